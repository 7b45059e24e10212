import { cupiFailureOf } from '../../cupi/cupiFailure.ts';
import type { HttpsLink } from '../../cupi/httpsLink.ts';
import type { Format } from '../../cupi/encode/body.ts';
import type { Change } from '../change.ts';
import { shownFields } from '../editedFields.ts';
import { plannedRequest } from '../plan/plannedRequest.ts';
import { nameOf } from '../changeTarget.ts';
import type { SentChange } from '../sentChange.ts';
import type { SentLine } from './journalLine.ts';

/** A change that is about to be sent. */
export interface Sending {
  readonly change: Change;
  readonly sent: SentChange;
  /** What was read just before: the list, or for an update and an unjoin the link alone. */
  readonly before: readonly HttpsLink[];
  /** Of the changes that were confirmed as one. */
  readonly batch?: string | undefined;
}

/** Who sends it, where to. */
export interface Sender extends Pick<SentLine, 'pid' | 'user' | 'server' | 'origin' | 'account'> {
  readonly format: Format;
  readonly sandbox: boolean;
}

/** `undefined` for a change that is not sent after all, because its request must not be. */
export function sentLine(id: string, at: Date, sending: Sending, sender: Sender): SentLine | undefined {
  const request = requestOf(sending.change, sender);
  if (!request) return undefined;
  const { change, batch } = sending;
  const { pid, user, server, origin, account, sandbox } = sender;
  const was = fieldsBefore(sending);
  return {
    v: 1,
    kind: 'sent',
    id,
    at: at.toISOString(),
    ...(batch === undefined ? {} : { batch }),
    pid,
    user,
    server,
    origin,
    account,
    ...(sandbox ? { sandbox } : {}),
    operation: change.kind,
    target: nameOf(change),
    ...('link' in change ? { objectId: change.link.objectId } : {}),
    request,
    ...(was ? { was } : {}),
  };
}

function requestOf(change: Change, options: Sender): SentLine['request'] | undefined {
  try {
    const { method, path, body } = plannedRequest(change, options);
    return { method, path, ...(body ? { body } : {}) };
  } catch (error) {
    if (cupiFailureOf(error)) return undefined;
    throw error;
  }
}

function fieldsBefore({ change, sent, before }: Sending): SentLine['was'] {
  if (sent.kind === 'update') return sent.was;
  return change.kind === 'unjoin' ? shownFields(before[0] ?? change.link) : undefined;
}
