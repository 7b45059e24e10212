import assert from 'node:assert/strict';
import { freePort } from '../../scripts/lib/freePort.mjs';
import { useWorkbench } from './harness/useWorkbench.ts';
import { describeServer, enterPassword, trustCertificate } from './journeys/addServer.ts';
import { siteOf } from './journeys/sandboxLab.ts';
import { savedServers } from './journeys/savedServers.ts';

describe('the way of adding a server', () => {
  const used = useWorkbench({ sandbox: {} });
  const add = 'Unity Connection: Add Server…';

  it('refuses what cannot be a server, in a sentence', async () => {
    const { serversView, palette, quickInput } = used.workbench.pages;
    await serversView.open();
    await palette.run(add);
    await quickInput.waitForMessage('A name for the Servers view');
    await quickInput.answer('  ');
    await quickInput.waitForMessage('Enter a name.');
    await quickInput.answer('Denver');
    await quickInput.waitForMessage('Host name or IP address');
    for (const [typed, said] of [
      ['http://cuc.example.com', 'Only https is spoken: enter the host alone or an https address.'],
      ['https://me:secret@cuc.example.com', 'Leave out the user name and password'],
      ['cuc example', 'This is not a host name or IP address.'],
      ['10.1', 'This is not a host name or IP address.'],
      ['cuc.example.com:70000', 'The port is a number from 1 to 65535.'],
    ] as const) {
      await quickInput.answer(typed);
      await quickInput.waitForMessage(said);
    }
    await quickInput.answer('cuc.example.com');
    await quickInput.waitForMessage('User name');
    await quickInput.answer('ad:min');
    await quickInput.waitForMessage('A user name cannot contain a colon.');
  });

  it('keeps the answers when a person goes back', async () => {
    const { quickInput } = used.workbench.pages;
    await quickInput.type('admin');
    await quickInput.back();
    await quickInput.waitForMessage('Host name or IP address');
    assert.equal(await quickInput.input.inputValue(), 'cuc.example.com');
    await quickInput.back();
    await quickInput.waitForMessage('A name for the Servers view');
    assert.equal(await quickInput.input.inputValue(), 'Denver');
    await quickInput.accept();
    await quickInput.waitForMessage('Host name or IP address');
    assert.equal(await quickInput.input.inputValue(), 'cuc.example.com');
    await quickInput.cancel();
    await quickInput.waitUntilClosed();
    assert.deepEqual(savedServers(used.workbench.folder), []);
  });

  it('says that a release before 10 has no HTTPS networking', async () => {
    const { quickInput, modal, serversView } = used.workbench.pages;
    const old = siteOf(used.sandbox, 'CUC-OLD-01');
    await describeServer(used.workbench, 'Old', old);
    await trustCertificate(used.workbench);
    await quickInput.waitForMessage('Password of');
    await quickInput.back();
    await quickInput.waitForMessage('User name');
    assert.equal(await quickInput.input.inputValue(), old.user);
    await quickInput.accept();
    await enterPassword(used.workbench, old.password);
    await modal.waitForMessage(/Old runs release 9\.1\S+, which has no HTTPS networking\./);
    await modal.dismiss();
    await quickInput.waitForMessage('User name');
    assert.equal(await quickInput.input.inputValue(), old.user);
    await quickInput.cancel();
    await quickInput.waitUntilClosed();
    await serversView.welcome.waitFor();
    assert.deepEqual(savedServers(used.workbench.folder), []);
  });

  it('saves a server that is down only when told to, and then shows it though a filter would hide it', async () => {
    const { quickInput, modal, serversView, palette } = used.workbench.pages;
    await palette.run('Unity Connection: Filter Servers and Links…');
    await quickInput.waitForTitle('Filter Servers and Links');
    await quickInput.answer('nothing of the kind');
    await quickInput.waitUntilClosed();
    const down = { ...siteOf(used.sandbox, 'CUC-LAB-01'), address: `127.0.0.1:${await freePort()}` };
    await describeServer(used.workbench, 'Down', down);
    await modal.waitForMessage('Down could not be tested. Save it anyway?');
    assert.match(
      await modal.detail(),
      /Nothing listens on that host and port \(ECONNREFUSED\)\. Cancel to go back/,
    );
    await modal.dismiss();
    await quickInput.waitForMessage('User name');
    assert.deepEqual(savedServers(used.workbench.folder), []);
    await quickInput.accept();
    await modal.waitForMessage('Down could not be tested. Save it anyway?');
    await modal.click('Save Anyway');
    await serversView.waitForLabel(serversView.server('Down'), /, not signed in/);
    await serversView
      .server('Down')
      .and(used.workbench.page.locator('.monaco-list:focus .focused'))
      .waitFor();
    const [saved] = savedServers(used.workbench.folder);
    assert.equal(`${saved?.host}:${saved?.port}`, down.address);
  });

  it('takes no name twice, and no server with the same user twice', async () => {
    const { palette, quickInput } = used.workbench.pages;
    const [saved] = savedServers(used.workbench.folder);
    await palette.run(add);
    await quickInput.waitForMessage('A name for the Servers view');
    await quickInput.answer(' dOWN ');
    await quickInput.waitForMessage('Another server has this name. Choose one that tells them apart.');
    await quickInput.answer('Up');
    await quickInput.waitForMessage('Host name or IP address');
    await quickInput.answer(`${saved?.host}:${saved?.port}`);
    await quickInput.waitForMessage('User name');
    await quickInput.answer(saved?.user ?? '');
    await quickInput.waitForMessage('“Down” is this server with this user already.');
    await quickInput.cancel();
    await quickInput.waitUntilClosed();
  });
});
