import assert from 'node:assert/strict';
import { openDetails } from '../harness/flows/openDetails.ts';
import { inTime, until } from '../harness/until.ts';
import { useWorkbench } from '../harness/useWorkbench.ts';
import { watchPolicyViolations } from '../harness/policyViolations.ts';
import {
  addServer,
  describeServer,
  enterPassword,
  stopAtCertificate,
  trustCertificate,
} from './addServer.ts';
import { joinLink } from './joinLink.ts';
import type { Format, Lab } from './lab.ts';
import { savedServers } from './savedServers.ts';
import { editSwitch, editText, sendUpdate } from './updateLink.ts';
import { useLab } from './useLab.ts';

const hub = 'Hub <1> & "Süd"';
const far = 'Far end';
const renamed = 'Renamed & <b>"ö"</b>';
const bodyStart = { json: /^\s*\{/, xml: /^\s*</ } as const;
const requestLine = /: (GET|POST|PUT|DELETE) \S+ -> \d/;

/** The main job from an empty view to an empty network, on one lab in one wire format. Each test goes on where the last one ended. */
export function mainJourney(format: Format, startLab: () => Promise<Lab>): void {
  const used = useWorkbench({ settings: { 'cucLinks.format': format } });
  const lab = useLab(startLab);
  const view = () => used.workbench.pages.serversView;
  const hubRow = () => view().server(hub);
  const gone = () => lab.current.unjoined === 'gone';

  async function seeEverythingAgain(): Promise<void> {
    const { quickInput, details } = used.workbench.pages;
    await view().open();
    await view().waitForLabel(hubRow(), new RegExp(`\\d links · ${lab.current.hub.version}`));
    await view().waitForLabel(view().links(renamed), /./);
    await details.waitFor(renamed);
    await until('the panel has its fields back', async () => (await details.fieldNames()).length > 15);
    assert.equal(await quickInput.widget.count(), 0, 'nothing is asked');
    assert(!(await view().labels()).some((label) => /not signed in|wrong password/.test(label)));
  }

  it('stops at an unknown certificate unless a person decides otherwise', async () => {
    await view().open();
    await describeServer(used.workbench, hub, lab.current.hub);
    await stopAtCertificate(used.workbench, lab.current.hub);
    await view().welcome.waitFor();
    assert.deepEqual(savedServers(used.workbench.folder), []);
    assert.doesNotMatch(used.workbench.log(), requestLine);
    assert.deepEqual(lab.current.requests ?? [], []);
  });

  it('adds the server, asking again for a password that was refused', async () => {
    const { pages, folder } = used.workbench;
    await describeServer(used.workbench, hub, lab.current.hub);
    await trustCertificate(used.workbench);
    await enterPassword(used.workbench, 'not the password');
    await pages.quickInput.waitForMessage('The server refused the user name or password.');
    if (lab.current.requests) assert.equal(lab.current.requests.filter(({ hasBasic }) => hasBasic).length, 1);
    await until('the refusal is logged', () => requestLine.test(used.workbench.log()));
    assert.equal(used.workbench.log().match(new RegExp(requestLine, 'g'))?.length, 1, 'sent once');
    assert.deepEqual(savedServers(folder), []);

    await enterPassword(used.workbench, lab.current.hub.password);
    const count = Object.keys(lab.current.links).length;
    await pages.notifications.waitFor(new RegExp(`was added: release [\\d.-]+, ${count} HTTPS links`));
    const [saved, ...more] = savedServers(folder);
    assert.deepEqual(more, []);
    assert.equal(`${saved?.host}:${saved?.port}`, lab.current.hub.address);
    await view().waitForLabel(hubRow(), new RegExp(`${count} links · ${lab.current.hub.version}`));
  });

  it('says of each link in words how it is', async () => {
    for (const [name, health] of Object.entries(lab.current.links))
      await view().waitForLabel(view().links(name), new RegExp(`, ${health}, last synchronization`));
  });

  it('shows what the server says, in the format it says it in', async () => {
    const { webview, editor } = used.workbench.pages;
    const { name } = lab.current.subject;
    await view().contextMenu(view().links(name), 'Open Raw Response');
    const answered = lab.current.rawFormat(format);
    await webview.tab(`${name}.${answered}`).waitFor();
    await until('the body is shown', async () => /objectid/i.test(await editor.text()));
    assert.match(await editor.text(), bodyStart[answered]);
  });

  it('shows everything about one link', async () => {
    const { subject } = lab.current;
    const { details } = used.workbench.pages;
    const violations = watchPolicyViolations(used.workbench.page);
    await openDetails(used.workbench.pages, subject.name);
    await details.tab(subject.name).waitFor();
    assert.equal(await details.health(), lab.current.links[subject.name]);
    assert.match(await details.healthSentence(), subject.sentence);
    for (const [field, shown] of Object.entries(subject.fields))
      assert.match(await details.value(field).innerText(), asPattern(shown), field);

    const fields = await details.fieldNames();
    assert(fields.includes('ObjectId') && fields.includes('WarningMode') && fields.length >= 19);
    for (const field of fields) {
      assert.equal(await details.meaning(field).isVisible(), false, field);
      await details.focus(field);
      await details.meaning(field).waitFor();
      assert.match(await details.meaning(field).innerText(), /\w.*\.$/s);
    }
    assert.deepEqual(violations, []);
    await details.violatePolicy();
    await until('the watch sees a breach', () => violations.length > 0);
  });

  it('leaves the keyboard where it is when news come in', async () => {
    const { details } = used.workbench.pages;
    await details.focus('ObjectId');
    const before = await details.updated();
    // A person goes on working elsewhere.
    await view().collapse(hubRow());
    await view().expand(hubRow());
    await until('the keyboard is elsewhere', async () => !(await details.hasKeyboard()));
    // It says its time in whole seconds: a refresh may be too quick to be told from the one before.
    await until('the page is written anew', async () => {
      await view().titleAction('Refresh');
      return (await details.updated()) !== before;
    });
    assert.equal(await details.hasKeyboard(), false);
  });

  it('joins a remote server', async () => {
    const { newLink, farEnd } = lab.current.join;
    if (farEnd) await addServer(used.workbench, far, farEnd.site);
    await joinLink(used.workbench, hub, lab.current.join);
    await view().waitForLabel(view().links(newLink), /, syncing, /);
    if (farEnd) await view().waitForLabel(view().links(farEnd.hubName), /, syncing, /);
  });

  it('updates a link: its name and a switch', async () => {
    const { subject, wantsAllFields } = lab.current;
    const { pages } = used.workbench;
    await view().contextMenu(view().links(subject.name), 'Update HTTPS Link…');
    await pages.quickInput.waitForTitle(`Update ${subject.name} on ${hub}`);
    await editText(pages, 'DisplayName', renamed);
    await editSwitch(pages, 'AcceptSelfSignedCertificates', 'off');
    const said = [
      `DisplayName: ${subject.name} → ${renamed}`,
      'AcceptSelfSignedCertificates: on → off',
    ] as const;
    await sendUpdate(pages, subject.name, hub, said, wantsAllFields);
    await view().links(renamed).waitFor();
    assert.equal(await view().links(subject.name).count(), 0);
    await pages.details.waitFor(renamed);
    await pages.details.tab(renamed).waitFor();
    assert.equal(await pages.details.value('AcceptSelfSignedCertificates').innerText(), 'no');
  });

  it('says twice that distribution lists go one way', async () => {
    const { withoutLists, wantsAllFields } = lab.current;
    const { pages } = used.workbench;
    const field = 'SyncDistributionLists';
    await view().contextMenu(view().links(withoutLists), 'Update HTTPS Link…');
    await pages.quickInput.waitForRow(field, 'One way: once on it cannot be switched off');
    await editSwitch(pages, field, 'on');
    const said = [`${field}: off → on`, `${field} cannot be switched off again`];
    await sendUpdate(pages, withoutLists, hub, said, wantsAllFields);

    // A row that VS Code draws anew while its menu is open is lost to the command, which then asks for one.
    await until('the fields of the link are listed', async () => {
      await view().contextMenu(view().links(withoutLists), 'Update HTTPS Link…');
      if (await inTime(pages.quickInput.option(field))) return true;
      await pages.quickInput.cancel();
      return false;
    });
    await pages.quickInput.waitForRow(field, 'Already on.');
    await pages.quickInput.pick(field);
    await pages.quickInput.waitForActive('DisplayName');
    assert.equal(await pages.quickInput.option(/Review and send/).count(), 0);
    await pages.quickInput.cancel();
    await pages.quickInput.waitUntilClosed();
    for (const { body } of lab.current.requests ?? []) if (body !== '') assert.match(body, bodyStart[format]);
  });

  it('is as it was after a reload', async () => {
    await used.workbench.reload();
    await seeEverythingAgain();
  });

  it('is as it was after a restart', async () => {
    await used.workbench.restart();
    await seeEverythingAgain();
  });

  it('unjoins a link', async () => {
    const { newLink } = lab.current.join;
    const { modal, notifications } = used.workbench.pages;
    await view().contextMenu(view().links(newLink), 'Unjoin HTTPS Link…');
    await modal.waitForMessage(`Unjoin ${newLink} from ${hub}?`);
    assert.match(await modal.detail(), /nightly cleanup task[\s\S]*does not restore lists and routing/);
    await modal.click('Unjoin');
    await notifications.waitFor(
      `${hub}: ${newLink} ${gone() ? 'has been removed' : 'is marked for removal'}.`,
    );
    await waitUntilUnjoined(newLink);
  });

  it('takes a server out of its network once its name is typed', async () => {
    const { palette, quickInput, modal, notifications } = used.workbench.pages;
    await palette.run('Unity Connection: Unjoin Server from HTTPS Network…');
    await quickInput.pick(hub);
    await quickInput.waitForMessage(`Type the name of the server, “${hub}”`);
    await quickInput.answer(hub.toUpperCase());
    await quickInput.waitForMessage('This is not the name of the server.');
    await quickInput.answer(hub);
    await modal.waitForMessage(`Unjoin ${hub} from its HTTPS network?`);
    assert((await modal.detail()).includes(renamed));
    await modal.click('Unjoin Server');
    await notifications.waitFor(
      `${hub}: all its HTTPS links ${gone() ? 'have been removed' : 'are marked for removal'}.`,
    );
    await waitUntilUnjoined(renamed);
    if (gone()) await view().rows.filter({ hasText: 'No HTTPS links' }).waitFor();
  });

  async function waitUntilUnjoined(link: string): Promise<void> {
    if (gone()) await view().links(link).waitFor({ state: 'detached' });
    else await view().waitForLabel(view().links(link), /, pending removal, /);
  }
}

function asPattern(shown: string | RegExp): RegExp {
  return typeof shown === 'string' ? new RegExp(`^${shown}$`) : shown;
}
