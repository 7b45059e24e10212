import assert from 'node:assert/strict';
import type { Workbench } from '../harness/workbench.ts';
import type { Site } from './lab.ts';

/** Answers name, host and user; what comes next depends on the server. */
export async function describeServer({ pages }: Workbench, name: string, site: Site): Promise<void> {
  const { palette, quickInput } = pages;
  await palette.run('Unity Connection: Add Server…');
  await quickInput.waitForMessage('A name for the Servers view');
  await quickInput.answer(name);
  await quickInput.waitForMessage('Host name or IP address');
  // As copied from the address bar of the admin page.
  await quickInput.answer(`https://${site.address}/cuadmin`);
  await quickInput.waitForMessage('User name of a local administrator');
  await quickInput.answer(site.user);
}

/** Looks at the certificate and stops, the way a person does who just presses Enter. */
export async function stopAtCertificate(
  { pages: { modal, quickInput } }: Workbench,
  site: Site,
): Promise<void> {
  await modal.waitForMessage('Trust the certificate of');
  const detail = await modal.detail();
  assert(detail.includes('is not trusted by this machine'), detail);
  assert(detail.includes('self-signed'), detail);
  assert(detail.includes('Subject: CN='), detail);
  assert(/^Names: .+$/m.test(detail) && detail.includes(site.certificateName), detail);
  assert(detail.includes(`SHA-256: ${site.sha256}`), detail);
  await modal.pressEnter();
  await quickInput.waitUntilClosed();
}

export async function trustCertificate({ pages: { modal } }: Workbench): Promise<void> {
  await modal.waitForMessage('Trust the certificate of');
  await modal.click('Trust This Certificate');
}

export async function enterPassword({ pages: { quickInput } }: Workbench, password: string): Promise<void> {
  await quickInput.waitForMessage('Password of');
  await quickInput.answer(password);
}

/** All of it, for a server whose certificate is not known yet. */
export async function addServer(workbench: Workbench, name: string, site: Site): Promise<void> {
  await describeServer(workbench, name, site);
  await trustCertificate(workbench);
  await enterPassword(workbench, site.password);
  await workbench.pages.notifications.waitFor(`${name} was added`);
}
