import assert from 'node:assert/strict';
import { html, type Answer } from '../support/otherServer/answer.ts';
import type { SeenRequest } from '../support/otherServer/options.ts';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { sameToast } from './harness/changeTexts.ts';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { useWorkbench } from './harness/useWorkbench.ts';
import { editSwitch, editText } from './journeys/updateLink.ts';
import { sendJoin } from './journeys/joinLink.ts';

const badCertificate: Answer = {
  status: 400,
  type: 'application/json',
  text: '{"errors":{"code":"INVALID_PARAMETER","message":"The certificate is self-signed"}}',
};

describe('a change that a server does not take', () => {
  const used = useWorkbench();
  let server: OtherServer;
  const refusals: Partial<Record<string, Answer>> = {};
  const sent = (method: string) => server.requests.filter((request) => request.method === method);

  before(async () => {
    const answerInstead = ({ method }: SeenRequest) => {
      const answer = refusals[method];
      refusals[method] = undefined;
      return answer;
    };
    server = await startOtherServer({
      dialect: 'json',
      hooks: { answerInstead },
      ignores: ['AcceptCertificateErrors'],
    });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    await used.workbench.pages.serversView.open();
    await signIn(used.workbench.pages, 'Denver', server.password);
    await used.workbench.pages.serverRow.waitUntilRead('Denver', 3);
  });
  after(() => server.close());

  it('can be gone through again with the answers given, when it is a join that was refused', async () => {
    const { notifications, quickInput, modal, serverRow } = used.workbench.pages;
    const answers = { user: 'Far.Operator', password: 'Far away', farEnd: undefined, newLink: '' };
    refusals['POST'] = badCertificate;
    await sendJoin(used.workbench, 'Denver', { ...answers, remoteServer: 'annex.other.example' });
    await sameToast('join: refused for its certificate', 'is self-signed', used.workbench.pages);
    await notifications.click('The certificate is self-signed', 'Edit Again…');
    await quickInput.waitForTitle('Join Denver with a Remote Server');
    await quickInput.pick('Another server…');
    for (const [field, answer] of [
      ['RemoteServer', 'annex.other.example'],
      ['RemoteUsername', 'Far.Operator'],
    ] as const) {
      await quickInput.waitForMessage(field);
      assert.equal(await quickInput.input.inputValue(), answer);
      await quickInput.accept();
    }
    await quickInput.waitForMessage('RemotePassword');
    assert.equal(await quickInput.input.inputValue(), '', 'it may be what was refused');
    await quickInput.answer('Far away');
    assert((await quickInput.ticked()).includes('AcceptSelfSignedCertificates'));
    await quickInput.toggle('AcceptCertificateErrors');
    await quickInput.accept();
    await modal.waitForMessage('Join Denver with annex.other.example?');
    await modal.click('Join');
    await notifications.waitFor('Denver: joined with To annex.other.example.');
    assert.equal(sent('POST').length, 2);
    await serverRow.waitUntilRead('Denver', 4);
  });

  it('can be sent again when the server was busy, and is not sent again without a word', async () => {
    const { serversView, notifications, modal, serverRow } = used.workbench.pages;
    refusals['DELETE'] = html(503, 'Server is too busy');
    await serversView.contextMenu(serversView.links("O'Higgins"), 'Unjoin HTTPS Link…');
    await modal.waitForMessage("Unjoin O'Higgins from Denver?");
    await modal.click('Unjoin');
    await notifications.waitFor('The server is busy (503).');
    await sameToast('unjoin: the server is busy', 'The server is busy', used.workbench.pages);
    assert.equal(sent('DELETE').length, 1);
    await notifications.click('The server is busy (503).', 'Send Again');
    await serverRow.waitUntilRead('Denver', 3);
    await serversView.links("O'Higgins").waitFor({ state: 'detached' });
    assert.equal(sent('DELETE').length, 2);
  });

  it('is told field by field when it is an update that a server took in part', async () => {
    const { serversView, quickInput, notifications, modal } = used.workbench.pages;
    await serversView.contextMenu(serversView.links('West "7" <annex>'), 'Update HTTPS Link…');
    await editText(used.workbench.pages, 'DisplayName', 'West wing');
    await editSwitch(used.workbench.pages, 'AcceptCertificateErrors', 'off');
    await quickInput.pick(/Review and send 2 changed fields/);
    await modal.waitForMessage('Update West "7" <annex> on Denver?');
    await modal.click('Update');
    await notifications.waitFor('left these fields as they were: AcceptCertificateErrors.');
    await sameToast('update: a field was ignored', 'left these fields', used.workbench.pages);
    await serversView.links('West wing').waitFor();
    assert.equal(sent('PUT').length, 1);
  });
});
