import assert from 'node:assert/strict';
import type { HttpsLink, UpdateRequest } from '../../../src/cupi/httpsLink.ts';
import { findingOf } from '../../../src/links/finding.ts';
import { sentChange } from '../../../src/links/sentChange.ts';
import { aLink } from './aLink.ts';

const mine = aLink();
const other = aLink({ objectId: 'b2d8e0a4-77c1-4f0e-9d1b-0a5c3e9f6d21', displayName: 'Utrecht' });
const third = aLink({ objectId: 'e94c6f10-3b5a-4d27-8c6e-5f7a1b2c3d40', displayName: 'Breda' });

const done = (
  objectId: string | undefined,
  link: HttpsLink | undefined,
  ignored: readonly string[] = [],
) => ({
  kind: 'done',
  changed: { objectId, link, ignored },
});

describe('links: what a list says of a join', () => {
  const sent = { kind: 'join', remoteServer: 'utr.voice.example', before: [mine.objectId] } as const;

  it('nothing while it has no new link', () => {
    assert.deepEqual(findingOf(sent, [mine]), { kind: 'notYet' });
    assert.deepEqual(findingOf(sent, []), { kind: 'notYet' });
  });

  it('that it was made when one ObjectId is new, whatever its host', () => {
    assert.deepEqual(findingOf(sent, [mine, other]), done(other.objectId, other));
    assert.deepEqual(findingOf(sent, [other]), done(other.objectId, other));
  });

  it('that a person must tell when several are new', () => {
    assert.deepEqual(findingOf(sent, [third, mine, other]), { kind: 'several', links: [third, other] });
  });

  it('nothing by a link without an ObjectId', () => {
    assert.deepEqual(findingOf(sent, [mine, aLink({ objectId: '' })]), { kind: 'notYet' });
  });
});

describe('links: what a list says of an unjoin', () => {
  const sent = sentChange({ kind: 'unjoin', link: mine }, [mine]);

  it('that it was made when the link is marked or gone', () => {
    const marked = aLink({ deleted: true });
    assert.deepEqual(findingOf(sent, [marked, other]), done(mine.objectId, marked));
    assert.deepEqual(findingOf(sent, [other]), done(mine.objectId, undefined));
  });

  it('nothing while the link is as it was, or does not say', () => {
    assert.deepEqual(findingOf(sent, [mine]), { kind: 'notYet' });
    assert.deepEqual(findingOf(sent, [aLink({ deleted: undefined })]), { kind: 'notYet' });
  });
});

describe('links: what a list says of an unjoinSelf', () => {
  const sent = sentChange({ kind: 'unjoinSelf', named: [] }, [mine, other]);

  it('that it was made when every link of then is marked or gone, whatever came since', () => {
    assert.deepEqual(findingOf(sent, [aLink({ deleted: true }), third]), done(undefined, undefined));
    assert.deepEqual(findingOf(sent, []), done(undefined, undefined));
  });

  it('nothing while one of them stays', () => {
    assert.deepEqual(findingOf(sent, [aLink({ deleted: true }), other]), { kind: 'notYet' });
  });
});

describe('links: what a list says of an update', () => {
  const find = (fields: UpdateRequest, now: Partial<HttpsLink> | undefined) =>
    findingOf(sentChange({ kind: 'update', link: mine, fields }, [mine]), now ? [aLink(now)] : [other]);
  const fields = { displayName: 'new', useSsl: false };

  it('that it was made when the link is as it was sent', () => {
    assert.deepEqual(find(fields, fields), done(mine.objectId, aLink(fields)));
  });

  it('that it was made although fields were ignored', () => {
    const now = { displayName: 'new' };
    assert.deepEqual(find(fields, now), done(mine.objectId, aLink(now), ['UseSSL']));
  });

  it('nothing while the link is as it was before, whatever else has changed', () => {
    assert.deepEqual(find(fields, {}), { kind: 'notYet' });
    assert.deepEqual(find(fields, { objectCount: 9, acceptCertificateErrors: true }), { kind: 'notYet' });
  });

  it('that someone else was at it when a field has neither the old nor the sent value', () => {
    const now = { displayName: 'theirs', useSsl: false };
    assert.deepEqual(find(fields, now), { kind: 'conflict', now: aLink(now) });
  });

  it('that the link is gone', () => {
    assert.deepEqual(find(fields, undefined), { kind: 'conflict', now: undefined });
  });

  it('nothing by fields that were sent as they were', () => {
    const full = { ...fields, acceptSelfSignedCertificates: true, acceptCertificateErrors: false };
    assert.deepEqual(find(full, {}), { kind: 'notYet' });
    assert.deepEqual(find(full, { ...fields }), done(mine.objectId, aLink(fields)));
    assert.deepEqual(find({ useSsl: true }, {}), done(mine.objectId, mine));
  });

  it('whether RemoteServer was taken over by the host of BaseFeedURL, in whatever way it is named', () => {
    const moved = { remoteServer: 'RTM-UC-2' };
    assert.deepEqual(find(moved, {}), { kind: 'notYet' });
    const now = { baseFeedUrl: 'https://rtm-uc-2.voice.example/feeder' };
    assert.deepEqual(find(moved, now), done(mine.objectId, aLink(now)));
    assert.deepEqual(find({ remoteServer: 'RTM-UC-1.voice.example' }, {}), done(mine.objectId, mine));
  });
});
