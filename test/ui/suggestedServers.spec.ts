import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { savedEntries } from './journeys/savedServers.ts';
import { browserStorage } from './harness/browserStorage.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

describe('servers that a folder suggests', () => {
  const used = useWorkbench({ sandbox: {}, trust: false });
  const addSuggested = 'Unity Connection: Add Suggested Servers…';
  const suggests = /suggests .* in \.vscode\/cuc-servers\.json/;
  const site = (name: string) => {
    const { baseUrl, user, password } = used.sandbox.server(name);
    const { hostname: host, port } = new URL(baseUrl);
    return { host, port: Number(port), user, password };
  };
  const entry = (name: string, location: string, more = {}) => profileEntry(name, pick(site(location)), more);
  const pick = ({ host, port, user }: ReturnType<typeof site>) => ({ host, port, user });

  const suggest = (servers: readonly unknown[]) => {
    const path = join(used.workbench.folder.workspace, '.vscode', 'cuc-servers.json');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify({ format: 'cuc-https-links/servers', version: 1, servers }));
  };
  const reload = async () => {
    await used.workbench.reload();
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serverRow.waitFor('Hub', 'not signed in');
  };

  before(async () => {
    suggest([
      // The one that is configured, to be redirected.
      entry('Trap', 'CUC-HUB', { readOnly: false, proxy: 'http://192.0.2.1:3128' }),
      entry('London', 'CUC-LON-01', { readOnly: true, proxy: 'http://192.0.2.1:3128' }),
    ]);
    await used.workbench.changeSettings({
      'cucLinks.servers': [entry('Hub', 'CUC-HUB', { readOnly: true })],
    });
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serverRow.waitFor('Hub', 'not signed in');
  });

  it('are not read in Restricted Mode, and it is said why', async () => {
    const { palette, notifications } = used.workbench.pages;
    await palette.run(addSuggested);
    await notifications.waitFor('In Restricted Mode .vscode/cuc-servers.json is not read.');
    assert.equal(await notifications.toast(suggests).count(), 0);
    await notifications.click('In Restricted Mode', 'Manage Workspace Trust');
    await used.workbench.page.getByRole('button', { name: 'Trust', exact: true }).first().click();
    await until(
      'the folder is trusted',
      () => used.workbench.pages.statusBar.item('Restricted Mode').count(),
      (count) => count === 0,
    );
  });

  it('are told of once the folder is trusted, only those that are new', async () => {
    const { notifications, quickInput } = used.workbench.pages;
    await notifications.waitFor(/suggests a server in/);
    await notifications.click(suggests, 'Show');
    await quickInput.waitForTitle('Suggested Servers');
    assert.equal(await quickInput.options.count(), 1);
    await quickInput.waitForRow('London', 'read-only, through the proxy http://192.0.2.1:3128');
  });

  it('go through certificate and password like any other, and a proxy is asked about', async () => {
    const { quickInput, modal, notifications, serverRow } = used.workbench.pages;
    const london = site('CUC-LON-01');
    await quickInput.pick('London');
    await modal.waitForMessage(
      'The folder suggests to reach London through the proxy http://192.0.2.1:3128.',
    );
    await modal.click('As Set in VS Code');
    for (const [prompt, value] of [
      ['A name for the Servers view', 'London'],
      ['Host name or IP address', `${london.host}:${london.port}`],
      ['User name of a local administrator', london.user],
    ] as const) {
      await quickInput.waitForMessage(prompt);
      assert.equal(await quickInput.input.inputValue(), value);
      await quickInput.accept();
    }
    await modal.waitForMessage('Trust the certificate of');
    await modal.click('Trust This Certificate');
    await quickInput.waitForMessage('Password of');
    await quickInput.answer(london.password);
    await notifications.waitFor('London was added');
    await serverRow.waitFor('London', 'read-only');
  });

  it('change nothing about a server that is there', () => {
    assert.deepEqual(savedEntries(used.workbench.folder), [
      entry('Hub', 'CUC-HUB', { readOnly: true }),
      entry('London', 'CUC-LON-01', { readOnly: true }),
    ]);
  });

  it('are not told of again, and the command says that all are there', async () => {
    await reload();
    const { palette, notifications } = used.workbench.pages;
    await palette.run(addSuggested);
    await notifications.waitFor('All servers that .vscode/cuc-servers.json suggests are in the list.');
    assert.equal(await notifications.toast(suggests).count(), 0);
  });

  it('are told of again when others are suggested, until nobody wants to hear of this folder', async () => {
    suggest([entry('Madrid', 'CUC-MAD-01')]);
    await reload();
    await used.workbench.pages.notifications.click(suggests, 'Not for This Folder');
    // VS Code stores it a moment later: a reload quicker than any person's would come before that.
    await until(
      'the answer is stored',
      () => browserStorage(used.workbench.page),
      (stored) => /suggestedServers [^,]*never/.test(stored),
    );
    suggest([entry('Madrid', 'CUC-MAD-01'), entry('Lab', 'CUC-LAB-01')]);
    await reload();
    const { palette, quickInput, notifications } = used.workbench.pages;
    await palette.run(addSuggested);
    await quickInput.waitForRow('Lab', site('CUC-LAB-01').user);
    assert.equal(await notifications.toast(suggests).count(), 0);
    await quickInput.cancel();
  });
});
