import * as vscode from 'vscode';
import { parseServerProxy, proxyHost, type ServerProxy } from '../../http/proxy/serverProxy.ts';
import { askPick, askText, type Answer, type Place } from '../../ui/ask.ts';

/** How a server is to be reached: as set for VS Code, directly, or through a proxy of its own. */
export async function askProxy(place: Place, value: ServerProxy): Promise<Answer<ServerProxy>> {
  const own = value === 'auto' || value === 'off' ? undefined : value;
  const items = [
    {
      label: vscode.l10n.t('Automatic'),
      detail: vscode.l10n.t('The settings “http.proxy” and “http.noProxy”, then the environment.'),
      proxy: 'auto' as const,
    },
    {
      label: vscode.l10n.t('Off'),
      detail: vscode.l10n.t('Connect directly.'),
      proxy: 'off' as const,
    },
    {
      label: vscode.l10n.t('Proxy of its own…'),
      ...(own === undefined ? {} : { description: proxyHost(own) }),
      detail: vscode.l10n.t('Always through this HTTP or HTTPS proxy.'),
      proxy: undefined,
    },
  ];
  const active = items.find(({ proxy }) => proxy === value) ?? items.at(-1);
  const question = vscode.l10n.t('How is this server reached?');
  const chosen = await askPick(place, question, items, active);
  if (chosen.kind !== 'value') return chosen;
  const { proxy } = chosen.value;
  return proxy === undefined ? askAddress(place, own) : { kind: 'value', value: proxy };
}

async function askAddress(place: Place, value: string | undefined): Promise<Answer<ServerProxy>> {
  const answer = await askText(place, {
    prompt: vscode.l10n.t(
      'Address of the proxy. A user name and password for it belong into “http.proxyAuthorization”.',
    ),
    placeholder: 'http://proxy.example.com:3128',
    value: value === undefined ? '' : shown(value),
    validate: complaint,
  });
  if (answer.kind !== 'value') return answer;
  // Left as it was, it keeps the sign-in that stands in the settings.
  if (value !== undefined && answer.value === shown(value)) return { kind: 'value', value };
  return { kind: 'value', value: parseServerProxy(answer.value) ?? 'auto' };
}

/** The address as it may be shown: without the user and password that were written into the settings by hand. */
function shown(address: string): string {
  return address.replace(/\/\/[^/@]*@/, '//');
}

function complaint(text: string): string | undefined {
  if (text.includes('@')) {
    return vscode.l10n.t(
      'Leave out the user name and password; set “http.proxyAuthorization” in your VS Code settings.',
    );
  }
  const parsed = text.trim() === '' ? undefined : parseServerProxy(text);
  return parsed === undefined || parsed === 'auto' || parsed === 'off'
    ? vscode.l10n.t('Enter the address of an HTTP or HTTPS proxy.')
    : undefined;
}
