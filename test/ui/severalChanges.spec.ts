import assert from 'node:assert/strict';
import type { Answer } from '../support/otherServer/answer.ts';
import type { SeenRequest } from '../support/otherServer/options.ts';
import { startOtherServer, type OtherServer } from '../support/otherServer/startOtherServer.ts';
import { sameQuestion, sameText, sameToast } from './harness/changeTexts.ts';
import { signIn } from './harness/flows/signIn.ts';
import { profileEntry } from './harness/profileEntry.ts';
import { until } from './harness/until.ts';
import { useWorkbench } from './harness/useWorkbench.ts';

const refusal: Answer = {
  status: 400,
  type: 'application/json',
  text: '{"errors":{"code":"X-6","message":"The directory is locked"}}',
};
const names = ['Köln & Søn', 'West "7" <annex>', "O'Higgins"];

describe('several changes at once', () => {
  const used = useWorkbench();
  let server: OtherServer;
  /** The requests of a method that are refused, counted from 1. */
  const refused = new Map<string, number>();
  const sent = (method: string) => server.requests.filter((request) => request.method === method);

  before(async () => {
    const answerInstead = ({ method }: SeenRequest) =>
      refused.get(method) === sent(method).length ? refusal : undefined;
    server = await startOtherServer({ dialect: 'json', hooks: { answerInstead } });
    await used.workbench.changeSettings({ 'cucLinks.servers': [profileEntry('Denver', server)] });
    await used.workbench.pages.serversView.open();
    await signIn(used.workbench.pages, 'Denver', server.password);
    await used.workbench.pages.serverRow.waitUntilRead('Denver', 3);
  });
  after(() => server.close());

  const choose = async (chosen: readonly string[], item: string) => {
    const { serversView } = used.workbench.pages;
    const rows = chosen.map((name) => serversView.links(name));
    await serversView.select(rows);
    const [first] = rows;
    assert(first);
    await serversView.contextMenu(first, item);
  };

  it('copies the names of all selected links', async () => {
    const { clipboard } = used.workbench.pages;
    await choose(names, 'Copy Name');
    await until(
      'the clipboard',
      () => clipboard.text(),
      (text) => text === names.join('\n'),
    );
  });

  it('gives one option to those links that do not have it, in one question', async () => {
    const { quickInput, modal, notifications, serverRow } = used.workbench.pages;
    await choose(names, 'Update HTTPS Link…');
    await quickInput.waitForTitle('Update 3 links');
    await quickInput.pick('SyncDistributionLists: on');
    await modal.waitForMessage('Update 2 links?');
    const detail = await modal.detail();
    assert(detail.includes('Denver: West "7" <annex>: SyncDistributionLists: off → on (one way)'), detail);
    assert(detail.includes('Left out: Denver: Köln & Søn (has that value already)'), detail);
    assert(detail.includes('SyncDistributionLists cannot be switched off again'), detail);
    await sameQuestion('update of several: question', used.workbench.pages);
    await modal.click('Update 2 Links');
    await notifications.waitFor('Update of 2 links: 2 updated.');
    await sameToast('update of several: done', 'Update of 2 links', used.workbench.pages);
    await notifications.dismiss('Update of 2 links');
    await serverRow.waitUntilRead('Denver', 3);
    assert.equal(sent('PUT').length, 2);
  });

  it('unjoins three links, says which one failed and why, and runs that one again', async () => {
    const { modal, notifications, serversView, editor } = used.workbench.pages;
    refused.set('DELETE', 2);
    await choose(names, 'Unjoin HTTPS Link…');
    await modal.waitForMessage('Unjoin 3 links?');
    const detail = await modal.detail();
    for (const name of names) assert(detail.includes(`Denver: ${name}`), detail);
    await sameQuestion('unjoin of several: question', used.workbench.pages);
    await modal.click('Unjoin 3 Links');
    const some = 'Unjoin of 3 links: 2 unjoined, 1 failed.';
    await notifications.waitFor(some);
    await sameToast('unjoin of several: one failed', some, used.workbench.pages);
    await notifications.click(some, 'Show Results');
    const page = await until(
      'the results',
      () => editor.text(),
      (text) => text.includes('Köln'),
    );
    for (const line of [
      'Denver: West "7" <annex>\n  Failed. The server refused the request (400).',
      'X-6',
      'The directory is locked',
      'Denver: Köln & Søn\n  Unjoined.',
    ])
      assert(onOneLine(page).includes(onOneLine(line)), page);
    sameText('unjoin of several: results', page);
    assert(page.indexOf('West') < page.indexOf('Köln'), 'what went wrong comes first');
    await notifications.click(some, 'Run the Failed Ones Again');
    await modal.waitForMessage('Unjoin 1 link?');
    await sameQuestion('unjoin of several: question for what failed', used.workbench.pages);
    await modal.click('Unjoin 1 Link');
    await notifications.waitFor('Unjoin of 1 link: 1 unjoined.');
    await serversView.links('West "7" <annex>').waitFor({ state: 'detached' });
    assert.equal(sent('DELETE').length, 4);
  });
});

/** Where lines break is a matter of the kept text. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
