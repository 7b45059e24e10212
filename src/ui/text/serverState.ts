import { l10n } from 'vscode';
import { attentionOf } from '../../links/attention.ts';
import type { Server } from '../../servers/server.ts';
import type { ServerState, Snapshot } from '../../servers/serverState.ts';
import { clockText } from './time.ts';
import { visible } from './visible.ts';

/** A few words for a server's tree row. */
export function serverStateWords({
  state,
  version,
  pausedUntil,
  busy,
}: Pick<Server, 'state' | 'version' | 'pausedUntil' | 'busy'>): string {
  if (busy) return l10n.t('busy, retrying…');
  switch (state.kind) {
    case 'notLoaded':
      return '';
    case 'connecting':
      return l10n.t('connecting…');
    case 'signedOut':
      if (state.notAllowed) return l10n.t('not yet allowed to use its sign-in');
      return state.refused ? l10n.t('wrong password') : l10n.t('not signed in');
    case 'ready':
      // The end of a narrow row is cut off: what wants a person comes first.
      return [attention(state.last), linkCount(state.last), version && shortVersion(version)]
        .filter(Boolean)
        .join(' · ');
    case 'failed': {
      return [
        failedWords(state),
        pausedUntil() && l10n.t('paused'),
        state.last && l10n.t('as of {0}', clockText(state.last.readAt)),
      ]
        .filter(Boolean)
        .join(' · ');
    }
  }
}

/** `15.0.1.12900-43` → `15.0.1`: the rest is in the tooltip. */
function shortVersion(version: string): string {
  return visible(version.split('.').slice(0, 3).join('.'));
}

function linkCount({ links }: Snapshot): string {
  return links.length === 1 ? l10n.t('1 link') : l10n.t('{0} links', links.length);
}

function attention({ links, serverNow }: Snapshot): string {
  const count = links.filter((link) => attentionOf(link, serverNow)).length;
  if (count === 0) return '';
  return count === 1 ? l10n.t('1 needs attention') : l10n.t('{0} need attention', count);
}

function failedWords({ failure }: Extract<ServerState, { kind: 'failed' }>): string {
  switch (failure.kind) {
    case 'untrusted':
      return l10n.t('certificate not trusted');
    case 'certificateChanged':
      return l10n.t('certificate changed');
    case 'unreachable':
    case 'timeout':
    case 'cutOff':
      return l10n.t('unreachable');
    case 'proxy':
      return l10n.t('proxy error');
    case 'cancelled':
      return l10n.t('not read');
    case 'denied':
      return l10n.t('access denied');
    case 'busy':
      return l10n.t('busy');
    case 'notFound':
    case 'unsupported':
      return failure.operation === 'list' ? l10n.t('no HTTPS networking') : l10n.t('error');
    default:
      return l10n.t('error');
  }
}
