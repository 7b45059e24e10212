import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CupiError, type Failure } from '../../src/cupi/failure.ts';
import { createRawResponses, type RawResponses } from '../../src/details/rawResponses.ts';
import { failureOfEachKind } from '../support/failures.ts';
import { aProfile } from '../unit/servers/support/aProfile.ts';

describe('a raw response that is read again after a reload', () => {
  const profile = aProfile('https://10.0.0.7:8443', 'r', { name: 'Rotterdam' });
  const uri = vscode.Uri.from({
    scheme: 'cuc-links',
    path: '/Rotterdam/Annex.json',
    query: JSON.stringify({ serverId: profile.id, objectId: 'gone' }),
  });
  const changed = new vscode.EventEmitter<undefined>();
  const readings: RawResponses[] = [];
  const reading = (failure: Failure) => {
    const server = {
      profile,
      state: {
        kind: 'ready',
        last: { links: [], serverNow: undefined, readAt: new Date(), unchangedSince: new Date() },
      },
      client: () => Promise.reject(new CupiError(failure)),
    } as const;
    const raw = createRawResponses({
      get: (id) => (id === profile.id ? server : undefined),
      onDidChange: changed.event,
    });
    readings.push(raw);
    return raw.read(uri);
  };
  after(() => {
    for (const raw of readings) raw.dispose();
    changed.dispose();
  });

  it('is not found once its link has gone', async () => {
    await assert.rejects(reading(failureOfEachKind.notFound), { name: /EntryNotFound|FileNotFound/ });
  });

  it('tells any other failure as it is', async () => {
    await assert.rejects(reading(failureOfEachKind.denied), { name: 'CupiError' });
  });
});
