import assert from 'node:assert/strict';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

describe('a join with the stored sign-in of another configured server', () => {
  const used = useWorkbench({ sandbox: {} });
  const lab = () => used.sandbox.server('CUC-LAB-01');
  const entry = (name: string, location: string, marks = {}) => {
    const { baseUrl, user } = used.sandbox.server(location);
    const { hostname: host, port } = new URL(baseUrl);
    return profileEntry(name, { host, port: Number(port), user }, marks);
  };
  const startJoin = async () => {
    const { serversView, quickInput } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('Hub'), 'Join HTTPS Link…');
    await quickInput.waitForTitle('Join Hub with a Remote Server');
    await quickInput.option('Another server…').waitFor();
  };

  before(async () => {
    await used.workbench.changeSettings({
      'cucLinks.servers': [
        entry('Hub', 'CUC-HUB'),
        entry('Lab', 'CUC-LAB-01'),
        entry('Kept as it is', 'CUC-LAB-02', { readOnly: true }),
      ],
    });
    const { pages } = used.workbench;
    await pages.serversView.open();
    await signIn(pages, 'Hub', used.sandbox.server('CUC-HUB').password);
    await signIn(pages, 'Lab', lab().password);
    await pages.serverRow.waitUntilRead('Hub', 5);
    await pages.serverRow.waitUntilRead('Lab', 0);
  });

  it('is offered under the name the server has in the network, but not with one marked read-only', async () => {
    const { quickInput } = used.workbench.pages;
    await startJoin();
    await quickInput.waitForRow('Lab', lab().hostName);
    await quickInput.waitForRow('Lab', `With its stored sign-in, “${lab().user}”`);
    assert.equal(await quickInput.option('Kept as it is').count(), 0);
    assert.equal(await quickInput.option('Hub').count(), 0);
  });

  it('asks for the options alone, and says whose password is sent where', async () => {
    const { quickInput, modal } = used.workbench.pages;
    await quickInput.pick('Lab');
    assert.deepEqual(await quickInput.ticked(), ['EnableDirectorySync', 'EnableVoicenameSync']);
    await quickInput.toggle('AcceptSelfSignedCertificates');
    await quickInput.accept();
    await modal.waitForMessage(`Join Hub with Lab (${lab().hostName})?`);
    const detail = await modal.detail();
    assert(detail.includes(`as “${lab().user}”`), detail);
    assert(
      detail.includes(`The stored password of Lab (${lab().hostName}) is sent to Hub for that.`),
      detail,
    );
    assert(!detail.includes(lab().password), 'the question shows the password');
    await modal.click('Join');
  });

  it('shows the new link at both ends', async () => {
    const { notifications, serversView } = used.workbench.pages;
    await notifications.waitFor('Hub: joined with CUC-LAB-01. Lab lists the link too.');
    await serversView.waitForLabel(serversView.links('CUC-LAB-01'), /, syncing, /);
    await serversView.waitForLabel(serversView.links('CUC-HUB'), /, syncing, /);
    assert(!used.workbench.log().includes(lab().password));
  });

  it('asks for user and password once that server is signed out', async () => {
    const { serversView, serverRow, quickInput } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('Lab'), 'Sign Out');
    await serverRow.waitFor('Lab', 'not signed in');
    await startJoin();
    await quickInput.waitForRow('Lab', 'its password is not stored and will be asked for');
    await quickInput.pick('Lab');
    await quickInput.waitForMessage('RemoteServer');
    await quickInput.answer(lab().hostName);
    await quickInput.waitForMessage('RemoteUsername');
    assert.equal(await quickInput.input.inputValue(), lab().user);
    await quickInput.accept();
    await quickInput.waitForMessage('RemotePassword');
    assert.equal(await quickInput.input.inputValue(), '');
    await quickInput.cancel();
    await quickInput.waitUntilClosed();
  });
});
