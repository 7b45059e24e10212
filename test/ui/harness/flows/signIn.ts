import type { Pages } from '../pages.ts';

/** Sign In… from a server's row: trusts the certificate if it is asked to, and types the password. */
export async function signIn(
  pages: Pages,
  name: string,
  password: string,
  { trust = true } = {},
): Promise<void> {
  const { serversView, modal, quickInput } = pages;
  await serversView.waitForLabel(serversView.server(name), /, (not signed in|wrong password)/);
  await serversView.contextMenu(serversView.server(name), 'Sign In…');
  if (trust) {
    await modal.waitFor();
    await modal.click('Trust This Certificate');
  }
  await quickInput.waitForTitle(`Sign In to ${name}`);
  await quickInput.answer(password);
  await quickInput.waitUntilClosed();
}
