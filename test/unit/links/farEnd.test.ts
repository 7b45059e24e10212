import assert from 'node:assert/strict';
import { farEndOf, hostOfLink, type KnownServer } from '../../../src/links/farEnd.ts';
import { aLink } from './aLink.ts';

function known(
  id: string,
  host: string,
  location?: { readonly hostAddress?: string; readonly displayName?: string },
): KnownServer {
  return {
    id,
    host,
    location: location && { hostAddress: location.hostAddress, displayName: location.displayName },
  };
}

const link = aLink();
const other = known('other', '10.9.8.7', { hostAddress: 'ant-uc-1.voice.example', displayName: 'Antwerp' });
const idOf = (servers: readonly KnownServer[], of = link) => farEndOf(of, servers)?.id;

describe('links: the far end', () => {
  it('is the server whose own location has the link’s host', () => {
    const server = known('a', '10.1.2.3', { hostAddress: 'RTM-UC-1.voice.example', displayName: 'else' });
    assert.equal(idOf([other, server]), 'a');
  });

  it('is the server whose own location has the link’s display name', () => {
    assert.equal(idOf([other, known('a', '10.1.2.3', { displayName: 'ROTTERDAM' })]), 'a');
  });

  it('is the server whose profile has the link’s host, read or not', () => {
    assert.equal(idOf([other, known('a', 'rtm-uc-1.voice.example')]), 'a');
    const elsewhere = { hostAddress: '10.1.2.3', displayName: 'else' };
    assert.equal(idOf([other, known('a', 'rtm-uc-1.voice.example', elsewhere)]), 'a');
  });

  it('is one server although all three signs name it', () => {
    const location = { hostAddress: 'rtm-uc-1.voice.example', displayName: 'Rotterdam' };
    assert.equal(idOf([known('a', 'rtm-uc-1.voice.example', location), other]), 'a');
  });

  it('is unknown when no server fits', () => {
    assert.equal(idOf([]), undefined);
    assert.equal(idOf([other, known('unread', '10.1.2.3')]), undefined);
  });

  it('is unknown when two servers have the link’s host, by profile or by location', () => {
    const byHost = known('a', 'rtm-uc-1.voice.example');
    const byLocation = known('b', '10.1.2.4', { hostAddress: 'rtm-uc-1.voice.example' });
    const byName = known('c', '10.1.2.3', { displayName: 'Rotterdam' });
    assert.equal(idOf([byHost, byLocation]), undefined);
    assert.equal(idOf([byHost, { ...byHost, id: 'again' }]), undefined);
    assert.equal(idOf([byLocation, { ...byLocation, id: 'again' }]), undefined);
    assert.equal(idOf([byHost, byLocation, byName]), undefined, 'a name does not settle it');
  });

  it('is unknown when no server has the host and two have the display name', () => {
    const byName = known('a', '10.1.2.3', { displayName: 'Rotterdam' });
    assert.equal(idOf([byName, known('b', '10.1.2.4', { displayName: 'rotterdam' })]), undefined);
  });

  it('goes by the host before the display name: names are given twice', () => {
    const byName = known('a', '10.1.2.3', { hostAddress: 'rtm-uc-2', displayName: 'Rotterdam' });
    const byHost = known('b', 'rtm-uc-1.voice.example');
    const byLocation = known('c', '10.1.2.4', { hostAddress: 'rtm-uc-1.voice.example' });
    assert.equal(idOf([byName, byHost]), 'b');
    assert.equal(idOf([byLocation, byName]), 'c');
  });

  it('does not take one host for another that begins or ends alike', () => {
    for (const host of ['rtm-uc-1', 'rtm-uc-1.voice.example.org', 'x-rtm-uc-1.voice.example']) {
      assert.equal(idOf([known('a', host, { hostAddress: host, displayName: 'Rotterdam 2' })]), undefined);
    }
  });

  it('does not match nothing with nothing', () => {
    const bare = aLink({ displayName: undefined, baseFeedUrl: undefined });
    assert.equal(
      idOf([known('a', '', {}), known('b', '', { hostAddress: '', displayName: '' })], bare),
      undefined,
    );
    assert.equal(idOf([known('a', '', { displayName: '' })], aLink({ displayName: '' })), undefined);
  });

  it('knows an IPv6 address with and without its brackets', () => {
    const six = aLink({ baseFeedUrl: 'https://[2001:DB8::5]/feeder' });
    assert.equal(idOf([known('a', '[2001:db8::5]')], six), 'a');
    assert.equal(idOf([known('a', 'uc.example', { hostAddress: '2001:db8::5' })], six), 'a');
  });
});

describe('links: the host a link names', () => {
  const table: readonly (readonly [string | undefined, string | undefined])[] = [
    ['https://rtm-uc-1.voice.example/feeder', 'rtm-uc-1.voice.example'],
    ['HTTPS://RTM-UC-1.Voice.Example/feeder', 'rtm-uc-1.voice.example'],
    ['https://10.4.5.6:8444/feeder', '10.4.5.6'],
    ['http://rtm/feeder', 'rtm'],
    [undefined, undefined],
    ['', undefined],
    ['rtm-uc-1.voice.example', undefined],
    ['/feeder', undefined],
    ['https://', undefined],
    ['file:///feeder', undefined],
  ];
  for (const [url, host] of table) {
    it(`${String(url)}: ${String(host)}`, () => assert.equal(hostOfLink(aLink({ baseFeedUrl: url })), host));
  }
});
