import assert from 'node:assert/strict';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { openDetails } from './harness/flows/openDetails.ts';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

const changes = [
  'Join HTTPS Link…',
  'Update HTTPS Link…',
  'Unjoin HTTPS Link…',
  'Unjoin Server from HTTPS Network…',
];

describe('a server marked read-only', () => {
  const used = useWorkbench();
  let server: OtherServer;

  before(async () => {
    server = await startOtherServer({ dialect: 'json' });
    await used.workbench.changeSettings({
      'cucLinks.servers': [profileEntry('Denver', server, { readOnly: true })],
    });
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serverRow.waitFor('Denver', 'not signed in');
    await signIn(used.workbench.pages, 'Denver', server.password);
    await used.workbench.pages.serverRow.waitUntilRead('Denver', 3);
  });
  after(() => server.close());

  it('says so in its row', async () => {
    await used.workbench.pages.serverRow.waitFor('Denver', 'read-only');
  });

  it('has no change on its menus, nor have its links', async () => {
    const { serversView } = used.workbench.pages;
    const offered = [
      ...(await serversView.menuItems(serversView.server('Denver'))),
      ...(await serversView.menuItems(serversView.links("O'Higgins"))),
    ];
    assert(offered.includes('Edit Server…'), offered.join(', '));
    assert(offered.includes('Open Link Details'), offered.join(', '));
    assert.deepEqual(
      offered.filter((item) => changes.includes(item)),
      [],
    );
  });

  it('refuses a change from the palette with a sentence', async () => {
    const { palette, notifications, quickInput } = used.workbench.pages;
    for (const change of changes) {
      await palette.run(`Unity Connection: ${change}`);
      await notifications.waitFor('read-only');
      assert.equal(await quickInput.widget.count(), 0, change);
      await notifications.dismiss('read-only');
    }
  });

  it('has no change to press on the details page of a link', async () => {
    const { details } = used.workbench.pages;
    await openDetails(used.workbench.pages, "O'Higgins");
    const enabled = async (label: string) => details.button(label).isEnabled();
    assert.deepEqual(await Promise.all(['Refresh', 'Open Raw'].map(enabled)), [true, true]);
    assert.deepEqual(await Promise.all(['Edit', 'Unjoin…'].map(enabled)), [false, false]);
  });

  it('has been asked for nothing but reads', async () => {
    const reads = server.requests.length;
    await used.workbench.pages.details.button('Refresh').click();
    await until('the refresh has been asked for', () => server.requests.length > reads);
    assert.deepEqual([...new Set(server.requests.map(({ method }) => method))], ['GET']);
  });

  it('can be changed again once the mark is taken away', async () => {
    const { serversView, quickInput, details } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('Denver'), 'Edit Server…');
    await quickInput.pick('Allow changes');
    await until('the page offers a change', () => details.button('Edit').isEnabled());
    const offered = await serversView.menuItems(serversView.links("O'Higgins"));
    assert(offered.includes('Unjoin HTTPS Link…'), offered.join(', '));
  });
});
