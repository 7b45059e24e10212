import { l10n } from 'vscode';
import type { Server } from '../../servers/server.ts';
import { failureSentence } from './failure.ts';
import { signedOutSentence } from './signedOut.ts';

/** Why a server's links are not those of now, as a sentence; `undefined` where they are. */
export function unreadSentence({ profile, state }: Pick<Server, 'profile' | 'state'>): string | undefined {
  switch (state.kind) {
    case 'ready':
      return undefined;
    case 'failed':
      return failureSentence(state.failure);
    case 'signedOut':
      return signedOutSentence(profile, state);
    case 'notLoaded':
    case 'connecting':
      return state.last ? undefined : l10n.t('It has not been read.');
  }
}
