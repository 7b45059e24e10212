import assert from 'node:assert/strict';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { signIn } from './harness/flows/signIn.ts';
import { browserStorage } from './harness/browserStorage.ts';
import { keyboard, untilCopied } from './harness/keyboard.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';
import { watchWelcome } from './harness/watchWelcome.ts';

/** Once the servers are signed in to, no step of this needs a mouse. */
describe('finding servers and links, by keyboard', () => {
  const used = useWorkbench();
  let server: OtherServer;

  before(async () => {
    server = await startOtherServer({ dialect: 'json' });
    await used.workbench.changeSettings({
      'cucLinks.servers': [profileEntry('Denver', server), profileEntry('Boston', server, { user: 'other' })],
    });
    await used.workbench.pages.serversView.open();
    await signIn(used.workbench.pages, 'Denver', server.password);
    await used.workbench.pages.serverRow.waitUntilRead('Denver', 3);
  });
  after(() => server.close());

  const press = (key: string) => used.workbench.page.keyboard.press(key);
  const rows = () =>
    used.workbench.pages.serversView
      .labels()
      .then((labels) =>
        labels.map((label) => /^(?:Server|Link) ([^,]+?)(?: at |,)/.exec(label)?.[1] ?? label),
      );
  const waitForRows = (wanted: readonly string[]) =>
    until('the rows', rows, (shown) => shown.join() === wanted.join());
  const focus = (label: string) => keyboard(used.workbench.page).focusRow(label);
  const type = (text: string) => used.workbench.page.keyboard.type(text);
  const startFilter = async () => {
    await press('Control+f');
    await used.workbench.pages.quickInput.waitForTitle('Filter Servers and Links');
  };
  const findBoston = async () => {
    await focus('Server Denver');
    await startFilter();
    await type('boston');
    // Rows of the first letters are drawn anew for the next ones.
    await used.workbench.pages.serversView
      .server('Boston')
      .locator('.highlight', { hasText: /^Boston$/ })
      .waitFor();
    await until('Boston is found', rows, ([first]) => first === 'Boston');
  };
  const viewHasKeyboard = () =>
    used.workbench.pages.serversView.container.locator('.monaco-list:focus').waitFor();
  const focusedLabel = async () =>
    (await used.workbench.pages.serversView.focused.getAttribute('aria-label')) ?? '';
  const copied = (start: string) => untilCopied(used.workbench.page, start);
  /** VS Code stores it a moment later: a reload quicker than any person's would come before that. */
  const reloadOnceStored = async (what: RegExp) => {
    await until(
      'it is stored',
      () => browserStorage(used.workbench.page),
      (stored) => what.test(stored),
    );
    await used.workbench.reload();
    await used.workbench.pages.serversView.open();
    await used.workbench.pages.serverRow.waitUntilRead('Denver', 3);
  };
  const message = () => used.workbench.pages.serversView.container.locator('.message');
  const all = ['Denver', 'Köln & Søn', 'West "7" <annex>', "O'Higgins", 'Boston'];

  it('says of when what it shows is', async () => {
    await message()
      .filter({ hasText: /^Updated at \d+:\d\d/ })
      .waitFor();
  });

  it('filters as one types, marks what was found, and says how much that is', async () => {
    const { serversView } = used.workbench.pages;
    await focus('Server Denver');
    await startFilter();
    await type('KÖLN');
    await waitForRows(['Denver', 'Köln & Søn']);
    await message().filter({ hasText: 'Showing 1 of 3 links in 1 server' }).waitFor();
    await serversView.container
      .locator('.monaco-highlighted-label .highlight', { hasText: 'Köln' })
      .waitFor();
    await press('Escape');
    await until('all rows are back', rows, (shown) => all.every((name) => shown.includes(name)));
  });

  it('keeps a filter with Enter, over a reload, and clears it from where nothing is found', async () => {
    await focus('Server Denver');
    await startFilter();
    await used.workbench.pages.quickInput.answer('higgins');
    await waitForRows(['Denver', "O'Higgins"]);
    const seen = await watchWelcome(used.workbench.page);
    await reloadOnceStored(/serversView[^}]*higgins/);
    await waitForRows(['Denver', "O'Higgins"]);
    assert.deepEqual(await seen(), [], 'nothing is said not to be found before it could be');
    await used.workbench.pages.palette.run('Unity Connection: Filter Servers and Links…');
    await used.workbench.pages.quickInput.waitForTitle('Filter Servers and Links');
    await used.workbench.pages.quickInput.answer('nobody at all');
    const clear = used.workbench.pages.serversView.welcome.getByRole('button', { name: 'Clear Filter' });
    await clear.waitFor();
    await used.workbench.screenshot('filter-nothing');
    await clear.press('Enter');
    await until('the rows', rows, (shown) => shown.includes('Boston') && shown.includes('Köln & Søn'));
    await viewHasKeyboard();
    await press('Home');
    await until('a row has the focus', focusedLabel, (label) => label.startsWith('Server Denver'));
  });

  it('gives the keyboard back to where it was when the filter is given up', async () => {
    const { palette, quickInput } = used.workbench.pages;
    await findBoston();
    await press('Escape');
    await quickInput.waitUntilClosed();
    await viewHasKeyboard();
    await palette.run('File: New Untitled Text File');
    const text = used.workbench.page.locator('.native-edit-context:focus');
    await text.waitFor({ state: 'attached' });
    await palette.run('Unity Connection: Filter Servers and Links…');
    await quickInput.waitForTitle('Filter Servers and Links');
    await press('Escape');
    await quickInput.waitUntilClosed();
    await text.waitFor({ state: 'attached' });
    await palette.run('View: Close Editor');
  });

  it('leaves the keyboard to what is opened instead of the filter, which is given up', async () => {
    const { quickInput, serversView } = used.workbench.pages;
    await findBoston();
    await press('F1');
    await until(
      'the palette',
      () => quickInput.input.inputValue(),
      (value) => value === '>',
    );
    await until('all rows are back', rows, (shown) => all.every((name) => shown.includes(name)));
    await type('about');
    assert.equal(await quickInput.input.inputValue(), '>about');
    await press('Escape');
    await quickInput.waitUntilClosed();
    await findBoston();
    await serversView.contextMenu(serversView.server('Boston'), 'Edit Server…');
    await quickInput.waitForTitle('Edit Boston');
    await until('all rows are back', rows, (shown) => all.every((name) => shown.includes(name)));
    await type('host');
    assert.equal(await quickInput.input.inputValue(), 'host');
    await press('Escape');
    await quickInput.waitUntilClosed();
  });

  it('shows servers with an error only, and sorts by name', async () => {
    const { palette, quickInput } = used.workbench.pages;
    await palette.run('Unity Connection: Sort By…');
    await quickInput.answer('Name');
    await until('Boston comes first', rows, ([first]) => first === 'Boston');
    await palette.run('Unity Connection: Show Only…');
    await quickInput.waitForTitle('Show Only');
    await used.workbench.page.keyboard.type('servers with');
    await press('ArrowDown');
    await press('Space');
    await press('Enter');
    await used.workbench.pages.serversView.welcome.getByText('No server and no link matches').waitFor();
    await palette.run('Unity Connection: Clear Filter');
    await until('Boston comes first', rows, ([first]) => first === 'Boston');
    await viewHasKeyboard();
  });

  it('leaves collapsed what was collapsed, over a reload', async () => {
    await focus('Server Denver');
    await press('ArrowLeft');
    const linksAreHidden = () =>
      until('its links are hidden', rows, (shown) => !shown.includes('Köln & Søn'));
    await linksAreHidden();
    await reloadOnceStored(/serversView\.collapsed\W+all[^\]\w]+\w/);
    await linksAreHidden();
    await focus('Server Denver');
    await press('ArrowRight');
    await until('its links are shown', rows, (shown) => shown.includes('Köln & Søn'));
  });

  it('acts with keys on the row that has the focus, whatever is selected', async () => {
    const { quickInput, modal, details } = used.workbench.pages;
    await focus('Link O');
    await press('Enter');
    await details.button('Refresh').waitFor();
    await focus('Link Köln');
    await press('Control+c');
    await copied('Köln & Søn\t');
    await press('F2');
    await quickInput.waitForTitle(/Update/);
    assert.match(await quickInput.title(), /Köln/);
    await press('Escape');
    await quickInput.waitUntilClosed();
    await focus('Link Köln');
    await press('Delete');
    await modal.waitForMessage('Köln');
    await press('Escape');
    await focus('Server Boston');
    await press('F2');
    await quickInput.waitForTitle('Edit Boston');
    await press('Escape');
    await quickInput.waitUntilClosed();
    await focus('Server Boston');
    await press('Delete');
    await modal.waitForMessage('Forget Boston');
    await press('Escape');
    assert((await rows()).includes('Boston'));
  });

  it('copies the name of a folder, which cannot be called what settings cannot keep', async () => {
    const { palette, quickInput, folderRow } = used.workbench.pages;
    await palette.run('Unity Connection: New Folder…');
    await quickInput.waitForTitle('New Folder');
    await quickInput.answer('__proto__');
    await quickInput.waitForMessage('VS Code cannot keep');
    await quickInput.answer('West');
    await folderRow.waitFor('West', '0 servers');
    await folderRow.waitUntilFocused('West');
    await focus('Folder West');
    await press('Control+c');
    await copied('West');
  });

  it('offers the way on where a server has no links to choose from', async () => {
    const { palette, quickInput, notifications } = used.workbench.pages;
    await palette.run('Unity Connection: Open Link Details');
    await quickInput.pick('Boston');
    await notifications.waitFor('Boston: not signed in');
    await notifications.click('Boston: not signed in', 'Sign In…');
    await quickInput.waitForTitle('Sign In to Boston');
    await press('Escape');
    await quickInput.waitUntilClosed();
  });
});
