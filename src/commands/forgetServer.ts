import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Profile } from '../servers/profile.ts';
import { removeProfile } from '../servers/settings.ts';
import { confirm } from '../ui/confirm.ts';
import { targetServer } from '../ui/pick.ts';
import { selectedOf, serverOf } from '../ui/target.ts';
import { forgetBindings } from './flows/forgetBindings.ts';
import { refuseSandbox } from './flows/refuseSandbox.ts';
import type { Services } from './services.ts';

const serverRow = z.object({ kind: z.literal('server') });

/**
 * Drops a server, or all selected ones, from the list, with its password and, unless another server shares the address,
 * its pin.
 */
export async function forgetServer(target: unknown, selected: unknown, services: Services): Promise<void> {
  const profiles = await chosenProfiles(target, selected, services);
  if (profiles.length === 0 || !(await confirmForget(profiles))) return;
  const { focusBeside } = await import('./flows/focusBeside.ts');
  const focusNext = focusBeside(profiles, services);
  for (const profile of profiles) {
    await removeProfile(profile.id);
    await forgetBindings(profile, services);
  }
  if (target) await focusNext();
}

/** Servers of the sandbox go with it. A selected link or note is not its server. */
async function chosenProfiles(
  target: unknown,
  selected: unknown,
  { servers }: Services,
): Promise<readonly Profile[]> {
  const rows = selectedOf(target, selected, (row) =>
    serverRow.safeParse(row).success ? serverOf(row, servers)?.profile : undefined,
  );
  const stored = rows.filter(({ sandbox }) => !sandbox);
  if (rows.length > 1 && stored.length > 0) return stored;
  const server = await targetServer(target, servers, ({ profile }) => !profile.sandbox);
  return !server || refuseSandbox(server.profile) ? [] : [server.profile];
}

function confirmForget(profiles: readonly Profile[]): Promise<boolean> {
  const [first] = profiles;
  if (first && profiles.length === 1) {
    const detail =
      first.signIn === undefined
        ? vscode.l10n.t(
            'It leaves this list, and its stored password and trusted certificate are deleted. Nothing changes on the server or in its HTTPS network.',
          )
        : vscode.l10n.t(
            'It leaves this list, its trusted certificate is deleted, and the password of the sign-in “{0}” is not sent to it any more. Other servers go on using the sign-in. Nothing changes on the server or in its HTTPS network.',
            first.signIn,
          );
    const { host } = new URL(first.origin);
    const question = vscode.l10n.t('Forget {0} ({1})?', first.name, host);
    return confirm(question, detail, vscode.l10n.t('Forget'));
  }
  const detail = vscode.l10n.t(
    'They leave this list, and their stored passwords and trusted certificates are deleted. Nothing changes on the servers or in their HTTPS networks.',
  );
  const names = profiles.map(({ name, origin }) => `${name} (${new URL(origin).host})`);
  const question = vscode.l10n.t('Forget {0} servers?', profiles.length);
  const verb = vscode.l10n.t('Forget {0} Servers', profiles.length);
  return confirm(question, `${names.join('\n')}\n\n${detail}`, verb);
}
