import assert from 'node:assert/strict';
import type { TLSSocket } from 'node:tls';
import { createCupiClient } from '../../src/cupi/client.ts';
import type { HttpsLink, UpdateRequest } from '../../src/cupi/httpsLink.ts';
import { response } from '../support/rawTlsServer.ts';
import { cleanUp, setUpSignedIn } from '../support/transport.ts';
import { carry } from '../unit/links/carry.ts';
import { sentOnce } from './sent.ts';
import { aJoin } from './support/aJoin.ts';
import { carryOut, startLab, stopLabs, type ChangeLab } from './support/changeLab.ts';
import { listPath, wireLink, type LinksUnity } from './support/linksUnity.ts';

const antwerp = wireLink('Antwerp');
const breda = wireLink('Breda');
const cologne = wireLink('Cologne');
const join = aJoin('breda.voice.example');

const close = (socket: TLSSocket): void => {
  socket.destroy();
};

/** The ways an answer gets lost on its way. */
const losses: Readonly<Record<string, (socket: TLSSocket, unity: LinksUnity) => void>> = {
  'the connection is reset': (_, unity) => unity.reset(),
  'the connection is closed': close,
  'the connection ends in the middle': (socket) => socket.end('HTTP/1.1 201 Created\r\nContent-Len'),
  'a proxy in between gives up (504)': (socket) =>
    socket.write(response(504, '<html><title>Gateway Timeout</title></html>', ['Content-Type: text/html'])),
};

/** Loses the answer to every write, after doing this. */
const losing =
  (act: (unity: LinksUnity) => void, lose: (socket: TLSSocket, unity: LinksUnity) => void = close) =>
  (unity: LinksUnity) =>
  (_request: unknown, socket: TLSSocket) => {
    act(unity);
    lose(socket, unity);
    return true;
  };

const nothing = () => undefined;

/** The link with this name as the server shows it. */
async function linkOf({ server }: ChangeLab, name: string): Promise<HttpsLink> {
  await server.refresh();
  const link = server.state.last?.links.find(({ displayName }) => displayName === name);
  assert.ok(link, name);
  return link;
}

/** How often the list was asked for since the first request with this method. */
function listsAfter({ requests }: LinksUnity, method: string): number {
  const sent = requests.findIndex((request) => request.method === method);
  return sent < 0 ? 0 : requests.slice(sent).filter(({ path }) => path === listPath).length;
}

describe('faults: a join whose answer is lost', function () {
  this.timeout(20_000);
  afterEach(stopLabs);
  afterEach(cleanUp);

  for (const [how, lose] of Object.entries(losses)) {
    it(`72 was carried out, and ${how}: it is found and adopted`, async () => {
      const lab = await startLab(
        [antwerp],
        losing((unity) => (unity.links = [antwerp, breda]), lose),
      );
      const end = await carryOut(lab.server, join);
      assert.equal(end.kind, 'done');
      assert.ok(end.lost);
      assert.equal(end.changed.link?.displayName, 'Breda');
      assert.equal(lab.server.state.last?.links.length, 2);
      assert.deepEqual(lab.server.marks(), []);
      sentOnce(72, lab.unity.sent('POST'));
    });
  }

  it('72 was carried out, and the answer never comes: it is found after the time-out', async () => {
    const links = [antwerp];
    const { session, server } = await setUpSignedIn(
      ({ method, path }, socket) => {
        if (method === 'POST') links.push(breda);
        else if (path === listPath) socket.write(json({ '@total': String(links.length), HttpsLink: links }));
      },
      { timeouts: { writeHeaders: 50 } },
    );
    const client = createCupiClient({ server: () => 'lab', format: 'json', send: session.send });
    const end = await carry(client, join);
    assert.equal(end.kind, 'done');
    assert.equal(end.lost?.kind, 'timeout');
    assert.equal(end.changed.objectId, breda.ObjectId);
    sentOnce(72, server.requests.filter(({ method }) => method === 'POST').length);
  });

  it('72 was carried out, and another link came up at the same time: a person is asked', async () => {
    const lab = await startLab(
      [antwerp],
      losing((unity) => (unity.links = [cologne, antwerp, breda])),
    );
    const end = await carryOut(lab.server, join);
    assert.equal(end.kind, 'several');
    assert.deepEqual(
      end.links.map(({ displayName }) => displayName),
      ['Cologne', 'Breda'],
    );
    assert.equal(lab.server.marks().length, 1);
    sentOnce(72, lab.unity.sent('POST'));
  });

  it('73 was not carried out: after two minutes that is said, and only a person sends it again', async () => {
    let lost = true;
    const lab = await startLab([antwerp], (unity) => (_, socket) => {
      if (!lost) unity.links = [antwerp, breda];
      if (lost) socket.destroy();
      else socket.write(response(201, `${listPath}${breda.ObjectId}`));
      return true;
    });
    const end = await carryOut(lab.server, join);
    assert.equal(end.kind, 'notCarriedOut');
    sentOnce(73, lab.unity.sent('POST'));
    assert.deepEqual(
      lab.clock.waits.map((ms) => ms / 1_000),
      [1, 1, 2, 4, 15, 15, 15, 15, 15, 15, 15, 7],
    );
    assert.equal(listsAfter(lab.unity, 'POST'), lab.clock.waits.length + 1, 'and the list that is shown');
    assert.deepEqual(lab.server.marks(), []);

    lost = false;
    const again = await lab.server.change(join, { signal: new AbortController().signal, again: end });
    assert.equal(again.kind, 'done');
    assert.equal(again.lost, undefined);
    assert.equal(lab.unity.sent('POST'), 2);
  });

  it('74 was carried out late: a later look adopts it', async () => {
    const lab = await startLab([antwerp], losing(nothing), (unity) => (request) => {
      if (request.path === listPath && listsAfter(unity, 'POST') === 3) unity.links = [breda, antwerp];
      return false;
    });
    const end = await carryOut(lab.server, join);
    assert.equal(end.kind, 'done');
    assert.equal(end.changed.link?.displayName, 'Breda');
    assert.deepEqual(lab.clock.waits, [1_000, 1_000, 2_000]);
    sentOnce(74, lab.unity.sent('POST'));
  });
});

describe('faults: a server that has it already', function () {
  this.timeout(20_000);
  afterEach(stopLabs);

  for (const [words, status] of [
    ['409', 409],
    ['a refusal', 400],
  ] as const) {
    it(`76 because of our own lost join (${words}): that is success`, async () => {
      const lab = await startLab([antwerp], (unity) => (_, socket) => {
        // The first one takes effect only now.
        if (unity.sent('POST') === 2) unity.links = [antwerp, breda];
        if (unity.sent('POST') === 2) socket.write(response(status, 'already exists'));
        else socket.destroy();
        return true;
      });
      const first = await carryOut(lab.server, join);
      assert.equal(first.kind, 'notCarriedOut');
      sentOnce(76, lab.unity.sent('POST'));
      const again = await lab.server.change(join, { signal: new AbortController().signal, again: first });
      assert.equal(again.kind, 'done');
      assert.ok(again.lost);
      assert.equal(again.changed.objectId, breda.ObjectId);
      assert.equal(lab.unity.sent('POST'), 2, 'once by a person');
    });
  }

  for (const status of [409, 412]) {
    it(`76 because of someone else (${status}): a conflict, with the words of the server`, async () => {
      const lab = await startLab([antwerp, breda], () => (_, socket) => {
        socket.write(
          response(status, 'location is already part of the network', ['Content-Type: text/plain']),
        );
        return true;
      });
      const end = await carryOut(lab.server, join);
      assert.equal(end.kind, 'failed');
      assert.equal(end.failure.kind, 'conflict');
      assert.equal(end.failure.words.message, 'location is already part of the network');
      assert.deepEqual(lab.server.marks(), []);
      sentOnce(76, lab.unity.sent('POST'));
    });
  }
});

describe('faults: an update whose answer is lost', function () {
  this.timeout(20_000);
  afterEach(stopLabs);
  const fields: UpdateRequest = { displayName: 'Antwerpen', useSsl: false };

  /** Updates Antwerp, which becomes this while the answer is lost. */
  async function update(becomes: Readonly<Record<string, string>>) {
    const lab = await startLab(
      [antwerp, breda],
      losing((unity) => (unity.links = [{ ...antwerp, ...becomes }, breda])),
    );
    const link = await linkOf(lab, 'Antwerp');
    const end = await carryOut(lab.server, { kind: 'update', link, fields });
    assert.deepEqual(lab.server.marks(), []);
    sentOnce(77, lab.unity.sent('PUT'));
    return end;
  }

  it('77 and that is read back as it was sent: saved', async () => {
    const end = await update({ DisplayName: 'Antwerpen', UseSSL: 'false' });
    assert.equal(end.kind, 'done');
    assert.ok(end.lost);
    assert.deepEqual(end.changed.ignored, []);
  });

  it('77 and that is read back with other values: a conflict that shows them', async () => {
    const end = await update({ DisplayName: 'Anvers' });
    assert.equal(end.kind, 'conflict');
    assert.equal(end.sent, true);
    assert.equal(end.now?.displayName, 'Anvers');
  });

  it('77 and that is read back as it was before: not carried out so far', async () => {
    assert.equal((await update({})).kind, 'notCarriedOut');
  });
});

describe('faults: an unjoin whose answer is lost', function () {
  this.timeout(20_000);
  afterEach(stopLabs);

  for (const [words, links] of [
    ['gone', [breda]],
    ['marked for removal', [{ ...antwerp, Deleted: 'true' }, breda]],
  ] as const) {
    it(`78 and the link is ${words}: unjoined`, async () => {
      const lab = await startLab(
        [antwerp, breda],
        losing((unity) => (unity.links = links)),
      );
      const link = await linkOf(lab, 'Antwerp');
      const end = await carryOut(lab.server, { kind: 'unjoin', link });
      assert.equal(end.kind, 'done');
      assert.ok(end.lost);
      sentOnce(78, lab.unity.sent('DELETE'));
    });
  }

  it('78 and the link stays: not carried out so far', async () => {
    const lab = await startLab([antwerp], losing(nothing));
    const link = await linkOf(lab, 'Antwerp');
    assert.equal((await carryOut(lab.server, { kind: 'unjoin', link })).kind, 'notCarriedOut');
    sentOnce(78, lab.unity.sent('DELETE'));
  });

  it('78 and every link is gone or marked: out of the network', async () => {
    const lab = await startLab(
      [antwerp, breda],
      losing((unity) => (unity.links = [{ ...breda, Deleted: 'true' }])),
    );
    const named = [antwerp.ObjectId, breda.ObjectId];
    assert.equal((await carryOut(lab.server, { kind: 'unjoinSelf', named })).kind, 'done');
    sentOnce(78, lab.unity.sent('DELETE'));
  });

  it('78 answered 404 the first time: it was already gone', async () => {
    const lab = await startLab([antwerp], (unity) => (_, socket) => {
      unity.links = [];
      return socket.write(response(404));
    });
    const link = await linkOf(lab, 'Antwerp');
    assert.deepEqual(await carryOut(lab.server, { kind: 'unjoin', link }), { kind: 'alreadyGone' });
    sentOnce(78, lab.unity.sent('DELETE'));
  });
});

describe('faults: a link that someone else changes', function () {
  this.timeout(20_000);
  afterEach(stopLabs);
  const fields: UpdateRequest = { displayName: 'Antwerpen' };

  it('83 before the update is sent: a conflict, and nothing is sent', async () => {
    const lab = await startLab([antwerp], losing(nothing));
    const link = await linkOf(lab, 'Antwerp');
    lab.unity.links = [{ ...antwerp, DisplayName: 'Anvers' }];
    const end = await carryOut(lab.server, { kind: 'update', link, fields });
    assert.equal(end.kind, 'conflict');
    assert.equal(end.sent, false);
    assert.equal(end.now?.displayName, 'Anvers');
    assert.equal(lab.unity.sent('PUT'), 0);
    assert.equal(lab.server.state.last?.links[0]?.displayName, 'Anvers', 'and the tree shows it');
  });

  it('83 in a field that is not sent: that is left as it is', async () => {
    const lab = await startLab([antwerp], (unity) => (request, socket) => {
      assert.deepEqual(JSON.parse(request.body), { DisplayName: 'Antwerpen' });
      unity.links = [{ ...antwerp, DisplayName: 'Antwerpen', AcceptCertificateErrors: 'true' }];
      return socket.write(response(204));
    });
    const link = await linkOf(lab, 'Antwerp');
    lab.unity.links = [{ ...antwerp, AcceptCertificateErrors: 'true' }];
    const end = await carryOut(lab.server, { kind: 'update', link, fields });
    assert.equal(end.kind, 'done');
    assert.equal(end.changed.link?.acceptCertificateErrors, true);
  });

  it('83 just after the update was taken: what is not as it was sent is told', async () => {
    const lab = await startLab([antwerp], (unity) => (_, socket) => {
      unity.links = [{ ...antwerp, DisplayName: 'Anvers' }];
      return socket.write(response(204));
    });
    const link = await linkOf(lab, 'Antwerp');
    const end = await carryOut(lab.server, { kind: 'update', link, fields });
    assert.equal(end.kind, 'done');
    assert.deepEqual(end.changed.ignored, ['DisplayName']);
    assert.equal(end.changed.link?.displayName, 'Anvers');
  });
});

function json(body: unknown): string {
  return response(200, JSON.stringify(body), ['Content-Type: application/json']);
}
