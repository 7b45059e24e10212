import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { quirksOf } from '../../../src/sandbox/quirks.ts';
import { join, links, oneLink, signIn, type Session } from './support/session.ts';
import { createTestClock, HOUR, MINUTE } from './support/testClock.ts';

describe('sandbox: unjoin', () => {
  const clock = createTestClock();
  let sandbox: Sandbox;
  let hub: Session;

  beforeEach(async () => {
    sandbox = await startSandbox({ seed: 31, clock });
    hub = await signIn(sandbox, 'cuc-hub');
  });
  afterEach(() => sandbox.stop());

  const remove = (session: Session, id: unknown) =>
    session.send(`httpslinks/operation/unjoin/${String(id)}`, { method: 'DELETE' });

  it('marks this end at once, the far end at its next sync, and cleans both at night', async () => {
    const london = await signIn(sandbox, 'cuc-lon-01');
    const near = await oneLink(hub, 'cuc-lon-01');
    const far = await oneLink(london, 'cuc-hub');
    const reply = await remove(hub, near['ObjectId']);
    assert.equal(reply.status, 200);
    assert.notEqual(reply.text, '');
    assert.equal((await oneLink(hub, 'cuc-lon-01'))['Deleted'], 'true');
    assert.equal((await oneLink(london, 'cuc-hub'))['Deleted'], 'false');

    clock.advance(16 * MINUTE);
    assert.equal((await oneLink(await signIn(sandbox, 'cuc-lon-01'), 'cuc-hub'))['Deleted'], 'true');

    clock.advance(12 * HOUR);
    const [hubLater, londonLater] = [await signIn(sandbox, 'cuc-hub'), await signIn(sandbox, 'cuc-lon-01')];
    assert.deepEqual(await links(hubLater, 'cuc-lon-01.'), []);
    assert.deepEqual(await links(londonLater, 'cuc-hub.'), []);
    assert.equal((await hubLater.send(`httpslinks/${String(near['ObjectId'])}`)).status, 404);
    assert.equal((await londonLater.send(`httpslinks/${String(far['ObjectId'])}`)).status, 404);
    assert.equal((await links(londonLater, 'cuc-lon-02.')).length, 1);
  });

  it('stops synchronizing what is marked', async () => {
    const { ObjectId } = await oneLink(hub, 'cuc-fra-01');
    await remove(hub, ObjectId);
    const marked = await oneLink(hub, 'cuc-fra-01');
    clock.advance(10 * MINUTE);
    const later = await oneLink(hub, 'cuc-fra-01');
    assert.deepEqual(later, marked);
    assert.equal(later['Status'], '0');
  });

  it('does not let the two join again before the cleanup', async () => {
    const lab = await signIn(sandbox, 'cuc-lab-01');
    assert.equal((await join(lab, hub.server)).status, 201);
    await remove(lab, (await oneLink(lab, 'cuc-hub'))['ObjectId']);
    assert.notEqual((await join(lab, hub.server)).status, 201);
    clock.advance(13 * HOUR);
    const later = await signIn(sandbox, 'cuc-lab-01');
    assert.deepEqual(await links(later), []);
    assert.equal((await join(later, hub.server)).status, 201);
  });

  it('leaves the far end standing when its reader does not run', async () => {
    await remove(hub, (await oneLink(hub, 'cuc-nyc-pub'))['ObjectId']);
    clock.advance(48 * HOUR);
    const cluster = await signIn(sandbox, 'cuc-nyc-pub');
    assert.equal((await oneLink(cluster, 'cuc-hub'))['Deleted'], 'false');
  });

  it('refuses unknown links, links of others and links already marked, and changes nothing without an id', async () => {
    const london = await signIn(sandbox, 'cuc-lon-01');
    const { ObjectId } = await oneLink(london, 'cuc-hub');
    assert.equal((await remove(hub, ObjectId)).status, 404);
    assert.equal((await remove(hub, '')).status, 404);
    assert.equal((await hub.send('httpslinks/operation/unjoin', { method: 'DELETE' })).status, 404);
    const before = await links(hub);
    assert.equal(before.filter((link) => link['Deleted'] === 'true').length, 1);
    assert.notEqual((await remove(hub, (await oneLink(hub, 'cuc-mil-01'))['ObjectId'])).status, 200);
  });

  it('takes a location out of the network', async () => {
    const london = await signIn(sandbox, 'cuc-lon-01');
    const self = 'httpslinks/operation/unjoinself';
    const reply = await london.send(self, { method: 'DELETE' });
    assert.equal(reply.status, 200);
    assert.deepEqual(
      (await links(london)).map((link) => link['Deleted']),
      ['true', 'true'],
    );
    clock.advance(HOUR);
    const [lon2, hubLater] = [await signIn(sandbox, 'cuc-lon-02'), await signIn(sandbox, 'cuc-hub')];
    assert.equal((await oneLink(lon2, 'cuc-lon-01'))['Deleted'], 'true');
    assert.equal((await oneLink(hubLater, 'cuc-lon-01'))['Deleted'], 'true');
  });

  it('answers unjoinself without links as the seed decides', async () => {
    const lab = await signIn(sandbox, 'cuc-lab-01');
    const { status } = await lab.send('httpslinks/operation/unjoinself', { method: 'DELETE' });
    assert.equal(status !== 200, quirksOf(31).refuseUnjoinSelfWithoutLinks);
  });
});
