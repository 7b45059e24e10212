import assert from 'node:assert/strict';
import type { Workbench } from '../harness/workbench.ts';
import type { JoinAnswers } from './lab.ts';

/** Joins by the server's context menu with a remote server that is typed in. */
export async function joinLink(workbench: Workbench, server: string, answers: JoinAnswers): Promise<void> {
  await sendJoin(workbench, server, answers);
  await workbench.pages.notifications.waitFor(`${server}: joined with ${answers.newLink}.`);
}

/** All of it but the outcome. */
export async function sendJoin({ pages }: Workbench, server: string, answers: JoinAnswers): Promise<void> {
  const { serversView, quickInput, modal } = pages;
  await serversView.contextMenu(serversView.server(server), 'Join HTTPS Link…');
  await quickInput.waitForTitle(`Join ${server} with a Remote Server`);
  await quickInput.pick('Another server…');
  await quickInput.waitForMessage('RemoteServer');
  await quickInput.answer(answers.remoteServer);
  await quickInput.waitForMessage('RemoteUsername');
  await quickInput.answer(answers.user);
  await quickInput.waitForMessage('RemotePassword');
  await quickInput.answer(answers.password);
  assert.deepEqual(await quickInput.ticked(), ['EnableDirectorySync', 'EnableVoicenameSync']);
  await quickInput.toggle('AcceptSelfSignedCertificates');
  await quickInput.accept();

  await modal.waitForMessage(`Join ${server} with ${answers.remoteServer}?`);
  const detail = await modal.detail();
  assert(detail.includes(`as “${answers.user}”`), detail);
  assert(detail.includes('UseSSL: yes'), detail);
  assert(detail.includes('AcceptSelfSignedCertificates: yes'), detail);
  assert(detail.includes('AcceptCertificateErrors: no'), detail);
  assert(!detail.includes(answers.password), 'the question shows the password');
  await modal.click('Join');
}
