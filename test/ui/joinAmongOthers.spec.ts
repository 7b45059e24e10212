import assert from 'node:assert/strict';
import type { SeenRequest } from '../support/otherServer/options.ts';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';
import { sendJoin } from './journeys/joinLink.ts';

describe('a join whose answer is lost while somebody else joins the same server', () => {
  const used = useWorkbench();
  let server: OtherServer;
  let letThrough: () => void = () => undefined;
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

  it('is not guessed at: two links are new, and the mark stays', async () => {
    const { notifications, serversView, serverRow } = used.workbench.pages;
    const answers = { user: 'Far.Operator', password: 'Far away', farEnd: undefined, newLink: '' };
    await sendJoin(used.workbench, 'Denver', { ...answers, remoteServer: 'annex.other.example' });
    await until('the join is sent', joins, (count) => count === 1);
    await notifications.click(/^Joining Denver with annex.other.example/, 'Cancel');
    await notifications.waitFor('the outcome is not known');
    server.addLink({ name: 'Somebody else’s' });
    letThrough();
    await serversView.titleAction('Refresh');
    await serverRow.waitFor('Denver', 'verify: join with annex.other.example');
    await serversView.links('Somebody else’s').waitFor();
    await serversView.links('To annex.other.example').waitFor();
    await serverRow.waitFor('Denver', 'verify: join with annex.other.example');
  });

  it('is told by a person, and sent no second time', async () => {
    const { quickInput, serversView, serverRow, notifications } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('Denver'), 'Verify Change…');
    await quickInput.option('None of these').waitFor();
    assert.equal(
      await quickInput.placeholder(),
      'New on Denver since then: which one is the join with annex.other.example?',
    );
    await quickInput.option('Somebody else’s').waitFor();
    assert.equal(await quickInput.options.count(), 3);
    await used.workbench.screenshot('which-link');
    await quickInput.pick('To annex.other.example');
    await notifications.waitFor('Denver: join with annex.other.example was carried out');
    await serverRow.saying('Denver', 'verify').waitFor({ state: 'detached' });
    assert.equal(joins(), 1);
  });
});
