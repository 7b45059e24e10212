import assert from 'node:assert/strict';
import type { SeenRequest } from '../support/otherServer/options.ts';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { sameQuestion, sameToast } from './harness/changeTexts.ts';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

/** Keeps unjoins back until they are let through. */
function heldUnjoins() {
  const held: (() => void)[] = [];
  return {
    answerInstead: async ({ method }: SeenRequest) => {
      if (method === 'DELETE') await new Promise<void>((resolve) => held.push(resolve));
      return undefined;
    },
    letThrough: () => {
      for (const resolve of held.splice(0)) resolve();
    },
  };
}

describe('an unjoin whose answer nobody waited for', () => {
  const used = useWorkbench();
  const unjoins = heldUnjoins();
  let server: OtherServer;
  const sent = () => server.requests.filter(({ method }) => method === 'DELETE').length;
  const mark = "verify: unjoin of O'Higgins";

  before(async () => {
    server = await startOtherServer({ dialect: 'json', hooks: unjoins });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serverRow.waitFor('Denver', 'not signed in');
    await signIn(used.workbench.pages, 'Denver', server.password);
    await used.workbench.pages.serverRow.waitFor('Denver', '3 links');
  });
  after(() => server.close());

  const unjoin = async () => {
    const { serversView, modal } = used.workbench.pages;
    await serversView.contextMenu(serversView.links("O'Higgins"), 'Unjoin HTTPS Link…');
    await modal.waitForMessage("Unjoin O'Higgins from Denver?");
    await modal.click('Unjoin');
  };

  it('leaves a mark on its server when the waiting is cancelled, and says so', async () => {
    const { notifications, serverRow } = used.workbench.pages;
    await unjoin();
    await notifications.click("Unjoining O'Higgins from Denver…", 'Cancel');
    await notifications.waitFor('the outcome is not known');
    await sameToast('lost answer: outcome unknown', 'the outcome is not known', used.workbench.pages);
    await serverRow.waitFor('Denver', mark);
  });

  it('is not sent again, and the mark outlives a reload', async () => {
    await used.workbench.reload();
    const { serversView, serverRow, notifications } = used.workbench.pages;
    await serversView.open();
    await serverRow.waitFor('Denver', mark);
    await unjoin();
    const earlier = 'Nobody knows yet how an earlier change ended';
    await notifications.waitFor(earlier);
    await sameToast('lost answer: a second change is not sent', earlier, used.workbench.pages);
    assert.equal(sent(), 1);
  });

  it('shows no trace when it is verified, and the mark stays unless a person clears it', async () => {
    const { serversView, serverRow, modal } = used.workbench.pages;
    const items = await serversView.menuItems(serversView.server('Denver'));
    assert.equal(items[0], 'Verify Change…');
    await serversView.contextMenu(serversView.server('Denver'), 'Verify Change…');
    await modal.waitForMessage('Denver shows no trace of this change');
    await sameQuestion('lost answer: verified, no trace', used.workbench.pages);
    await modal.dismiss();
    await serverRow.waitFor('Denver', mark);
  });

  it('settles by itself when a later list shows that it was carried out', async () => {
    const { serversView, serverRow, notifications } = used.workbench.pages;
    unjoins.letThrough();
    await serversView.titleAction('Refresh');
    const carriedOut = "Denver: unjoin of O'Higgins was carried out";
    await notifications.waitFor(carriedOut);
    await sameToast('lost answer: settled by a later list', carriedOut, used.workbench.pages);
    await serverRow.waitFor('Denver', '2 links');
    await serverRow.saying('Denver', 'verify').waitFor({ state: 'detached' });
    assert.equal(sent(), 1);
  });
});
