import assert from 'node:assert/strict';
import type { JoinRequest } from '../../../src/cupi/httpsLink.ts';
import { applyChange, type Change } from '../../../src/links/change.ts';
import { aLink } from './aLink.ts';
import { failed, newId, recordingClient, type Recording } from './recordingClient.ts';

const { signal } = new AbortController();
const id = aLink().objectId;
const request: JoinRequest = {
  remoteServer: 'rtm-uc-1.voice.example',
  remoteUsername: 'operator',
  remotePassword: 'for the test only',
  acceptSelfSignedCertificates: true,
  acceptCertificateErrors: false,
  enableDirectorySync: true,
  enableVoiceNameSync: false,
};
const fields = { displayName: 'new', useSsl: false } as const;
const changes = {
  join: { kind: 'join', request },
  update: { kind: 'update', objectId: id, fields },
  unjoin: { kind: 'unjoin', objectId: id },
  unjoinSelf: { kind: 'unjoinSelf' },
} as const satisfies Record<Change['kind'], Change>;

const apply = ({ client }: Recording, change: Change) => applyChange(client, change, signal);

describe('links: what a change sends, in this order, once', () => {
  it('join: a list that proves the session, the join, the new link', async () => {
    const recording = recordingClient();
    const changed = await apply(recording, changes.join);
    assert.deepEqual(recording.calls, [['list'], ['join', request], ['view', newId]]);
    assert.deepEqual(changed, { objectId: newId, link: aLink({ objectId: newId }), ignored: [] });
  });

  it('update: the link as it is, the fields, the link as it became', async () => {
    const recording = recordingClient({ 2: aLink(fields) });
    const changed = await apply(recording, changes.update);
    assert.deepEqual(recording.calls, [
      ['view', id],
      ['update', id, fields],
      ['view', id],
    ]);
    assert.deepEqual(changed, { objectId: id, link: aLink(fields), ignored: [] });
  });

  it('unjoin: the link, the unjoin, the link as it became', async () => {
    const marked = aLink({ deleted: true });
    const recording = recordingClient({ 2: marked });
    const changed = await apply(recording, changes.unjoin);
    assert.deepEqual(recording.calls, [
      ['view', id],
      ['unjoin', id],
      ['view', id],
    ]);
    assert.deepEqual(changed, { objectId: id, link: marked, ignored: [] });
  });

  it('unjoinSelf: a list, the unjoinSelf', async () => {
    const recording = recordingClient();
    const changed = await apply(recording, changes.unjoinSelf);
    assert.deepEqual(recording.calls, [['list'], ['unjoinSelf']]);
    assert.deepEqual(changed, { objectId: undefined, link: undefined, ignored: [] });
  });

  it('gives the signal to every call', async () => {
    for (const change of Object.values(changes)) {
      const recording = recordingClient();
      await apply(recording, change);
      assert.ok(recording.signals.length >= 2);
      for (const given of recording.signals) assert.equal(given, signal);
    }
  });
});

describe('links: a change that fails', () => {
  for (const change of Object.values(changes)) {
    const proof = change.kind === 'join' || change.kind === 'unjoinSelf' ? 'list' : 'view';

    it(`${change.kind}: nothing is changed when the session could not be proved`, async () => {
      const error = failed(proof);
      const recording = recordingClient({ 0: error });
      await assert.rejects(apply(recording, change), error);
      assert.deepEqual(
        recording.calls.map(([operation]) => operation),
        [proof],
      );
    });

    it(`${change.kind}: is not sent again, nor read back, after a lost answer`, async () => {
      const error = failed(change.kind);
      const recording = recordingClient({ 1: error });
      await assert.rejects(apply(recording, change), error);
      assert.deepEqual(
        recording.calls.map(([operation]) => operation),
        [proof, change.kind],
      );
    });
  }

  for (const change of [changes.join, changes.update, changes.unjoin]) {
    it(`${change.kind}: is done although it could not be read back`, async () => {
      const recording = recordingClient({ 2: failed('view') });
      const changed = await apply(recording, change);
      assert.deepEqual(changed, {
        objectId: change.kind === 'join' ? newId : id,
        link: undefined,
        ignored: [],
      });
      assert.equal(recording.calls.length, 3);
    });
  }
});

describe('links: an update the server took in part', () => {
  it('names the fields that came back unchanged', async () => {
    const recording = recordingClient({ 2: aLink({ displayName: 'new' }) });
    assert.deepEqual((await apply(recording, changes.update)).ignored, ['UseSSL']);
  });
});
