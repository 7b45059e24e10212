import assert from 'node:assert/strict';
import { globSync, readFileSync, utimesSync } from 'node:fs';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { allForms, findIn, findInFolder } from '../support/secrets/findSecrets.ts';
import { browserStorage } from './harness/browserStorage.ts';
import { editSettings } from './harness/flows/editSettings.ts';
import { useWorkbench } from './harness/useWorkbench.ts';
import { trustCertificate } from './journeys/addServer.ts';
import { savedEntries } from './journeys/savedServers.ts';

const first = 'fírst:ß"<&%\\` Pa$$ 51-quokka';
const second = 'sécond:ß"<&%\\` Pa$$ 72-numbat';

describe('a sign-in that two servers share', () => {
  const used = useWorkbench();
  let denver: OtherServer;
  let utrecht: OtherServer;
  let elsewhere: OtherServer;
  const signIns = () =>
    [denver, utrecht, elsewhere].flatMap(({ requests }) => requests).filter(({ hasBasic }) => hasBasic)
      .length;

  before(async () => {
    [denver, utrecht, elsewhere] = await Promise.all(
      [1, 2, 3].map(() => startOtherServer({ dialect: 'json', password: first })),
    ).then(([a, b, c]) => {
      assert(a && b && c);
      return [a, b, c];
    });
    await used.workbench.pages.serversView.open();
  });
  after(() => Promise.all([denver.close(), utrecht.close(), elsewhere.close()]));

  const describeServer = async (name: string, { host, port }: OtherServer) => {
    const { palette, quickInput } = used.workbench.pages;
    await palette.run('Unity Connection: Add Server…');
    await quickInput.waitForMessage('A name for the Servers view');
    await quickInput.answer(name);
    await quickInput.waitForMessage('Host name or IP address');
    await quickInput.answer(`${host}:${port}`);
    await quickInput.option('Use the sign-in “Lab”').waitFor();
  };

  it('is made of a name and a user', async () => {
    const { palette, quickInput, notifications } = used.workbench.pages;
    await palette.run('Unity Connection: New Sign-In…');
    await quickInput.waitForMessage('A name for the sign-in');
    await quickInput.answer('Lab');
    await quickInput.waitForMessage('User name of a local administrator');
    await quickInput.answer(denver.user);
    await notifications.waitFor('The sign-in “Lab” was added.');
  });

  it('is offered for a new server, with a way back, and asks for its password once', async () => {
    const { quickInput, notifications, serverRow } = used.workbench.pages;
    await describeServer('Denver', denver);
    await quickInput.pick('A user of its own…');
    await quickInput.waitForMessage('User name of a local administrator');
    await quickInput.back();
    await quickInput.pick('Use the sign-in “Lab”');
    await trustCertificate(used.workbench);
    await quickInput.waitForMessage('Password of the sign-in “Lab”');
    await quickInput.waitForMessage('Only this server uses the sign-in.');
    await quickInput.answer(first);
    await notifications.waitFor('Denver was added');
    await serverRow.waitUntilRead('Denver', 3);
  });

  it('is sent to the next server only after a person has agreed to it by host and name', async () => {
    const { quickInput, modal, notifications, serverRow } = used.workbench.pages;
    await describeServer('Utrecht', utrecht);
    await quickInput.pick('Use the sign-in “Lab”');
    await trustCertificate(used.workbench);
    await modal.waitForMessage(`Let Utrecht (${utrecht.host}:${utrecht.port}) use the sign-in “Lab”?`);
    assert.equal(utrecht.requests.length, 0);
    await used.workbench.screenshot('shared-sign-in-agree');
    await modal.click('Use the Sign-In');
    await notifications.waitFor('Utrecht was added');
    await serverRow.waitUntilRead('Utrecht', 3);
    const written = savedEntries(used.workbench.folder);
    assert.deepEqual(
      written.map(({ signIn, user }) => ({ signIn, user })),
      [
        { signIn: 'Lab', user: undefined },
        { signIn: 'Lab', user: undefined },
      ],
    );
  });

  it('is refused in one place: the password goes to one of the two, and both stop', async () => {
    for (const server of [denver, utrecht]) server.setPassword(second);
    // As if the last sign-in were longer ago than an acceptance holds.
    const accepted = globSync('**/passwordMarks/*.accepted', { cwd: used.workbench.folder.userData });
    assert(accepted.length > 0);
    for (const file of accepted) utimesSync(`${used.workbench.folder.userData}/${file}`, 0, 0);
    const before = signIns();
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.titleAction('Refresh');
    await serverRow.waitFor('Denver', 'wrong password');
    await serverRow.waitFor('Utrecht', 'wrong password');
    await serversView.titleAction('Refresh');
    await serverRow.waitFor('Denver', 'wrong password');
    assert.equal(signIns() - before, 1);
  });

  it('is changed in one place, after it was tried on a server, and both are signed in', async () => {
    const { palette, quickInput, notifications, serverRow } = used.workbench.pages;
    await palette.run('Unity Connection: Edit Sign-In…');
    await quickInput.waitForRow('Lab', 'Used by Denver, Utrecht');
    await quickInput.pick('Lab');
    await quickInput.pick('Password');
    await quickInput.pick('The first that can be reached');
    await quickInput.waitForMessage('2 servers use the sign-in');
    await quickInput.answer(second);
    await notifications.waitFor('The sign-in “Lab” was changed for 2 of its servers.');
    await serverRow.waitUntilRead('Denver', 3);
    await serverRow.waitUntilRead('Utrecht', 3);
    await used.workbench.screenshot('shared-sign-in');
  });

  it('is not sent to an entry that was pointed elsewhere by hand', async () => {
    const { serverRow } = used.workbench.pages;
    const [one, other] = savedEntries(used.workbench.folder);
    await editSettings(used.workbench, { 'cucLinks.servers': [one, { ...other, port: elsewhere.port }] });
    await serverRow.waitFor('Utrecht', 'not yet allowed to use its sign-in');
    assert.equal(elsewhere.requests.length, 0);
    await used.workbench.screenshot('shared-sign-in-not-allowed');
  });

  it('is left by one server alone when that signs out', async () => {
    const { serversView, serverRow, notifications } = used.workbench.pages;
    await editSettings(used.workbench, {
      'cucLinks.servers': savedEntries(used.workbench.folder).map((entry) =>
        entry['name'] === 'Utrecht' ? { ...entry, port: utrecht.port } : entry,
      ),
    });
    await serverRow.waitUntilRead('Utrecht', 3);
    await serversView.contextMenu(serversView.server('Utrecht'), 'Sign Out');
    await notifications.waitFor('it stays stored for the other servers that use it');
    await serverRow.waitFor('Utrecht', 'not yet allowed to use its sign-in');
    await serverRow.waitUntilRead('Denver', 3);
  });

  it('has left its password nowhere in readable form', async () => {
    const { folder, page } = used.workbench;
    const forms = allForms({ first, second, firstSignIn: `${denver.user}:${first}` });
    const storage = await browserStorage(page);
    assert(storage.includes('secrets.provider'), 'the password is in the secret storage, sealed');
    assert.deepEqual(findIn(storage, forms), []);
    assert.deepEqual(findIn(await page.content(), forms), []);
    assert.deepEqual(findIn(readFileSync(folder.settingsFile, 'utf8'), forms), []);
    assert.deepEqual(findInFolder(folder.userData, forms).found, []);
  });

  it('leaves its user to its servers when it is deleted, and no password', async () => {
    const { palette, quickInput, modal, serverRow } = used.workbench.pages;
    await palette.run('Unity Connection: Delete Sign-In…');
    await quickInput.pick('Lab');
    await modal.waitForMessage(`Delete the sign-in “Lab” (“${denver.user}”)?`);
    assert.match(await modal.detail(), /Denver, Utrecht/);
    await modal.click('Delete');
    await serverRow.waitFor('Denver', 'not signed in');
    await serverRow.waitFor('Utrecht', 'not signed in');
    assert.deepEqual(
      savedEntries(used.workbench.folder).map(({ signIn, user }) => ({ signIn, user })),
      [
        { signIn: undefined, user: denver.user },
        { signIn: undefined, user: denver.user },
      ],
    );
  });
});
