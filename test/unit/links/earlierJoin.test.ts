import assert from 'node:assert/strict';
import { bodyOf } from '../../../src/cupi/encode/body.ts';
import { syncTasksOf } from '../../../src/links/earlierJoin.ts';
import type { JournalEntry } from '../../../src/links/journal/journalEntries.ts';
import type { SentLine } from '../../../src/links/journal/journalLine.ts';
import { endLine, sentLine } from './journal/lines.ts';

const remoteServer = 'cgn.voice.example';
const unjoin = sentLine({ was: { remoteServer } });

function join(format: 'json' | 'xml', different: Partial<SentLine>, objectId?: string): JournalEntry {
  const body = bodyOf(format, [
    ['RemoteServer', remoteServer],
    ['EnableDirectorySync', 'true'],
    ['EnableVoicenameSync', 'false'],
  ]);
  const request = { method: 'POST', path: '/vmrest/httpslinks/operation/autojoin', body };
  const at = '2026-03-04T09:00:00.000Z';
  const sent = sentLine({ operation: 'join', target: 'other.example', at, request, ...different });
  return { sent, end: endLine(sent.id, objectId === undefined ? {} : { objectId }), lost: false };
}

describe('links: the tasks that the join of an unjoined link has started', () => {
  for (const format of ['json', 'xml'] as const)
    it(`are found by its ObjectId, however it names the far end (${format})`, () => {
      const entries = [join(format, {}, unjoin.objectId)];
      assert.deepEqual(syncTasksOf(unjoin, entries), { directorySync: true, voiceNameSync: false });
    });

  it('are found by the far end where the join was given no ObjectId', () => {
    const entries = [join('json', { target: 'CGN.voice.example' })];
    assert.deepEqual(syncTasksOf(unjoin, entries), { directorySync: true, voiceNameSync: false });
  });

  it('are not known by a join of another server or far end, a later one, or one that failed', () => {
    const failed = join('json', { target: remoteServer });
    const others = [
      join('json', {}),
      join('json', { target: remoteServer, origin: 'https://breda.voice.example' }),
      join('json', { target: remoteServer, at: '2026-03-05T09:00:00.000Z' }),
      { ...failed, end: endLine(failed.sent.id, { result: 'failed' }) },
    ];
    assert.equal(syncTasksOf(unjoin, others), undefined);
  });
});
