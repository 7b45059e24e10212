import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exportText } from '../../src/commands/exportChangeJournal.ts';
import { createJournalPage } from '../../src/documents/journalPage.ts';
import { journalLenses } from '../../src/documents/journalLenses.ts';
import type { TextOf } from '../../src/documents/textDocuments.ts';
import type { JournalEntry } from '../../src/links/journal/journalEntries.ts';
import { parseLine, type EndLine, type SentLine } from '../../src/links/journal/journalLine.ts';
import type { Server } from '../../src/servers/server.ts';
import { journalText } from '../../src/ui/text/journal/page.ts';
import { outcomeSentence } from '../../src/ui/text/journal/outcome.ts';
import { aLink } from '../unit/links/aLink.ts';
import { endLine, sentLine } from '../unit/links/journal/lines.ts';
import { aProfile } from '../unit/servers/support/aProfile.ts';

const link = aLink({ displayName: 'Köln & Søn' });

function entry(sent: Partial<SentLine> = {}, end: Partial<EndLine> = {}): JournalEntry {
  const line = sentLine({ objectId: link.objectId, ...sent });
  return { sent: line, end: endLine(line.id, end), lost: false };
}

const whole = { unread: 0, unwritten: 0 };

describe('the page of the change journal', () => {
  it('tells who sent what where, how it ended, and the request', () => {
    const one = entry(
      {
        operation: 'update',
        request: {
          method: 'PUT',
          path: `/vmrest/httpslinks/${link.objectId}`,
          body: { type: 'application/json', text: '{"DisplayName":"new"}' },
        },
        was: { displayName: 'old' },
      },
      { ignored: ['DisplayName'] },
    );
    const { text, places } = journalText([one], undefined, whole);
    const lines = text.split('\n');
    assert.deepEqual(
      lines.slice(places[0]?.line).map((line) => line.replace(/^.* · /, '… · ')),
      [
        '… · update of Köln & Søn',
        '  Server   Denver (denver.voice.example)',
        '  Sent by  lena, signed in as “operator”',
        '  Result   Done, and read back.',
        '  Ignored  DisplayName: the server left that as it was.',
        '  Before   DisplayName = old',
        '  Took     0.9 seconds',
        `  Request  PUT /vmrest/httpslinks/${link.objectId}`,
        '           {"DisplayName":"new"}',
        '',
      ],
    );
    assert.match(lines[places[0]?.line ?? 0] ?? '', /2026/);
    assert.match(text, /^Changes sent from this machine, newest first\n═+\n\nAll servers: 1 change\. /);
    // Entries say of some changes that they never left the machine.
    assert.match(text.replaceAll('\n', ' '), /is here once its sending has begun, also when/);
  });

  it('has a sentence of its own where nothing was sent', () => {
    assert.match(journalText([], undefined, whole).text, /No change has been sent from this machine yet\./);
    assert.match(
      journalText([], 'Denver', whole).text,
      /No change has been sent to Denver from this machine yet\./,
    );
  });

  it('says what is missing, and what this window alone has', () => {
    const text = journalText([], undefined, { unread: 2, unwritten: 1 }).text.replaceAll('\n', ' ');
    assert.match(text, /could not be read, and are missing here: 2\./);
    assert.match(text, /could not be written, and are lost when this window closes: 1\./);
  });

  it('keeps text of a server from passing for more than text', () => {
    const mean = entry(
      { target: 'one\n\u202etwo', server: 'a\u2028b' },
      { result: 'failed', failure: { kind: 'refused', status: 400, code: 'NO', message: 'x\ny\u202e' } },
    );
    const { text } = journalText([mean], undefined, whole);
    assert.doesNotMatch(text, /[\u202e\u2028]/);
    assert.match(text, /unjoin of one \[U\+202E\]two\n/);
    assert.match(text.replace(/\s+/g, ' '), /status 400: “NO: x y\[U\+202E\]”/);
  });

  for (const [words, end, lost] of [
    ['Still under way', undefined, false],
    ['Outcome unknown: the window', undefined, true],
    [
      'Outcome unknown: the answer was lost (no answer came in time)',
      { result: 'unknown', failure: { kind: 'timeout' } },
    ],
    ['the change was found by looking', { verified: 'found', failure: { kind: 'cutOff', code: 'X' } }],
    ['as a person has told', { verified: 'told' }],
    ['as the server said', { verified: 'no' }],
    [
      'it never left this machine: the server could not be reached',
      { result: 'failed', failure: { kind: 'unreachable', unsent: true, code: 'X' } },
    ],
    ['There was nothing to unjoin', { result: 'alreadyGone' }],
    ['someone else has changed it', { result: 'conflict' }],
    ['showed no trace', { result: 'notCarriedOut', failure: { kind: 'cutOff' } }],
    ['more than one link was new', { result: 'several', failure: { kind: 'cutOff' } }],
    ['has cleared its mark', { result: 'cleared' }],
    ['the server was taken off the list', { result: 'forgotten' }],
    ['a kind of a later version', { result: 'failed', failure: { kind: 'a kind of a later version' } }],
  ] as const satisfies readonly (readonly [string, Partial<EndLine> | undefined, boolean?])[])
    it(`says “${words}”`, () => {
      const sentence = outcomeSentence(end ? entry({}, end) : { ...entry(), end: undefined, lost });
      assert.ok(sentence.includes(words), sentence);
    });
});

describe('what the page of the change journal offers', () => {
  const profile = aProfile('https://denver.voice.example:8443', 'operator', { name: 'Denver' });
  const ready = {
    kind: 'ready',
    last: { links: [link], serverNow: undefined, readAt: new Date(), unchangedSince: new Date() },
  } as const;
  const origin = profile.origin;

  function offered(one: JournalEntry, different: Partial<Pick<Server, 'profile' | 'state'>> = {}) {
    const page = journalText([one], undefined, whole);
    const server = { profile, state: ready, ...different };
    return journalLenses(page, '', { all: [server] })
      .filter(({ range }) => range.start.line === page.places[0]?.line)
      .map(({ command }) => command?.title);
  }

  it('a choice of the server and an export above it', () => {
    const above = journalLenses(journalText([], undefined, whole), '', { all: [] });
    assert.deepEqual(
      above.map(({ command }) => command?.command),
      ['cucLinks.filterChangeJournal', 'cucLinks.exportChangeJournal'],
    );
  });

  it('the link while it is there', () => {
    const update = entry({ operation: 'update', origin });
    assert.deepEqual(offered(update), ['Open Link', 'Copy Request']);
    assert.deepEqual(offered(update, { state: { kind: 'notLoaded', last: undefined } }), ['Copy Request']);
    const joined = entry({ operation: 'join', origin, objectId: 'x' }, { objectId: link.objectId });
    assert.deepEqual(offered(joined), ['Open Link', 'Copy Request']);
  });

  it('another join after an unjoin that was or may have been carried out, not on a read-only server', () => {
    const gone = { objectId: 'gone', origin };
    for (const one of [
      entry(gone),
      entry(gone, { result: 'unknown' }),
      { ...entry(gone), end: undefined, lost: true },
    ])
      assert.deepEqual(offered(one), ['Copy Request', 'Join Again…']);
    for (const one of [entry(gone, { result: 'failed' }), { ...entry(gone), end: undefined }])
      assert.deepEqual(offered(one), ['Copy Request']);
    assert.deepEqual(offered(entry(gone), { profile: { ...profile, readOnly: true } }), ['Copy Request']);
    assert.deepEqual(offered(entry({ ...gone, origin: 'https://other.voice.example' })), ['Copy Request']);
  });
});

describe('the command that shows the change journal', () => {
  it('opens a page that cannot be edited, with what it offers', async () => {
    await vscode.commands.executeCommand('cucLinks.showChangeJournal');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    assert.match(document.getText(), /^Changes sent from this machine, newest first\n/);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), false);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert.ok(lenses.some(({ command }) => command?.command === 'cucLinks.exportChangeJournal'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('shows the changes of one server where it is asked for that, and exports all as they are stored', async () => {
    const [one, other] = [entry(), entry({ origin: 'https://other.voice.example', server: 'Other' })];
    let textOf: TextOf = () => assert.fail('no page is served');
    const page = createJournalPage(
      {
        serve: (_, source) => void (textOf = source),
        show: () => assert.fail('nothing is shown'),
        isOpen: () => false,
        changed: () => undefined,
      },
      {
        entries: () => Promise.resolve([one, other]),
        gaps: whole,
        onDidChange: () => ({ dispose: () => undefined }),
      },
      { all: [], onDidChange: () => new vscode.Disposable(() => undefined) },
    );
    try {
      assert.match(await textOf(''), /All servers: 2 changes\./);
      const text = await textOf(other.sent.origin);
      assert.match(text, /Other: 1 change\./);
      assert.doesNotMatch(text, /Denver/);
    } finally {
      page.dispose();
    }
    const lines = [one.sent, other.sent];
    const exported = exportText(lines);
    assert.ok(exported.endsWith('\n'));
    assert.deepEqual(exported.trimEnd().split('\n').map(parseLine), lines);
  });

  it('has the page read again when time alone has changed an entry, once for each change', async () => {
    await vscode.commands.executeCommand('cucLinks.showChangeJournal');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    let entries = [entry()];
    let told = 0;
    // Looks at the same page as the extension, but with other entries.
    const page = createJournalPage(
      {
        serve: () => undefined,
        show: () => assert.fail('it is shown already'),
        isOpen: () => true,
        changed: () => void (told += 1),
      },
      {
        entries: () => Promise.resolve(entries),
        gaps: whole,
        onDidChange: () => ({ dispose: () => undefined }),
      },
      { all: [], onDidChange: () => new vscode.Disposable(() => undefined) },
    );
    const look = () =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    try {
      await look();
      await look();
      assert.equal(told, 1);
      entries = [{ ...entry(), end: undefined, lost: true }];
      await look();
      await look();
      assert.equal(told, 2);
    } finally {
      page.dispose();
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    }
  });
});
