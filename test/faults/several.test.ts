import assert from 'node:assert/strict';
import { joinSeries } from '../../src/links/joinSeries.ts';
import { several } from '../../src/links/several.ts';
import { mayRunAgain } from '../../src/links/tally.ts';
import { response } from '../support/rawTlsServer.ts';
import { aJoin } from './support/aJoin.ts';
import { carryOut, startLab, stopLabs, type ChangeLab } from './support/changeLab.ts';
import { wireLink, type LinksUnity } from './support/linksUnity.ts';

const antwerp = wireLink('Antwerp');
const breda = wireLink('Breda');
const cologne = wireLink('Cologne');

describe('faults: several changes', function () {
  this.timeout(20_000);
  afterEach(stopLabs);

  /** Unjoins what it is asked for but refuses Breda for as long as `refuses`. */
  const unjoining = (refuses: () => boolean) => (unity: LinksUnity) => {
    return ({ path }: { path: string }, socket: { write(text: string): unknown }) => {
      if (path.endsWith(breda.ObjectId) && refuses()) {
        socket.write(response(400, 'not now', ['Content-Type: text/plain']));
        return true;
      }
      unity.links = unity.links.filter(({ ObjectId }) => !path.endsWith(ObjectId));
      socket.write(response(200, 'done', ['Content-Type: text/plain']));
      return true;
    };
  };

  async function unjoinAll(lab: ChangeLab, signal = new AbortController().signal, onProgress?: () => void) {
    await lab.server.refresh();
    const links = lab.server.state.last?.links ?? [];
    const ends = await several(links, {
      serverOf: () => lab.server.profile.origin,
      run: (link, stop) => lab.server.change({ kind: 'unjoin', link }, { signal: stop }),
      signal,
      stopOnRefusal: false,
      onProgress,
    });
    return links.map(({ displayName }, index) => ({ name: displayName, end: ends[index] }));
  }

  it('80 half of which fail: each has a result of its own, and only the failed one is run again', async () => {
    let refuses = true;
    const lab = await startLab(
      [antwerp, breda, cologne],
      unjoining(() => refuses),
    );
    const first = await unjoinAll(lab);
    assert.deepEqual(
      first.map(({ name, end }) => [name, end?.kind]),
      [
        ['Antwerp', 'done'],
        ['Breda', 'failed'],
        ['Cologne', 'done'],
      ],
    );
    const again = first.filter(({ end }) => end && mayRunAgain(end)).map(({ name }) => name);
    assert.deepEqual(again, ['Breda']);
    refuses = false;
    assert.deepEqual(
      (await unjoinAll(lab)).map(({ name, end }) => [name, end?.kind]),
      [['Breda', 'done']],
    );
    assert.equal(lab.unity.sent('DELETE'), 4, 'one for each, and one more by a person');
  });

  it('80 of which the rest is not begun once somebody has cancelled', async () => {
    const lab = await startLab(
      [antwerp, breda, cologne],
      unjoining(() => false),
    );
    const stop = new AbortController();
    const ends = await unjoinAll(lab, stop.signal, () => stop.abort());
    assert.deepEqual(
      ends.map(({ end }) => end?.kind),
      ['done', 'notBegun', 'notBegun'],
    );
    assert.equal(lab.unity.sent('DELETE'), 1);
    assert.deepEqual(
      lab.unity.links.map(({ DisplayName }) => DisplayName),
      ['Breda', 'Cologne'],
    );
  });

  it('79 of which the second step fails: the first stays done and is said so, and nothing is undone', async () => {
    const lab = await startLab([antwerp], (unity) => (_, socket) => {
      if (unity.sent('POST') === 1) {
        unity.links = [antwerp, breda];
        socket.write(
          response(201, `/vmrest/httpslinks/${breda.ObjectId}`, ['Content-Type: application/json']),
        );
      } else socket.write(response(400, 'display name must be unique', ['Content-Type: text/plain']));
      return true;
    });
    const hosts = ['breda.voice.example', 'cologne.voice.example', 'dover.voice.example'];
    const ends = await joinSeries(hosts, {
      join: (host) => carryOut(lab.server, aJoin(host)),
      awaitSync: () => Promise.resolve({ kind: 'inStep' } as const),
      signal: new AbortController().signal,
    });
    assert.deepEqual(
      ends.map(({ end }) => end.kind),
      ['done', 'failed', 'notBegun'],
    );
    assert.deepEqual([lab.unity.sent('POST'), lab.unity.sent('DELETE')], [2, 0]);
    assert.deepEqual(lab.server.marks(), []);
  });
});
