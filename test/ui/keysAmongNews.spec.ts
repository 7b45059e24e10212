import assert from 'node:assert/strict';
import { listJson } from '../../src/sandbox/wire/toJson.ts';
import { listedServers } from '../bench/support/listedServers.ts';
import { makeCertificate } from '../support/certificates.ts';
import { manyLinks, type Rows } from '../support/manyLinks.ts';
import { response, startRawTlsServer, type RawTlsServer, type Received } from '../support/rawTlsServer.ts';
import { keyboard } from './harness/keyboard.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

const count = 100;
const everyMs = 40;
/** Enough for each way in which rows come and go amid a look. */
const presses = 24;
const rowsInSight = 12;

/** Each list makes another order of the view, which is then drawn anew. */
describe('a key that is pressed while servers answer', () => {
  let server: RawTlsServer;
  /** Lists that have been asked for. */
  const waiting: (() => void)[] = [];
  let answering: NodeJS.Timeout | undefined;
  let isFailing = false;

  before(async () => {
    const certificate = await makeCertificate();
    server = await startRawTlsServer(certificate, ({ path, headers }, socket) => {
      const nth = askedOf(headers);
      const session = `Set-Cookie: JSESSIONID=${nth}; Path=/; Secure; HttpOnly`;
      if (path !== '/vmrest/httpslinks/') return void socket.write(response(404, '', [session]));
      waiting.push(() => {
        isFailing = !isFailing;
        const list = listJson('HttpsLink', linksOf(nth, isFailing));
        socket.write(response(200, list, ['Content-Type: application/json', session]));
      });
    });
    const place = { origin: server.origin, sha256: certificate.sha256 };
    Object.assign(env, listedServers(place, count, 'uc-'));
  });
  const env: Record<string, string> = {};
  // After the hook that fills its environment.
  const used = useWorkbench({ env });
  after(async () => {
    clearInterval(answering);
    await server.close();
  });

  const hands = () => keyboard(used.workbench.page);
  const clipboard = () => used.workbench.page.evaluate<string>('navigator.clipboard.readText()');
  /** What a copy of the row begins with. */
  const focusedName = async () => {
    const label = await used.workbench.pages.serversView.focused.getAttribute('aria-label');
    return /^(?:Server|Link) ([^,]+?)(?: at |,)/.exec(label ?? '')?.[1];
  };
  const focusView = async () => {
    await hands().run('Unity Connection: Focus on Servers View');
    await used.workbench.pages.serversView.container.locator('.monaco-list:focus').waitFor();
  };
  const copied = async (): Promise<string> => {
    await used.workbench.page.evaluate('navigator.clipboard.writeText("")');
    await hands().press('Control+c');
    return (await until('a row is copied', clipboard)).split('\t')[0] ?? '';
  };

  it('acts on the row with the focus', async () => {
    const { palette, quickInput, serversView } = used.workbench.pages;
    await serversView.open();
    answering = setInterval(() => waiting.shift()?.(), everyMs);
    await used.workbench.pages.serverRow.waitFor('uc-0', '2 links');
    await palette.run('Unity Connection: Sort By…');
    await quickInput.waitForTitle('Sort By');
    await quickInput.pick('Health');
    const link = serversView.container.locator('[role=treeitem][aria-label^="Link "]').nth(3);
    await until('a link is selected', async () => {
      // So it is not opened, too.
      await link.click({ modifiers: ['ControlOrMeta'] });
      return (await serversView.selected.count()) > 0;
    });
    await focusView();
    const wrong: string[] = [];
    for (let press = 0; press < presses; press += 1) {
      if (waiting.length < 20) {
        await serversView.titleAction(/Refresh/);
        await focusView();
      }
      await hands().press('Home');
      for (let down = 0; down <= press % rowsInSight; down += 1) await hands().press('ArrowDown');
      const focused = await focusedName();
      const name = await copied();
      if (focused !== name) wrong.push(`${name} instead of ${focused}`);
    }
    assert.deepEqual(wrong, []);
  });
});

/** Which of the servers is meant: each has a user of its own, and then a session. */
function askedOf(headers: Received['headers']): string {
  const basic = /^Basic (.*)$/.exec(headers.get('authorization') ?? '')?.[1] ?? '';
  const user = /^operator-(\d+):/.exec(Buffer.from(basic, 'base64').toString());
  const session = /JSESSIONID=(\d+)/.exec(headers.get('cookie') ?? '');
  return (user ?? session)?.[1] ?? 'unknown';
}

/** Two links whose names no other server has. */
function linksOf(server: string, isFailing: boolean): Rows {
  const changed = new Map([['TimeOfLastFailure', isFailing ? '2024-06-01T10:00:00Z' : '0']]);
  return manyLinks(2).map((row, nth) =>
    row.map(([name, value]) => [
      name,
      name === 'DisplayName' ? `cuc-${server}-${nth}` : (changed.get(name) ?? value),
    ]),
  );
}
