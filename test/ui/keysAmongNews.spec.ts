import assert from 'node:assert/strict';
import { listJson } from '../../src/sandbox/wire/toJson.ts';
import { makeCertificate } from '../support/certificates.ts';
import { manyLinks, type Rows } from '../support/manyLinks.ts';
import { response, startRawTlsServer, type RawTlsServer } from '../support/rawTlsServer.ts';
import { keyboard } from './harness/keyboard.ts';
import { until } from './harness/until.ts';
import { launchWorkbench, type Workbench } from './harness/workbench.ts';

const count = 100;
const everyMs = 40;
/** Enough for each way in which rows come and go amid a look. */
const presses = 24;
const rowsInSight = 12;

/** Each list makes another order of the view, which is then drawn anew. */
describe('a key that is pressed while servers answer', () => {
  let server: RawTlsServer;
  let workbench: Workbench;
  /** Lists that have been asked for. */
  const waiting: (() => void)[] = [];
  let answering: NodeJS.Timeout | undefined;
  let isFailing = false;

  before(async () => {
    const certificate = await makeCertificate();
    server = await startRawTlsServer(certificate, ({ path, connection }, socket) => {
      if (path !== '/vmrest/httpslinks/') return void socket.write(response(404));
      waiting.push(() => {
        isFailing = !isFailing;
        const list = listJson('HttpsLink', linksOf(connection, isFailing));
        socket.write(response(200, list, ['Content-Type: application/json']));
      });
    });
    const servers = Array.from({ length: count }, (_, nth) => ({
      name: `uc-${nth}`,
      hostName: 'denver.voice.example',
      baseUrl: server.origin,
      user: `operator-${nth}`,
      password: 'tell nobody',
      sha256: certificate.sha256,
    }));
    workbench = await launchWorkbench({ env: { CUC_LINKS_SANDBOX: JSON.stringify({ servers }) } });
  });
  after(async () => {
    clearInterval(answering);
    await workbench.close();
    await server.close();
  });

  const hands = () => keyboard(workbench.page);
  const clipboard = () => workbench.page.evaluate<string>('navigator.clipboard.readText()');
  /** What a copy of the row begins with. */
  const focusedName = async () => {
    const label = await workbench.pages.serversView.focused.getAttribute('aria-label');
    return /^(?:Server|Link) ([^,]+?)(?: at |,)/.exec(label ?? '')?.[1];
  };
  const copied = async (): Promise<string> => {
    await workbench.page.evaluate('navigator.clipboard.writeText("")');
    await hands().press('Control+c');
    return (await until('a row is copied', clipboard)).split('\t')[0] ?? '';
  };

  it('acts on the row with the focus', async () => {
    const { palette, quickInput, serversView } = workbench.pages;
    await serversView.open();
    answering = setInterval(() => waiting.shift()?.(), everyMs);
    await workbench.pages.serverRow.waitFor('uc-0', '2 links');
    await palette.run('Unity Connection: Sort By…');
    await quickInput.waitForTitle('Sort By');
    await quickInput.pick('Health');
    const link = serversView.container.locator('[role=treeitem][aria-label^="Link "]').nth(3);
    await until('a link is selected', async () => {
      // So it is not opened, too.
      await link.click({ modifiers: ['ControlOrMeta'] });
      return (await serversView.selected.count()) > 0;
    });
    await hands().run('Unity Connection: Focus on Servers View');
    const wrong: string[] = [];
    for (let press = 0; press < presses; press += 1) {
      if (waiting.length < 20) {
        await serversView.titleAction(/Refresh/);
        await hands().run('Unity Connection: Focus on Servers View');
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

/** Two links whose names no other server has. */
function linksOf(connection: number, isFailing: boolean): Rows {
  const changed = new Map([['TimeOfLastFailure', isFailing ? '2024-06-01T10:00:00Z' : '0']]);
  return manyLinks(2).map((row, nth) =>
    row.map(([name, value]) => [
      name,
      name === 'DisplayName' ? `cuc-${connection}-${nth}` : (changed.get(name) ?? value),
    ]),
  );
}
