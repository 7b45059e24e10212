import assert from 'node:assert/strict';
import type { SeenRequest } from '../support/otherServer/options.ts';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { sameText } from './harness/changeTexts.ts';
import { signIn } from './harness/flows/signIn.ts';
import { killExtensionHost } from './harness/killExtensionHost.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';
import { sendJoin } from './journeys/joinLink.ts';

describe('an extension host that is killed while a join waits for its answer', () => {
  const used = useWorkbench();
  let server: OtherServer;
  let letThrough: () => void = () => undefined;
  const mark = 'verify: join with annex.other.example';
  const joins = () => server.requests.filter(({ method }) => method === 'POST').length;

  before(async () => {
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    const answerInstead = async ({ method }: SeenRequest) => {
      if (method === 'POST') await held;
      return undefined;
    };
    server = await startOtherServer({ dialect: 'json', hooks: { answerInstead } });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    await used.workbench.pages.serversView.open();
    await signIn(used.workbench.pages, 'Denver', server.password);
    await used.workbench.pages.serverRow.waitUntilRead('Denver', 3);
  });
  after(() => server.close());

  it('leaves a mark and an entry whose outcome is not known', async () => {
    const answers = { user: 'Far.Operator', password: 'Far away', farEnd: undefined, newLink: '' };
    await sendJoin(used.workbench, 'Denver', { ...answers, remoteServer: 'annex.other.example' });
    await until('the join is sent', joins, (count) => count === 1);
    killExtensionHost(used.workbench.folder.userData);
    await used.workbench.reload();
    const { serversView, serverRow, palette, editor } = used.workbench.pages;
    await serversView.open();
    await serverRow.waitFor('Denver', mark);
    await palette.run('Unity Connection: Show Change Journal');
    await editor.waitFor('Outcome unknown');
    const text = await editor.wholeText();
    assert(!text.includes('Far away'), 'the journal shows the password');
    sameText('journal: a join whose window died', text);
  });

  it('finds by looking that the server has carried it out, and sends nothing again', async () => {
    const { serversView, serverRow, notifications, editor } = used.workbench.pages;
    letThrough();
    await until(
      'the link is found',
      async () => {
        await serversView.titleAction('Refresh');
        return notifications.toast('Denver: join with annex.other.example was carried out').count();
      },
      (count) => count === 1,
    );
    await serverRow.waitUntilRead('Denver', 4);
    await serverRow.saying('Denver', 'verify').waitFor({ state: 'detached' });
    sameText('journal: the same, found by looking', await editor.wholeText());
    assert.equal(joins(), 1);
  });
});
