import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as z from 'zod/mini';
import { freePort } from '../../scripts/lib/freePort.mjs';
import { savedEntries } from './journeys/savedServers.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

const rowsSchema = z.array(z.record(z.string(), z.string()));
const linksSchema = z.object({
  servers: z.array(
    z.object({ name: z.string(), error: z.nullable(z.string()), links: z.array(z.unknown()) }),
  ),
});

/** A folder in the one that is exported to, for the dialogs to list. */
const beside = 'earlier';

describe('what people take away', () => {
  const used = useWorkbench({ sandbox: { listed: true }, files: { [`${beside}/kept.txt`]: '' } });
  const file = (name: string) => join(used.workbench.folder.workspace, name);
  const read = (name: string) => readFileSync(file(name), 'utf8');
  const diff = () => used.workbench.page.locator('.monaco-diff-editor');
  const side = (name: 'original' | 'modified', text: string) =>
    diff()
      .locator(`.editor.${name} .view-line`, { hasText: new RegExp(text.replaceAll(' ', '\\s')) })
      .first();

  before(async () => {
    const away = { host: '127.0.0.1', port: await freePort(), user: 'operator' };
    await used.workbench.changeSettings({
      'cucLinks.servers': [profileEntry('Away', away, { readOnly: true, proxy: 'off' })],
    });
    const { serversView, serverRow } = used.workbench.pages;
    await serversView.open();
    await serverRow.waitUntilRead('CUC-HUB', 5);
    await serversView.collapse(serversView.server('Away'));
  });

  it('is the links of a server as CSV, through the save dialog', async () => {
    const { serversView, fileDialog, notifications } = used.workbench.pages;
    await serversView.contextMenu(serversView.server('CUC-HUB'), 'Export Links…');
    await fileDialog.answer('Export Links', file('hub.csv'), beside);
    await notifications.waitFor('5 HTTPS links exported to');
    await notifications.dismiss('5 HTTPS links exported to');
    const rows = rowsSchema.parse(
      parse(read('hub.csv'), { bom: true, columns: true, record_delimiter: '\r\n' }),
    );
    assert.equal(rows.length, 5);
    assert.deepEqual([...new Set(rows.map((row) => row['Server']))], ['CUC-HUB']);
    assert.ok(rows.some((row) => row['DisplayName'] === 'CUC-LON-01'));
  });

  it('is the links of all servers as JSON, by the ending, with those that could not be read', async () => {
    const { palette, quickInput, fileDialog, notifications } = used.workbench.pages;
    await palette.run('Unity Connection: Export Links…');
    await quickInput.waitForTitle('Export Links');
    assert.equal((await quickInput.ticked()).includes('Away'), true);
    await quickInput.accept();
    await fileDialog.answer('Export Links', file('all.json'), beside);
    await notifications.waitFor(/exported to .*all\.json.* Not read now.*Away/);
    await notifications.dismiss(/exported to/);
    const { servers } = linksSchema.parse(JSON.parse(read('all.json')));
    assert.match(servers.find(({ name }) => name === 'Away')?.error ?? '', /./);
    const hub = servers.find(({ name }) => name === 'CUC-HUB');
    assert.deepEqual([hub?.error, hub?.links.length], [null, 5]);
  });

  it('is a table in Markdown, of selected links', async () => {
    const { serversView, clipboard } = used.workbench.pages;
    const rows = [serversView.links('CUC-LON-01').first(), serversView.links('CUC-FRA-01').first()];
    await serversView.select(rows);
    await serversView.contextMenu(serversView.links('CUC-FRA-01').first(), 'Copy as Markdown Table');
    await used.workbench.page.getByText('Copied as a Markdown table').first().waitFor();
    const lines = (await clipboard.text()).split('\n');
    assert.match(lines[0] ?? '', /^\| Server \| Link \| Health \| BaseFeedURL \|/);
    assert.equal(lines.filter((line) => line.startsWith('| CUC-HUB |')).length, 2);
  });

  it('is two links side by side', async () => {
    const { serversView } = used.workbench.pages;
    await serversView.select([
      serversView.links('CUC-LON-01').first(),
      serversView.links('CUC-FRA-01').first(),
    ]);
    await serversView.contextMenu(serversView.links('CUC-FRA-01').first(), 'Compare HTTPS Links…');
    await used.workbench.page
      .getByRole('tab', {
        name: /CUC-LON-01 of CUC-HUB ↔ CUC-FRA-01 of CUC-HUB|CUC-FRA-01 of CUC-HUB ↔ CUC-LON-01 of CUC-HUB/,
      })
      .waitFor();
    await side('original', 'DisplayName: CUC-').waitFor();
    await side('modified', 'DisplayName: CUC-').waitFor();
    for (const theme of ['light', 'dark', 'highContrast'] as const) {
      if (process.env['CUC_LINKS_LOOK'] === undefined) break;
      await used.workbench.setTheme(theme);
      await used.workbench.screenshot(`compare-${theme}`);
    }
  });

  it('is what the server has in the format that is asked for', async () => {
    const { serversView, editor } = used.workbench.pages;
    await serversView.contextMenu(serversView.links('CUC-FRA-01').first(), 'Open Raw as XML');
    await editor.waitFor('<HttpsLink>');
    await serversView.contextMenu(serversView.links('CUC-FRA-01').first(), 'Open Raw as JSON');
    await editor.waitFor('"DisplayName"');
  });

  it('is a link before and after it has changed', async () => {
    const { serversView, modal, notifications } = used.workbench.pages;
    const link = serversView.links('CUC-LON-01').first();
    await serversView.select([link]);
    await serversView.contextMenu(link, 'Unjoin HTTPS Link…');
    await modal.waitForMessage('Unjoin CUC-LON-01');
    await modal.click('Unjoin');
    await serversView.waitForLabel(link, /pending removal/);
    await notifications.waitFor('CUC-HUB: CUC-LON-01');
    await notifications.dismiss('CUC-HUB: CUC-LON-01');
    await serversView.contextMenu(link, 'Compare with Before');
    await used.workbench.page.getByRole('tab', { name: 'CUC-LON-01 of CUC-HUB: before ↔ now' }).waitFor();
    await side('original', 'Deleted: false').waitFor();
    await side('modified', 'Deleted: true').waitFor();
  });

  it('is the servers, without secrets, and they come back on another machine', async () => {
    const { palette, fileDialog, notifications, modal, serverRow } = used.workbench.pages;
    await palette.run('Unity Connection: Export Servers…');
    await fileDialog.answer('Export Servers', file('servers.json'), beside);
    await notifications.waitFor('1 server exported to');
    await notifications.dismiss('1 server exported to');
    const saved = read('servers.json');
    const { servers } = z.object({ servers: z.array(z.looseObject({})) }).parse(JSON.parse(saved));
    const before = savedEntries(used.workbench.folder);
    assert.deepEqual(servers, before);
    const more = [
      { ...servers[0], readOnly: false, name: 'Other name' },
      { ...servers[0], user: 'other' },
      { name: 'Leaky', host: 'leaky.example.com', user: 'operator', password: 'hush' },
    ];
    writeFileSync(
      file('more.json'),
      JSON.stringify({ ...z.looseObject({}).parse(JSON.parse(saved)), servers: more }),
    );
    await palette.run('Unity Connection: Import Servers…');
    await fileDialog.answer('Import Servers', file('more.json'), beside);
    await modal.waitForMessage('Add 1 server from more.json?');
    const detail = await modal.detail();
    assert.match(detail, /Other name: is in the list as “Away”, which stays as it is/);
    assert.match(detail, /Away \(2\): .*other.*read-only, without a proxy; another server is called “Away”/);
    assert.match(detail, /Leaky: has the field “password”/);
    assert.doesNotMatch(detail, /hush/);
    await modal.click('Add Server');
    await notifications.waitFor('1 server was added.');
    await serverRow.waitFor('Away (2)', 'read-only');
    assert.deepEqual(savedEntries(used.workbench.folder), [
      ...before,
      { ...servers[0], name: 'Away (2)', user: 'other' },
    ]);
  });
  it('is the links of a folder, in another place where the first cannot be written', async () => {
    const { palette, quickInput, serversView, folderRow, fileDialog, notifications } = used.workbench.pages;
    await palette.run('Unity Connection: New Folder…');
    await quickInput.waitForTitle('New Folder');
    await quickInput.answer('Abroad');
    await folderRow.waitUntilFocused('Abroad');
    await serversView.contextMenu(serversView.server('Away (2)'), 'Move to Folder…');
    await quickInput.pick('Abroad');
    await folderRow.waitFor('Abroad', '1 server');
    await serversView.contextMenu(folderRow.row('Abroad'), 'Export Links…');
    // Room for the name, but not for that of the file it is written to first.
    await fileDialog.answer('Export Links', file(`${'x'.repeat(250)}.json`), beside);
    await notifications.waitFor('could not be written (ENAMETOOLONG). Nothing was changed there.');
    await notifications.click('could not be written', 'Choose Another Place…');
    await fileDialog.answer('Export Links', file('abroad.json'), beside);
    await notifications.waitFor(/exported to .*abroad\.json/);
    const { servers } = linksSchema.parse(JSON.parse(read('abroad.json')));
    assert.deepEqual(
      servers.map(({ name }) => name),
      ['Away (2)'],
    );
  });
});
