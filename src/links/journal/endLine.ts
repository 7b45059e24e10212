import type { Failure } from '../../cupi/failure.ts';
import type { Changed } from '../change.ts';
import type { ChangeEnd, Taken, Unnamed } from '../changeEnd.ts';
import type { EndLine } from './journalLine.ts';

/** How a change ended that was sent. */
export type SentEnd = Exclude<ChangeEnd, Taken | Unnamed>;

type Facts = Omit<EndLine, 'v' | 'kind' | 'id' | 'at' | 'milliseconds'>;

/** `milliseconds` since it was sent, where that was measured. */
export function endLine(id: string, at: Date, facts: Facts, milliseconds?: number): EndLine {
  return {
    v: 1,
    kind: 'end',
    id,
    at: at.toISOString(),
    ...facts,
    ...(milliseconds === undefined ? {} : { milliseconds: Math.max(0, Math.round(milliseconds)) }),
  };
}

export function factsOf(end: SentEnd): Facts {
  switch (end.kind) {
    case 'done': {
      const { changed, lost } = end;
      const known = lost ? 'found' : changed.link ? 'readBack' : 'no';
      return { ...doneFacts(changed, known), ...(lost ? { failure: failureFacts(lost) } : {}) };
    }
    case 'alreadyGone':
    case 'conflict':
      return { result: end.kind, verified: 'no' };
    case 'failed':
    case 'notCarriedOut':
    case 'several':
    case 'unknown':
      return { result: end.kind, verified: 'no', failure: failureFacts(end.failure) };
  }
}

/** Of a change that was carried out. */
export function doneFacts({ objectId, ignored }: Changed, verified: EndLine['verified']): Facts {
  return {
    result: 'done',
    verified,
    ...(objectId === undefined ? {} : { objectId }),
    ...(ignored.length > 0 ? { ignored: [...ignored] } : {}),
  };
}

function failureFacts(failure: Failure): NonNullable<EndLine['failure']> {
  const words = 'words' in failure ? failure.words : { code: codeOf(failure), message: undefined };
  return {
    kind: failure.kind,
    ...(failure.sent ? {} : { unsent: true }),
    ...('status' in failure ? { status: failure.status } : {}),
    ...(words.code === undefined ? {} : { code: words.code }),
    ...(words.message === undefined ? {} : { message: words.message }),
  };
}

function codeOf(failure: Failure): string | undefined {
  return 'code' in failure ? failure.code : undefined;
}
