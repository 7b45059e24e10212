import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { allForms, findIn, findInFolder, type Secrets } from '../support/secrets/findSecrets.ts';
import { browserStorage } from './harness/browserStorage.ts';
import { openDetails } from './harness/flows/openDetails.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';
import { describeServer, enterPassword, trustCertificate } from './journeys/addServer.ts';
import { joinLink, sendJoin } from './journeys/joinLink.ts';
import { editText, sendUpdate } from './journeys/updateLink.ts';

const password = 'sérver:ü"<&%\\`\' Pa$$ 51-quokka';
const remotePassword = 'rémote:ß">&%\\`\' Pa$$ 72-numbat';
const mistyped = 'wröng:"<&%\\`\' Pa$$ 93-bilby';
const codeServerLog = join(import.meta.dirname, '..', '..', '.vscode-test', 'logs', 'ui-code-server.log');

describe('after a whole run with passwords that every escape must change', () => {
  const used = useWorkbench();
  let server: OtherServer;
  let echo = false;
  /** What was on the page, in webviews and on the clipboard at several moments. */
  const seen: string[] = [];

  before(async () => {
    server = await startOtherServer({
      dialect: 'mixed',
      password,
      hooks: {
        answerInstead: ({ method, body }) =>
          echo && method === 'POST'
            ? { status: 400, type: 'text/plain', text: `No. You sent ${body}` }
            : undefined,
      },
    });
  });
  after(() => server.close());

  const look = async () => {
    const { page, pages } = used.workbench;
    seen.push(await page.content(), await pages.clipboard.text(), ...(await frames(page)));
  };

  it('adds a server after a mistyped password', async () => {
    const { notifications, quickInput } = used.workbench.pages;
    await used.workbench.pages.serversView.open();
    await describeServer(used.workbench, 'Denver', {
      address: `${server.host}:${server.port}`,
      user: server.user,
      password,
      sha256: server.sha256,
      certificateName: 'localhost',
      version: '14.0.1',
    });
    await trustCertificate(used.workbench);
    await enterPassword(used.workbench, mistyped);
    await quickInput.waitForMessage('refused');
    await look();
    await enterPassword(used.workbench, password);
    await notifications.waitFor('Denver was added');
    await look();
  });

  it('joins, and is refused a join by a server that repeats what it was sent', async () => {
    const remote = { user: 'Far.Operator', password: remotePassword, farEnd: undefined };
    await joinLink(used.workbench, 'Denver', {
      ...remote,
      remoteServer: 'annex.other.example',
      newLink: 'To annex.other.example',
    });
    await look();
    echo = true;
    const { notifications } = used.workbench.pages;
    await sendJoin(used.workbench, 'Denver', { ...remote, remoteServer: 'b.example', newLink: '' });
    await notifications.waitFor('The server refused the request (400)');
    await look();
    echo = false;
  });

  it('opens details and the raw response, copies, updates and unjoins', async () => {
    const { serversView, editor, modal, notifications, clipboard } = used.workbench.pages;
    const name = 'To annex.other.example';
    await openDetails(used.workbench.pages, name);
    await look();
    await serversView.contextMenu(serversView.links(name), 'Update HTTPS Link…');
    await editText(used.workbench.pages, 'DisplayName', 'Annex');
    await sendUpdate(used.workbench.pages, name, 'Denver', ['Annex'], false);
    await serversView.contextMenu(serversView.links('Annex'), 'Open Raw Response');
    await until('the raw response is there', editor.text, (text) => /annex/i.test(text));
    await look();
    await serversView.contextMenu(serversView.links('Annex'), 'Copy Name');
    await clipboard.waitFor('Annex');
    await serversView.contextMenu(serversView.links('Annex'), 'Unjoin HTTPS Link…');
    await modal.waitForMessage('Unjoin Annex from Denver?');
    await modal.click('Unjoin');
    await notifications.waitFor('Denver: Annex');
    await look();
  });

  it('shows its log and lives on after a reload, in XML too', async () => {
    const { palette } = used.workbench.pages;
    await palette.run('Unity Connection: Show Log');
    await used.workbench.page.locator('.part.panel .view-lines', { hasText: '/vmrest/' }).waitFor();
    await look();
    await used.workbench.changeSettings({
      'cucLinks.format': 'xml',
      'cucLinks.servers': [{ name: 'Denver', host: server.host, port: server.port, user: server.user }],
    });
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serverRow.waitUntilRead('Denver', 3);
    await look();
  });

  it('has left no secret anywhere, in any form', async () => {
    const { folder, page } = used.workbench;
    const secrets: Secrets = {
      password,
      remotePassword,
      mistyped,
      signIn: `${server.user}:${password}`,
      remoteSignIn: `Far.Operator:${remotePassword}`,
      mistypedSignIn: `${server.user}:${mistyped}`,
      ...cookiesOf(server),
    };
    assert(Object.keys(secrets).length > 9, 'cookies were seen');
    const forms = allForms(secrets);

    const storage = await browserStorage(page);
    assert(storage.includes('secrets.provider'), 'the password is in the secret storage, sealed');
    assert.deepEqual(findIn(storage, forms), [], 'in the storage of the browser');
    assert.deepEqual(findIn(seen.join('\n'), forms), [], 'on the page');
    assert.deepEqual(findIn(readFileSync(codeServerLog), forms), [], 'in the log of VS Code');
    assert.match(used.workbench.log(), /Denver: POST/);

    const userData = findInFolder(folder.userData, forms);
    assert(userData.read > 10);
    assert.deepEqual(userData.found, []);
    const browser = findInFolder(folder.browser, forms);
    assert(browser.read > 10);
    assert.deepEqual(browser.found, []);
  });

  it('would have found one', async () => {
    const { page, folder } = used.workbench;
    const forms = allForms({ password: 'planted:"ü&' });
    await page.evaluate(`localStorage.setItem('planted', JSON.stringify({ password: 'planted:"ü&' }))`);
    assert.notDeepEqual(findIn(await browserStorage(page), forms), []);
    used.workbench.folder.writeSettings({ planted: 'planted:"ü&' });
    assert.notDeepEqual(findInFolder(folder.userData, forms).found, []);
    await page.evaluate(`document.body.setAttribute('data-planted', 'planted:"ü&')`);
    assert.notDeepEqual(findIn(await page.content(), forms), []);
  });
});

function cookiesOf({ requests }: OtherServer): Secrets {
  const pairs = requests.flatMap(({ cookie }) => cookie.split('; ')).filter((pair) => pair !== '');
  const values = new Set(pairs.map((pair) => pair.slice(pair.indexOf('=') + 1)));
  return Object.fromEntries([...values].map((value, index) => [`cookie ${index + 1}`, value]));
}

/** The documents of all webviews. */
async function frames(page: Page): Promise<readonly string[]> {
  return Promise.all(page.frames().map((frame) => frame.content().catch(() => '')));
}
