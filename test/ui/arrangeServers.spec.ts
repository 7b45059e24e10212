import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

const changes = ['Join HTTPS Link…', 'Update HTTPS Link…', 'Unjoin Server from HTTPS Network…'];

describe('servers arranged in the view', () => {
  const used = useWorkbench();
  let server: OtherServer;

  before(async () => {
    server = await startOtherServer({ dialect: 'json' });
    const entryOf = (name: string) => profileEntry(name, { ...server, user: name.toLowerCase() });
    await used.workbench.changeSettings({
      'cucLinks.servers': [
        profileEntry('Denver', server),
        entryOf('Lima'),
        entryOf('Quito'),
        entryOf('Oslo'),
      ],
    });
    await used.workbench.pages.serversView.open();
    await signIn(used.workbench.pages, 'Denver', server.password);
    await used.workbench.pages.serverRow.waitUntilRead('Denver', 3);
  });
  after(() => server.close());

  /** Folders and servers from top to bottom, a server in a folder with a dash. */
  const rows = async () => {
    const labels = await used.workbench.pages.serversView.rows.evaluateAll(
      (all: readonly { ariaLabel: string | null; ariaLevel: string | null }[]) =>
        all.map(({ ariaLabel, ariaLevel }) => `${ariaLevel ?? ''} ${ariaLabel ?? ''}`),
    );
    return labels.flatMap((label) => {
      const [, level, kind, name] = /^(\d) (Server|Folder) ([^ ,]+)/.exec(label) ?? [];
      if (name === undefined) return [];
      return kind === 'Server' && level === '2' ? [`- ${name}`] : [name];
    });
  };
  const untilFocused = (row: Locator) =>
    row.and(used.workbench.page.locator('.monaco-list:focus .focused')).waitFor();
  const waitForRows = (...wanted: string[]) =>
    until('the rows are in this order', rows, (shown) => shown.join() === wanted.join());

  it('have a folder made for them, which is shown though a filter hides empty ones', async () => {
    const { palette, quickInput, folderRow } = used.workbench.pages;
    const filter = async (words: string) => {
      await palette.run('Unity Connection: Filter Servers and Links…');
      await quickInput.waitForTitle('Filter Servers and Links');
      await quickInput.answer(words);
      await quickInput.waitUntilClosed();
    };
    await filter('Lima');
    await waitForRows('Lima');
    await palette.run('Unity Connection: New Folder…');
    await quickInput.waitForTitle('New Folder');
    await quickInput.answer('Production');
    await folderRow.waitFor('Production', '0 servers');
    await waitForRows('Production', 'Denver', 'Lima', 'Quito', 'Oslo');
    await untilFocused(folderRow.row('Production'));
    // Over a reload it would be back.
    await filter('');
  });

  it('move into it by the keyboard, several at once, and stay as they were', async () => {
    const { serversView, quickInput, folderRow, serverRow } = used.workbench.pages;
    const { page } = used.workbench;
    const asked = server.requests.length;
    for (const name of ['Lima', 'Quito']) await serversView.collapse(serversView.server(name));
    // To Denver, which Enter selects and collapses, then to Lima as well.
    for (const key of ['Home', 'ArrowDown', 'Enter', 'Shift+ArrowDown']) await page.keyboard.press(key);
    await serversView.contextMenuByKeyboard('Move to Folder…');
    await quickInput.waitForTitle('Move to Folder');
    await page.keyboard.press('Enter');
    await folderRow.waitFor('Production', '2 servers');
    await waitForRows('Production', '- Denver', '- Lima', 'Quito', 'Oslo');
    await serverRow.waitUntilRead('Denver', 3);
    assert.equal(await serversView.server('Denver').getAttribute('aria-expanded'), 'false');
    assert.equal(server.requests.length, asked);
    // What is selected is dragged along.
    await page.keyboard.press('Escape');
    await until(
      'nothing is selected',
      () => serversView.container.locator('[role=treeitem][aria-selected=true]').count(),
      (count) => count === 0,
    );
  });

  it('are dragged into it, among each other, and out again', async () => {
    const { serversView, folderRow } = used.workbench.pages;
    await serversView.drag(serversView.server('Quito'), folderRow.row('Production'));
    await waitForRows('Production', '- Denver', '- Lima', '- Quito', 'Oslo');
    await serversView.drag(serversView.server('Quito'), serversView.server('Denver'));
    await waitForRows('Production', '- Quito', '- Denver', '- Lima', 'Oslo');
    await serversView.drag(serversView.server('Lima'), 'empty space');
    await waitForRows('Production', '- Quito', '- Denver', 'Oslo', 'Lima');
  });

  it('are marked in a word, a letter and a color', async () => {
    const { serversView, serverRow, quickInput } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('Denver'), 'Mark Server…');
    await quickInput.pick('production');
    await serverRow.waitFor('Denver', 'production');
    await until(
      'the row has its letter',
      () => serversView.badge(serversView.server('Denver')),
      (letter) => letter === 'P',
    );
  });

  it('come first as favorites, in their folder and on the top level', async () => {
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('Denver'), 'Add to Favorites');
    await serverRow.waitFor('Denver', 'favorite');
    await waitForRows('Production', '- Denver', '- Quito', 'Oslo', 'Lima');
    await serversView.contextMenu(serversView.server('Lima'), 'Add to Favorites');
    await waitForRows('Lima', 'Production', '- Denver', '- Quito', 'Oslo');
  });

  it('can be changed no more once their folder is read-only', async () => {
    const { serversView, serverRow, folderRow } = used.workbench.pages;
    await serversView.drag(serversView.server('Lima'), folderRow.row('Production'));
    await waitForRows('Production', '- Denver', '- Lima', '- Quito', 'Oslo');
    await serversView.drag(serversView.server('Oslo'), folderRow.row('Production'));
    await waitForRows('Production', '- Denver', '- Lima', '- Quito', '- Oslo');
    await serversView.contextMenu(folderRow.row('Production'), 'Mark as Read-Only');
    await folderRow.waitFor('Production', '4 servers · read-only');
    await serverRow.waitFor('Denver', 'read-only');
    await serverRow.waitUntilRead('Denver', 3);
    const offered = await serversView.menuItems(serversView.server('Denver'));
    assert(offered.includes('Mark as Read-Only'), offered.join(', '));
    assert.deepEqual(
      offered.filter((item) => changes.includes(item)),
      [],
    );
  });

  it('nor from the palette, which says why', async () => {
    const { palette, notifications, quickInput } = used.workbench.pages;
    for (const change of changes) {
      await palette.run(`Unity Connection: ${change}`);
      await notifications.waitFor('read-only');
      assert.equal(await quickInput.widget.count(), 0, change);
      await notifications.dismiss('read-only');
    }
    assert.deepEqual([...new Set(server.requests.map(({ method }) => method))], ['GET']);
  });

  it('do not leave it by a slip of the mouse', async () => {
    const { serversView, modal } = used.workbench.pages;
    await serversView.drag(serversView.server('Quito'), 'empty space');
    await modal.waitForMessage('Move Quito out of a read-only folder?');
    await modal.dismiss();
    await waitForRows('Production', '- Denver', '- Lima', '- Quito', '- Oslo');
  });

  it('are as they were after a reload of the window', async () => {
    await used.workbench.reload();
    const { serversView, serverRow, folderRow } = used.workbench.pages;
    await serversView.open();
    await folderRow.waitFor('Production', '4 servers · read-only');
    await waitForRows('Production', '- Denver', '- Lima', '- Quito', '- Oslo');
    for (const words of ['production', 'favorite', 'read-only']) await serverRow.waitFor('Denver', words);
    await serverRow.waitUntilRead('Denver', 3);
  });

  it('keep all but the folder when that is renamed, which leaves it collapsed, and then deleted', async () => {
    const { serversView, serverRow, folderRow, quickInput, modal } = used.workbench.pages;
    await serversView.collapse(folderRow.row('Production'));
    await serversView.contextMenu(folderRow.row('Production'), 'Rename Folder…');
    await quickInput.answer('Live');
    await folderRow.waitFor('Live', '4 servers · read-only');
    await untilFocused(folderRow.row('Live'));
    await waitForRows('Live');
    await serversView.expand(folderRow.row('Live'));
    await waitForRows('Live', '- Denver', '- Lima', '- Quito', '- Oslo');
    await serversView.contextMenu(folderRow.row('Live'), 'Delete Folder…');
    await modal.waitForMessage('Delete the folder Live?');
    await modal.click('Delete');
    await waitForRows('Denver', 'Lima', 'Quito', 'Oslo');
    await serverRow.waitFor('Denver', 'production');
    const offered = await serversView.menuItems(serversView.server('Denver'));
    assert(offered.includes('Join HTTPS Link…'), offered.join(', '));
  });

  it('leave the focus on the one below when they are forgotten, else on the one above', async () => {
    const { serversView, modal } = used.workbench.pages;
    const forget = async (name: string) => {
      await modal.waitForMessage(`Forget ${name}`);
      await modal.click('Forget');
    };
    await serversView.contextMenu(serversView.server('Lima'), 'Forget Server…');
    await forget('Lima');
    await waitForRows('Denver', 'Quito', 'Oslo');
    await untilFocused(serversView.server('Quito'));
    for (const [name, next] of [
      ['Quito', 'Oslo'],
      ['Oslo', 'Denver'],
    ] as const) {
      await used.workbench.page.keyboard.press('Delete');
      await forget(name);
      await untilFocused(serversView.server(next));
    }
    await waitForRows('Denver');
  });
});
