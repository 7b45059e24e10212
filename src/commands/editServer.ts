import * as vscode from 'vscode';
import { parseOrigin } from '../http/origin.ts';
import { proxyHost } from '../http/proxy/serverProxy.ts';
import { toEntry, toProfile, type Profile, type ProfileEntry } from '../servers/profile.ts';
import { writeProfile } from '../servers/settings.ts';
import { askPick, type Place } from '../ui/ask.ts';
import { showWarning } from '../ui/notice.ts';
import { targetServer } from '../ui/pick.ts';
import { forgetBindings } from './flows/forgetBindings.ts';
import { refuseSandbox } from './flows/refuseSandbox.ts';
import { maySave } from './flows/maySave.ts';
import { askProxy } from './flows/askProxy.ts';
import { askHost, askName, askUser } from './flows/serverQuestions.ts';
import type { Services } from './services.ts';
import { signInTo } from './flows/signInTo.ts';

type Field = 'name' | 'host' | 'user' | 'format' | 'proxy' | 'readOnly';

/** Changes one thing about a server. A new host, port or user is a new identity: it must be signed in to again. */
export async function editServer(target: unknown, services: Services): Promise<void> {
  const server = await targetServer(target, services.servers, ({ profile }) => !profile.sandbox);
  if (!server || refuseSandbox(server.profile)) return;
  const { profile } = server;
  const field = await askPick(
    place(profile, 1),
    vscode.l10n.t('What do you want to change?'),
    fieldItems(profile),
  );
  if (field.kind !== 'value') return;
  const others = services.servers.all
    .map((other) => other.profile)
    .filter((other) => other.id !== profile.id);
  const entry = await askField(field.value.field, profile, others);
  const edited = entry && toProfile(entry);
  if (!edited) return;
  await applyEdit(profile, edited, services);
}

/**
 * A person who stops at the certificate or the password changes nothing; a server that cannot be reached may be saved
 * without a password.
 */
async function applyEdit(before: Profile, edited: Profile, services: Services): Promise<void> {
  // Upper or lower case of the user makes no other server, but the password was given for exactly that name.
  const moved = edited.id !== before.id || edited.user !== before.user;
  if (moved) {
    const signedIn = await signInTo(edited, services);
    if (signedIn === 'stopped') return;
    if (signedIn !== 'signedIn' && !(await maySave(edited.name, { kind: 'failed', failure: signedIn })))
      return;
  }
  await writeProfile(edited, before);
  if (edited.id !== before.id) await forgetBindings(before, services);
  await services.servers.get(edited.id)?.refresh();
}

async function askField(
  field: Field,
  profile: Profile,
  others: readonly Profile[],
): Promise<ProfileEntry | undefined> {
  const entry = toEntry(profile);
  const here = place(profile, 2);
  switch (field) {
    case 'name': {
      const name = await askName(here, profile.name, others);
      return name.kind === 'value' ? { ...entry, name: name.value.trim() } : undefined;
    }
    case 'host': {
      const host = await askHost(here, new URL(profile.origin).host);
      const parsed = host.kind === 'value' ? parseOrigin(host.value) : undefined;
      if (!parsed?.ok) return undefined;
      const moved = { ...entry, host: parsed.host, port: parsed.port ?? 443 };
      return refuseTwin(moved, others) ? undefined : moved;
    }
    case 'user': {
      const user = await askUser(here, profile.user, profile.origin, others);
      return user.kind === 'value' ? { ...entry, user: user.value.trim() } : undefined;
    }
    case 'format':
      return askFormat(here, entry);
    case 'proxy': {
      const proxy = await askProxy(here, profile.proxy);
      return proxy.kind === 'value' ? { ...entry, proxy: proxy.value } : undefined;
    }
    case 'readOnly':
      return { ...entry, readOnly: !profile.readOnly };
  }
}

/** Two entries with one host, port and user would be one server twice. Says so. */
function refuseTwin(entry: ProfileEntry, others: readonly Profile[]): boolean {
  const twin = others.find(({ id }) => id === toProfile(entry)?.id);
  if (twin) {
    void showWarning(
      vscode.l10n.t('“{0}” is this server with this user already. Nothing was changed.', twin.name),
    );
  }
  return twin !== undefined;
}

async function askFormat(here: Place, entry: ProfileEntry): Promise<ProfileEntry | undefined> {
  const items = [
    { label: vscode.l10n.t('As set for all servers'), format: undefined },
    { label: 'JSON', format: 'json' as const },
    { label: 'XML', format: 'xml' as const },
  ];
  const active = items.find(({ format }) => format === entry.format);
  const chosen = await askPick(here, vscode.l10n.t('Wire format for this server'), items, active);
  if (chosen.kind !== 'value') return undefined;
  return { ...entry, format: chosen.value.format };
}

function fieldItems(profile: Profile): readonly (vscode.QuickPickItem & { readonly field: Field })[] {
  const format = profile.format?.toUpperCase() ?? vscode.l10n.t('as set for all servers');
  return [
    { field: 'name', label: vscode.l10n.t('Name'), description: profile.name },
    { field: 'host', label: vscode.l10n.t('Host and port'), description: new URL(profile.origin).host },
    { field: 'user', label: vscode.l10n.t('User'), description: profile.user },
    { field: 'format', label: vscode.l10n.t('Wire format'), description: format },
    { field: 'proxy', label: vscode.l10n.t('Proxy'), description: proxyWords(profile) },
    profile.readOnly
      ? {
          field: 'readOnly',
          label: vscode.l10n.t('Allow changes'),
          description: vscode.l10n.t('now read-only'),
        }
      : {
          field: 'readOnly',
          label: vscode.l10n.t('Mark read-only'),
          description: vscode.l10n.t('offer and send no change'),
        },
  ];
}

function proxyWords({ proxy }: Profile): string {
  if (proxy === 'auto') return vscode.l10n.t('automatic');
  return proxy === 'off' ? vscode.l10n.t('off') : proxyHost(proxy);
}

function place({ name }: Profile, step: number): Place {
  return { title: vscode.l10n.t('Edit {0}', name), step, totalSteps: 2 };
}
