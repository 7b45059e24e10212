import { randomUUID } from 'node:crypto';
import type { EndLine, SentLine } from '../../../../src/links/journal/journalLine.ts';

/** A line of the journal with what a test wants different. */
export function sentLine(different: Partial<SentLine> = {}): SentLine {
  return {
    v: 1,
    kind: 'sent',
    id: randomUUID(),
    at: '2026-03-04T10:00:00.000Z',
    pid: process.pid,
    user: 'lena',
    server: 'Denver',
    origin: 'https://denver.voice.example',
    account: 'operator',
    operation: 'unjoin',
    target: 'Köln & Søn',
    objectId: 'b2d8e0a4-77c1-4f0e-9d1b-0a5c3e9f6d21',
    request: {
      method: 'DELETE',
      path: '/vmrest/httpslinks/operation/unjoin/b2d8e0a4-77c1-4f0e-9d1b-0a5c3e9f6d21',
    },
    ...different,
  };
}

export function endLine(id: string, different: Partial<EndLine> = {}): EndLine {
  return {
    v: 1,
    kind: 'end',
    id,
    at: '2026-03-04T10:00:01.000Z',
    result: 'done',
    verified: 'readBack',
    milliseconds: 900,
    ...different,
  };
}
