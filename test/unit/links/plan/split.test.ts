import assert from 'node:assert/strict';
import { splitBy } from '../../../../src/links/plan/split.ts';
import { aLinkTo, aLocation, aServer } from './aSurvey.ts';

describe('links: how a removal splits the network', () => {
  const hub = aServer('hub', ['rtm', 'ant']);
  const knownToAll = ['rtm', 'hub', 'ant', 'utr'].map((short) => aLocation(short));

  it('gives each side what it reaches without the link', () => {
    const survey = { here: hub, others: [aServer('rtm', ['hub', 'utr']), aServer('ant', ['hub'])] };
    assert.deepEqual(splitBy([aLinkTo('rtm')], survey), {
      parts: [
        ['HUB', 'ANT'],
        ['RTM', 'UTR'],
      ],
      unplaced: [],
    });
  });

  it('gives a location that leaves the network a part of its own, and one for each link', () => {
    const survey = { here: hub, others: [aServer('rtm', ['hub', 'utr'])] };
    assert.deepEqual(splitBy(hub.links ?? [], survey)?.parts, [['HUB'], ['RTM', 'UTR'], ['ANT']]);
  });

  it('tells of locations that nobody configured knows the place of', () => {
    const here = aServer('hub', ['rtm'], {
      locations: knownToAll.map((one) => ({ ...one, isPrimary: one.displayName === 'HUB' })),
    });
    assert.deepEqual(splitBy([aLinkTo('rtm')], { here, others: [] }), {
      parts: [['HUB'], ['RTM']],
      unplaced: ['ANT', 'UTR'],
    });
  });

  it('counts no link that is pending removal already', () => {
    const links = [aLinkTo('rtm', { deleted: true }), aLinkTo('ant')];
    const here = aServer('hub', ['ant'], { links });
    assert.deepEqual(splitBy(links, { here, others: [] })?.parts, [['HUB'], ['ANT']]);
  });

  it('is not known while the own location is not', () => {
    const here = aServer('hub', ['rtm'], { locations: undefined });
    assert.equal(splitBy([aLinkTo('rtm')], { here, others: [] }), undefined);
  });
});
