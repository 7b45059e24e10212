import assert from 'node:assert/strict';
import { parseLine, type JournalLine } from '../../../../src/links/journal/journalLine.ts';
import { openBatches } from '../../../../src/links/journal/openBatches.ts';

const options = { acceptSelfSigned: true, acceptErrors: false, directorySync: true, voiceNameSync: true };

function batch(number: number, minute: number, pid = 1): JournalLine {
  return {
    v: 1,
    kind: 'batch',
    id: idOf(number),
    at: `2026-03-01T10:0${minute}:00.000Z`,
    pid,
    hub: 'admin@https://hub.voice.example',
    joins: [{ server: 'admin@https://rtm.voice.example', options }],
  };
}

function endOf(number: number): JournalLine {
  return { v: 1, kind: 'batchEnd', id: idOf(number), at: '2026-03-01T11:00:00.000Z' };
}

function idOf(number: number): string {
  return `0b8f3d52-6c1e-4f7a-9d20-00000000000${number}`;
}

describe('journal: joins that were confirmed as one', () => {
  it('are interrupted when they have no end and their window is gone, newest first', () => {
    const lines = [batch(1, 1), batch(2, 2, 77), batch(3, 3), endOf(3), batch(4, 4)];
    const open = openBatches(lines, ({ pid }) => pid === 77);
    assert.deepEqual(
      open.map(({ id }) => id),
      [idOf(4), idOf(1)],
    );
  });

  it('are read as they were written, and nothing beside their options is kept', () => {
    for (const line of [batch(1, 1), endOf(1)]) assert.deepEqual(parseLine(JSON.stringify(line)), line);
    const text = JSON.stringify({ ...batch(1, 1), password: 'Secret 1' });
    assert.deepEqual(parseLine(text), batch(1, 1));
  });
});
