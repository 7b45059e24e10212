import { html } from '../support/otherServer/answer.ts';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

describe('a server in trouble', () => {
  const used = useWorkbench();
  let server: OtherServer;
  let busyAnswers = 0;

  before(async () => {
    const answerInstead = () => (busyAnswers-- > 0 ? html(503, 'Server is too busy') : undefined);
    server = await startOtherServer({ dialect: 'json', hooks: { answerInstead } });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.open();
    await signIn(used.workbench.pages, 'Denver', server.password);
    await serverRow.waitUntilRead('Denver', 3);
  });
  after(() => server.close());

  const refresh = () => used.workbench.pages.serversView.titleAction('Refresh');

  it('is seen to be asked again while it is busy, and then read', async () => {
    busyAnswers = 2;
    await refresh();
    await used.workbench.pages.serverRow.waitFor('Denver', 'busy, retrying…');
    await used.workbench.pages.serverRow.waitUntilRead('Denver', 3);
  });

  it('says that it is left in peace in the background once it could not be reached three times, and keeps its links', async () => {
    const { serverRow } = used.workbench.pages;
    await server.close();
    const failures = () =>
      used.workbench.log().match(/GET \/vmrest\/httpslinks\/ -> unreachable/g)?.length ?? 0;
    for (let time = 1; time <= 3; time += 1) {
      await refresh();
      await until(`refresh ${time} has failed`, () => failures() >= time);
    }
    await serverRow.waitFor('Denver', 'unreachable · paused · as of');
    await used.workbench.pages.serversView.links("O'Higgins").waitFor();
  });
});
