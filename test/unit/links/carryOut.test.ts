import assert from 'node:assert/strict';
import { CupiError } from '../../../src/cupi/failure.ts';
import type { HttpsLink, JoinRequest } from '../../../src/cupi/httpsLink.ts';
import { secret } from '../../../src/http/secret.ts';
import type { Change } from '../../../src/links/change.ts';
import type { TakeClaim } from '../../../src/links/claim.ts';
import { aLink } from './aLink.ts';
import { carry, changedBy, claimFor, type Claimed } from './carry.ts';
import { failed, newId, recordingClient, refused, type Recording } from './recordingClient.ts';

const link = aLink();
const id = link.objectId;
const request: JoinRequest = {
  remoteServer: 'rtm-uc-1.voice.example',
  remoteUsername: 'operator',
  remotePassword: secret('for the test only'),
  acceptSelfSignedCertificates: true,
  acceptCertificateErrors: false,
  enableDirectorySync: true,
  enableVoiceNameSync: false,
};
const fields = { displayName: 'new', useSsl: false } as const;
const changes = {
  join: { kind: 'join', request },
  update: { kind: 'update', link, fields },
  unjoin: { kind: 'unjoin', link },
  unjoinSelf: { kind: 'unjoinSelf', named: [id, newId] },
} as const satisfies Record<Change['kind'], Change>;

const apply = ({ client }: Recording, change: Change) => changedBy(carry(client, change));
const names = ({ calls }: Recording) => calls.map(([operation]) => operation);

/** The calls that follow a lost answer all give this. */
function everyListIs(answer: Error | HttpsLink): Record<number, Error | HttpsLink> {
  return Object.fromEntries(Array.from({ length: 20 }, (_, index) => [index + 2, answer]));
}

function noNewLink(): CupiError {
  return new CupiError({
    server: 'lab',
    operation: 'join',
    sent: true,
    kind: 'badPayload',
    status: 201,
    reason: 'noNewLink',
  });
}

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
      const { signal } = new AbortController();
      await carry(recording.client, change, { signal });
      assert.ok(recording.signals.length >= 2);
      for (const given of recording.signals) assert.equal(given, signal);
    }
  });
});

describe('links: the claim of a change', () => {
  it('is held before anything is read, told what is sent, and settled', async () => {
    const claimed: Claimed = [];
    const recording = recordingClient({ 0: [link, aLink({ objectId: '' })] });
    await carry(recording.client, changes.join, {}, claimed);
    const sent = { kind: 'join', remoteServer: request.remoteServer, before: [id] };
    assert.deepEqual(claimed, ['join', sent, 'settled']);
  });

  it('that another holds means that nothing is sent, nor read', async () => {
    const at = new Date();
    for (const taken of [
      { kind: 'inProgress' },
      { kind: 'unverified', sent: { kind: 'unjoinSelf', before: [] }, at },
    ] as const) {
      const recording = recordingClient();
      const end = await carry(recording.client, changes.join, { claim: () => Promise.resolve(taken) });
      assert.deepEqual(end, taken);
      assert.deepEqual(recording.calls, []);
    }
  });

  it('is left open by a fault of our own, which goes on to the caller', async () => {
    for (const place of [0, 1]) {
      const claimed: Claimed = [];
      const fault = new Error('ours');
      await assert.rejects(
        carry(recordingClient({ [place]: fault }).client, changes.join, {}, claimed),
        fault,
      );
      assert.equal(claimed.at(-1), 'left open');
    }
  });
});

describe('links: a change that fails', () => {
  for (const change of Object.values(changes)) {
    const proof = change.kind === 'join' || change.kind === 'unjoinSelf' ? 'list' : 'view';

    it(`${change.kind}: nothing is changed when the session could not be proved`, async () => {
      const error = failed(proof);
      const claimed: Claimed = [];
      const recording = recordingClient({ 0: error });
      const end = await carry(recording.client, change, {}, claimed);
      assert.deepEqual(end, { kind: 'failed', failure: { ...error.failure, sent: false } });
      assert.deepEqual(names(recording), [proof]);
      assert.equal(claimed.at(-1), 'settled');
    });

    it(`${change.kind}: a refusal is told at once and not looked up`, async () => {
      const error = refused(change.kind, 400);
      const recording = recordingClient({ 1: error });
      assert.deepEqual(await carry(recording.client, change), { kind: 'failed', failure: error.failure });
      assert.deepEqual(names(recording), [proof, change.kind]);
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

  it('unjoin: a link that is gone by then is told so', async () => {
    for (const place of [0, 1]) {
      const recording = recordingClient({ [place]: refused(place === 0 ? 'view' : 'unjoin', 404) });
      assert.deepEqual(await carry(recording.client, changes.unjoin), { kind: 'alreadyGone' });
    }
  });

  it('unjoin: a link that is marked by then is left alone', async () => {
    const recording = recordingClient({ 0: aLink({ deleted: true }) });
    assert.deepEqual(await carry(recording.client, changes.unjoin), { kind: 'alreadyGone' });
    assert.deepEqual(names(recording), ['view']);
  });
});

describe('links: a change whose answer is lost', () => {
  for (const change of Object.values(changes)) {
    it(`${change.kind}: is never sent again by itself`, async () => {
      const lost = failed(change.kind);
      const recording = recordingClient({ 0: link, 1: lost, ...everyListIs(link) });
      const end = await carry(recording.client, change);
      assert.equal(end.kind, 'notCarriedOut');
      assert.equal(names(recording).filter((name) => name === change.kind).length, 1);
      assert.ok(recording.calls.length > 2);
    });
  }

  it('is found by looking, and says why the answer never came', async () => {
    const lost = failed('join');
    const made = aLink({ objectId: newId });
    const claimed: Claimed = [];
    let told = 0;
    const recording = recordingClient({ 0: [link], 1: lost, 2: [link], 3: [made, link] });
    const end = await carry(recording.client, changes.join, { onLost: () => (told += 1) }, claimed);
    const changed = { objectId: newId, link: made, ignored: [] };
    assert.deepEqual(end, { kind: 'done', changed, lost: lost.failure });
    assert.deepEqual(names(recording), ['list', 'join', 'list', 'list']);
    assert.equal(claimed.at(-1), 'settled');
    assert.equal(told, 1);
  });

  it('is known to be joined although the answer names no link', async () => {
    const recording = recordingClient({ 1: noNewLink(), 2: [aLink({ objectId: newId })] });
    const end = await carry(recording.client, changes.join);
    assert.equal(end.kind, 'done');
    assert.equal(end.changed.objectId, newId);
  });

  it('leaves its claim open when it cannot be looked up, and says why', async () => {
    const lost = failed('join');
    const claimed: Claimed = [];
    const recording = recordingClient({ 1: lost, ...everyListIs(refused('list', 404)) });
    const end = await carry(recording.client, changes.join, {}, claimed);
    const cannotLook = refused('list', 404).failure;
    assert.deepEqual(end, { kind: 'unknown', failure: lost.failure, cannotLook });
    assert.equal(claimed.at(-1), 'left open');
  });

  it('leaves its claim open when nobody waits any longer: while it is sent, and while it is looked for', async () => {
    for (const event of ['sent', 'lost']) {
      const waiting = new AbortController();
      const lost = failed('join');
      const claimed: Claimed = [];
      const recording = recordingClient({ 1: lost });
      if (event === 'sent') waiting.abort();
      const end = await carry(
        recording.client,
        changes.join,
        { signal: waiting.signal, onLost: () => waiting.abort() },
        claimed,
      );
      assert.deepEqual(end, { kind: 'unknown', failure: lost.failure, cannotLook: undefined });
      assert.equal(claimed.at(-1), 'left open');
      assert.deepEqual(names(recording), ['list', 'join']);
    }
  });

  it('leaves the choice among several new links to a person, and its claim open', async () => {
    const lost = failed('join');
    const claimed: Claimed = [];
    const links = [link, aLink({ objectId: newId })];
    const end = await carry(recordingClient({ 1: lost, 2: links }).client, changes.join, {}, claimed);
    assert.deepEqual(end, { kind: 'several', failure: lost.failure, links });
    assert.equal(claimed.at(-1), 'left open');
  });

  it('update: gives the values of someone else', async () => {
    const now = aLink({ displayName: 'theirs' });
    const end = await carry(recordingClient({ 1: failed('update'), 2: [now] }).client, changes.update);
    assert.deepEqual(end, { kind: 'conflict', sent: true, now });
  });

  it('update: says that the link is gone', async () => {
    const claimed: Claimed = [];
    const recording = recordingClient({ 1: failed('update'), 2: [aLink({ objectId: newId })] });
    const end = await carry(recording.client, changes.update, {}, claimed);
    assert.deepEqual(end, { kind: 'conflict', sent: true, now: undefined });
    assert.equal(claimed.at(-1), 'settled');
  });

  it('update: is found, and names the fields that came back unchanged', async () => {
    const lost = failed('update');
    const now = aLink({ displayName: 'new' });
    const end = await carry(recordingClient({ 1: lost, 2: [now] }).client, changes.update);
    const changed = { objectId: id, link: now, ignored: ['UseSSL'] };
    assert.deepEqual(end, { kind: 'done', changed, lost: lost.failure });
  });

  it('unjoin: is found by the mark, or by the link being gone', async () => {
    const lost = failed('unjoin');
    const marked = aLink({ deleted: true });
    for (const [list, now] of [
      [[marked], marked],
      [[], undefined],
    ] as const) {
      const end = await carry(recordingClient({ 1: lost, 2: list }).client, changes.unjoin);
      const changed = { objectId: id, link: now, ignored: [] };
      assert.deepEqual(end, { kind: 'done', changed, lost: lost.failure });
    }
  });

  it('unjoinSelf: is found once every link of before is marked or gone', async () => {
    const lost = failed('unjoinSelf');
    const other = aLink({ objectId: newId });
    const recording = recordingClient({
      0: [link, other],
      1: lost,
      2: [aLink({ deleted: true }), other],
      3: [aLink({ deleted: true })],
    });
    const end = await carry(recording.client, changes.unjoinSelf);
    const changed = { objectId: undefined, link: undefined, ignored: [] };
    assert.deepEqual(end, { kind: 'done', changed, lost: lost.failure });
    assert.deepEqual(names(recording), ['list', 'unjoinSelf', 'list', 'list']);
  });
});

describe('links: a change that a person sends again', () => {
  async function lostJoin() {
    const recording = recordingClient({ 1: failed('join') });
    const end = await carry(recording.client, changes.join);
    assert.equal(end.kind, 'notCarriedOut');
    return end;
  }
  const made = aLink({ objectId: newId });

  it('is not sent when the first one has been carried out late', async () => {
    const again = await lostJoin();
    const recording = recordingClient({ 0: [made] });
    const end = await carry(recording.client, changes.join, { again });
    const changed = { objectId: newId, link: made, ignored: [] };
    assert.deepEqual(end, { kind: 'done', changed, lost: again.failure });
    assert.deepEqual(names(recording), ['list']);
  });

  for (const status of [400, 409] as const) {
    it(`is done when it is refused (${status}) because of the first one`, async () => {
      const again = await lostJoin();
      const recording = recordingClient({ 1: refused('join', status), 2: [made] });
      const end = await carry(recording.client, changes.join, { again });
      assert.equal(end.kind, 'done');
      assert.deepEqual(end.lost, again.failure);
    });

    it(`fails when it is refused (${status}) for another reason`, async () => {
      const again = await lostJoin();
      const recording = recordingClient({ 1: refused('join', status) });
      const end = await carry(recording.client, changes.join, { again });
      assert.deepEqual(end, { kind: 'failed', failure: refused('join', status).failure });
    });
  }

  it('leaves it to a person which new link is that of the first one, sent again or not', async () => {
    const again = await lostJoin();
    const links = [made, aLink({ objectId: id })];
    for (const recording of [
      recordingClient({ 0: links }),
      recordingClient({ 1: refused('join', 409), 2: links }),
    ]) {
      const claimed: Claimed = [];
      const end = await carry(recording.client, changes.join, { again }, claimed);
      assert.deepEqual(end, { kind: 'several', failure: again.failure, links });
      assert.deepEqual(claimed.slice(-2), [again.sent, 'left open']);
    }
  });

  it('keeps the time of the first sending in the mark that is left of it', async () => {
    const again = { ...(await lostJoin()), at: new Date('2026-03-04T10:00:00Z') };
    const times: Date[] = [];
    const claim: TakeClaim = async (target) => {
      const taken = await claimFor([])(target);
      return taken.kind === 'claimed'
        ? { ...taken, sending: ({ at }) => Promise.resolve(void times.push(at)) }
        : taken;
    };
    const recording = recordingClient({ 1: refused('join', 409), 2: [made, aLink({ objectId: id })] });
    const began = Date.now();
    await carry(recording.client, changes.join, { again, claim });
    const [own, adopted] = times;
    assert.ok(own && own.getTime() >= began);
    assert.deepEqual(adopted, again.at);
  });

  /** How a change ended whose answer was lost, and which no look has found. */
  async function lostChange(change: Change) {
    const recording = recordingClient({ 0: link, 1: failed(change.kind), ...everyListIs(link) });
    const end = await carry(recording.client, change);
    assert.equal(end.kind, 'notCarriedOut');
    return end;
  }

  it('update: is not sent when the first one has been carried out late', async () => {
    const again = await lostChange(changes.update);
    const now = aLink(fields);
    const recording = recordingClient({ 0: now });
    const end = await carry(recording.client, changes.update, { again });
    const changed = { objectId: id, link: now, ignored: [] };
    assert.deepEqual(end, { kind: 'done', changed, lost: again.failure });
    assert.deepEqual(names(recording), ['view']);
  });

  it('update: is not sent over what someone else has made of the link meanwhile', async () => {
    const again = await lostChange(changes.update);
    const now = aLink({ displayName: 'theirs' });
    const recording = recordingClient({ 0: now });
    const end = await carry(recording.client, changes.update, { again });
    assert.deepEqual(end, { kind: 'conflict', sent: true, now });
    assert.deepEqual(names(recording), ['view']);
  });

  it('unjoin: is done when the first one has marked the link late, or when it is gone by then', async () => {
    const again = await lostChange(changes.unjoin);
    const marked = aLink({ deleted: true });
    const late = await carry(recordingClient({ 0: marked }).client, changes.unjoin, { again });
    assert.deepEqual(late, {
      kind: 'done',
      changed: { objectId: id, link: marked, ignored: [] },
      lost: again.failure,
    });
    const refusedThen = recordingClient({ 1: refused('unjoin', 404) });
    const gone = await carry(refusedThen.client, changes.unjoin, { again });
    assert.deepEqual(gone, {
      kind: 'done',
      changed: { objectId: id, link: undefined, ignored: [] },
      lost: again.failure,
    });
  });

  it('is sent like any other when there is no trace of the first one', async () => {
    const recording = recordingClient();
    await changedBy(carry(recording.client, changes.join, { again: await lostJoin() }));
    assert.deepEqual(names(recording), ['list', 'join', 'view']);
  });
});

describe('links: a whole server that has a link its question did not name', () => {
  const added = aLink({ objectId: '4f0b6c1e-93d7-4a52-b8e0-6d2c5a7f1e39' });

  it('is not taken out of its network, and gives that link', async () => {
    const recording = recordingClient({ 0: [link, added] });
    const claimed: Claimed = [];
    const end = await carry(recording.client, changes.unjoinSelf, {}, claimed);
    assert.deepEqual(end, { kind: 'unnamed', links: [added] });
    assert.deepEqual(names(recording), ['list']);
    assert.deepEqual(claimed, ['network', 'settled']);
  });

  it('is taken out when that one is being removed already, or when one that was named has gone', async () => {
    for (const before of [[link, { ...added, deleted: true }], [link]]) {
      const recording = recordingClient({ 0: before });
      await apply(recording, changes.unjoinSelf);
      assert.deepEqual(names(recording), ['list', 'unjoinSelf']);
    }
  });
});

describe('links: an update of what someone else has changed', () => {
  it('is not sent, and gives their values', async () => {
    const now = aLink({ displayName: 'theirs' });
    const recording = recordingClient({ 0: now });
    assert.deepEqual(await carry(recording.client, changes.update), { kind: 'conflict', sent: false, now });
    assert.deepEqual(names(recording), ['view']);
  });

  it('fails when the link is gone by then', async () => {
    const recording = recordingClient({ 0: refused('view', 404) });
    const failure = { ...refused('view', 404).failure, sent: false };
    assert.deepEqual(await carry(recording.client, changes.update), { kind: 'failed', failure });
    assert.deepEqual(names(recording), ['view']);
  });

  it('names the fields that came back unchanged', async () => {
    const recording = recordingClient({ 2: aLink({ displayName: 'new' }) });
    assert.deepEqual((await apply(recording, changes.update)).ignored, ['UseSSL']);
  });
});
