import assert from 'node:assert/strict';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

describe('the buttons above the rows', () => {
  const used = useWorkbench();
  let servers: OtherServer[];

  before(async () => {
    servers = [
      await startOtherServer({ dialect: 'json', links: [{ name: 'Oslo' }] }),
      await startOtherServer({ dialect: 'json', links: [{ name: 'Lima' }] }),
    ];
    const names = ['Denver', 'Quito'];
    await used.workbench.changeSettings({
      'cucLinks.servers': servers.map((server, index) => profileEntry(names[index] ?? '', server)),
    });
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.open();
    for (const [index, server] of servers.entries()) {
      await signIn(used.workbench.pages, names[index] ?? '', server.password);
      await serverRow.waitUntilRead(names[index] ?? '', 1);
    }
  });
  after(() => Promise.all(servers.map((server) => server.close())));

  // VS Code calls them with the row that has the focus.
  it('are about all servers, whichever row has the focus', async () => {
    const { serversView } = used.workbench.pages;
    await serversView.select([serversView.server('Denver')]);
    const counts = () => servers.map(({ requests }) => requests.length);
    const before = counts();
    await serversView.titleAction('Refresh');
    await until('both are read', counts, (now) => now.every((count, index) => count > (before[index] ?? 0)));
    assert.equal(await serversView.selected.count(), 1);
  });
});
