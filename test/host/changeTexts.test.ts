import * as vscode from 'vscode';
import { offerClear } from '../../src/commands/flows/offerClear.ts';
import { offerEditAgain } from '../../src/commands/flows/offerEditAgain.ts';
import { presentEnd } from '../../src/commands/flows/presentEnd.ts';
import { refuseReadOnly, sendChange } from '../../src/commands/flows/sendChange.ts';
import { fullSetQuestion } from '../../src/commands/flows/updateQuestion.ts';
import type { Failure } from '../../src/cupi/failure.ts';
import type { Change } from '../../src/links/change.ts';
import type { ChangeEnd } from '../../src/links/changeEnd.ts';
import { planOf } from '../../src/links/plan/plan.ts';
import type { RefusalMeaning } from '../../src/links/refusalMeaning.ts';
import type { Server } from '../../src/servers/server.ts';
import { plannedServer } from '../../src/servers/plannedServer.ts';
import { presentFailure } from '../../src/ui/presentFailure.ts';
import { refusalSentence } from '../../src/ui/text/refusal.ts';
import { leavingSentence, removalSentence } from '../../src/ui/text/removal.ts';
import { aJoin } from '../faults/support/aJoin.ts';
import { sameAsKept } from '../support/keptTexts.ts';
import { aLink } from '../unit/links/aLink.ts';
import { aProfile } from '../unit/servers/support/aProfile.ts';
import { unaskedServer } from '../unit/servers/support/unaskedServer.ts';

const link = aLink({ displayName: 'Rotterdam' });
const words = { code: 'E-7', message: 'It is not to be.' };
const profile = aProfile('https://denver.example:8443', 'lena', { name: 'Denver' });
const readOnly = aProfile('https://denver.example:8443', 'lena', { name: 'Denver', readOnly: true });
const fields = { displayName: 'Rotterdam West', useSsl: false };
const changes: readonly Change[] = [
  aJoin('annex.voice.example'),
  { kind: 'update', link, fields },
  { kind: 'unjoin', link },
  { kind: 'unjoinSelf', named: [link.objectId] },
];
const sentUpdate = { kind: 'update', objectId: link.objectId, name: 'Rotterdam', fields, was: {} } as const;
const at = new Date('2026-03-04T10:00:00Z');
const cut: Failure = {
  server: 'Denver',
  operation: 'update',
  sent: true,
  kind: 'cutOff',
  phase: 'body',
  code: 'ECONNRESET',
};

function aServer(different: Partial<Server> = {}): Server {
  const server = unaskedServer(profile);
  return Object.defineProperties(server, Object.getOwnPropertyDescriptors(different));
}

function kept(name: string, texts: readonly string[]): void {
  const path = process.env['CUC_LINKS_TEXTS'];
  if (path === undefined) throw new Error('Run the suite with: npm run test:host');
  sameAsKept(path, name, texts.join('\n\n'));
}

const shows = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const;

/** What is shown while this goes on, each with its detail and buttons; nobody presses one. */
async function shownBy(work: () => Promise<unknown>): Promise<readonly string[]> {
  const texts: string[] = [];
  const before = shows.map((show) => Object.getOwnPropertyDescriptor(vscode.window, show));
  const note = (message: string, ...items: readonly (string | vscode.MessageOptions)[]) => {
    const details = items.flatMap((item) => (typeof item === 'string' ? [] : [item.detail ?? '']));
    const buttons = items.filter((item) => typeof item === 'string');
    texts.push(
      [message, ...details, ...(buttons.length > 0 ? [`[ ${buttons.join(' | ')} ]`] : [])].join('\n'),
    );
    return Promise.resolve(undefined);
  };
  for (const show of shows)
    Object.defineProperty(vscode.window, show, { value: note, configurable: true, writable: true });
  try {
    await work();
  } finally {
    for (const [index, show] of shows.entries()) {
      const descriptor = before[index];
      if (descriptor) Object.defineProperty(vscode.window, show, descriptor);
    }
  }
  return texts;
}

describe('the texts of a change that a journey does not come by', () => {
  it('tell every end but success', async () => {
    const [join, update, unjoin, unjoinSelf] = changes;
    const all = changes;
    type Told = readonly [end: Exclude<ChangeEnd, { kind: 'done' }>, of: readonly (Change | undefined)[]];
    const ends: readonly Told[] = [
      [{ kind: 'alreadyGone' }, [unjoin]],
      [{ kind: 'unnamed', links: [link] }, [unjoinSelf]],
      [{ kind: 'inProgress' }, all],
      [{ kind: 'unverified', sent: sentUpdate, at }, [update]],
      [{ kind: 'unknown', failure: cut, cannotLook: undefined }, all],
      [{ kind: 'unknown', failure: cut, cannotLook: { ...cut, operation: 'list' } }, [join]],
    ];
    const texts: string[] = [];
    for (const [end, of] of ends)
      for (const change of of) {
        if (!change) continue;
        const shown = await shownBy(() => presentEnd(aServer(), change, end));
        texts.push(`· ${end.kind}, ${change.kind}\n${shown.join('\n')}`);
      }
    kept('every end but success', texts);
  });

  it('tell a change that failed, sent or not', async () => {
    const failures: readonly Failure[] = [
      { ...cut, sent: false, operation: 'unjoin' },
      { ...cut, sent: false, operation: 'unjoin', kind: 'unreachable', phase: 'tcp', code: 'ECONNREFUSED' },
      { ...cut, sent: false, operation: 'unjoin', kind: 'timeout', phase: 'tcp', afterMs: 8_000 },
      { ...cut, sent: false, operation: 'unjoin', kind: 'signInNeeded', refused: true },
      { ...cut, sent: false, operation: 'unjoin', kind: 'readOnly' },
      { ...cut, sent: false, operation: 'unjoin', kind: 'outdated' },
      { ...cut, operation: 'unjoin', kind: 'denied', status: 403, words },
      { ...cut, operation: 'unjoin', kind: 'refused', status: 400, words },
      { ...cut, operation: 'unjoin', kind: 'serverError', status: 500, words },
    ];
    const texts: string[] = [];
    for (const failure of failures)
      texts.push(...(await shownBy(() => presentFailure(failure, 'id', { kind: 'unjoin', link }))));
    kept('a change that failed', texts);
  });

  it('ask before anything is sent again, overwritten or cleared', async () => {
    const target = { server: aServer(), link, key: link.objectId };
    const now = { ...link, displayName: 'Rotterdam East' };
    const notCarriedOut: ChangeEnd = {
      kind: 'notCarriedOut',
      failure: cut,
      sent: sentUpdate,
      entry: 'in the journal',
      at,
    };
    const change: Change = { kind: 'update', link, fields };
    const sending = aServer({ change: () => Promise.resolve(notCarriedOut) });
    const mark = { id: 'mark', sent: sentUpdate, at, entry: undefined };
    kept('before anything is sent again, overwritten or cleared', [
      ...(await shownBy(() => sendChange(sending, 'Updating…', change))),
      ...(await shownBy(() => offerEditAgain(target, fields, { kind: 'conflict', sent: false, now }))),
      ...(await shownBy(() => offerEditAgain(target, fields, { kind: 'conflict', sent: true, now }))),
      ...(await shownBy(() =>
        offerEditAgain(target, fields, { kind: 'conflict', sent: false, now: undefined }),
      )),
      ...(await shownBy(() => offerClear(target.server, mark, { kind: 'conflict', now }))),
      ...(await shownBy(() => offerClear(target.server, mark, { kind: 'several', links: [link] }))),
      ...(await shownBy(() => offerClear(target.server, mark, undefined))),
      ...(await shownBy(() => Promise.resolve(refuseReadOnly(aServer({ profile: readOnly }))))),
    ]);
  });

  it('ask for the full set where a server wants it', () => {
    const all = { ...fields, acceptSelfSignedCertificates: true, acceptCertificateErrors: false };
    const here = {
      name: 'Denver',
      host: 'denver.example',
      release: undefined,
      locations: undefined,
      links: [link],
      machines: undefined,
    };
    const plan = planOf({
      server: plannedServer({ profile }),
      change: { kind: 'update', link, fields: all },
      survey: { here, others: [] },
    });
    const refused: Failure = { ...cut, kind: 'refused', status: 400, words };
    const { question, detail, verbs } = fullSetQuestion(plan, link, all, refused);
    kept('update: all fields are wanted', [question, detail, `[ ${verbs.join(' | ')} ]`]);
  });

  it('say what a refusal most likely means', () => {
    const meanings: Readonly<Record<RefusalMeaning, true>> = {
      alreadyInNetwork: true,
      pendingRemoval: true,
      nameClash: true,
      smtpDomainClash: true,
      tooManyLinks: true,
      tooOld: true,
      remoteUnreachable: true,
      certificateName: true,
      selfSigned: true,
      certificate: true,
      remoteSignIn: true,
      useSslFalse: true,
      listsOneWay: true,
      otherLocation: true,
      missingField: true,
      badValue: true,
      unreadRequest: true,
      noSuchLink: true,
      notLinked: true,
      noSuchCall: true,
      notPermitted: true,
    };
    const names: readonly RefusalMeaning[] = Object.keys(meanings).filter(
      (name): name is RefusalMeaning => name in meanings,
    );
    kept('what a refusal most likely means', names.map(refusalSentence));
  });

  it('say what a removal still waits for', () => {
    const ends = ['notConfigured', 'notKnown', 'notNoticed', 'pending', 'gone'] as const;
    kept('what a removal still waits for', [
      ...ends.map((farEnd) => removalSentence({ here: 'pending', farEnd }, 'London')),
      removalSentence({ here: 'notNoticed', farEnd: 'pending' }, 'London'),
      leavingSentence({ noticed: ['London'], notNoticed: ['Madrid'], notKnown: ['Milan'] }),
      leavingSentence({ noticed: ['London'], notNoticed: [], notKnown: [] }),
    ]);
  });
});
