import { l10n } from 'vscode';
import type { DirectorySynchronizationRole, HttpsLink, SyncStatus } from '../../cupi/httpsLink.ts';
import { wireNames } from '../../cupi/wireNames.ts';
import type { FieldKey } from './fields.ts';
import { timeAndAge, type AgeClock } from './time.ts';
import { visible } from './visible.ts';

/** A field as a person reads it. What could not be read is shown as the server gave it, and says so. */
export function fieldValue(link: HttpsLink, key: FieldKey, clock?: AgeClock): string {
  const problem = link.problems[wireNames[key]];
  if (problem !== undefined) return l10n.t('cannot be read: “{0}”', visible(problem));
  if (key === 'timeOfLastSync' || key === 'timeOfLastFailure') return timeAndAge(link[key], clock);
  if (key === 'status' || key === 'voiceNameSyncStatus') return stateWord(link[key]);
  if (key === 'directorySynchronizationRole') return stateWord(link[key]);
  const value = link[key];
  if (value === undefined || value === '') return l10n.t('not given');
  if (typeof value === 'boolean') return value ? l10n.t('yes') : l10n.t('no');
  return visible(value.toString());
}

function stateWord(value: SyncStatus | DirectorySynchronizationRole | undefined): string {
  switch (value) {
    case 'idle':
      return l10n.t('idle');
    case 'syncing':
      return l10n.t('syncing');
    case 'standard':
      return l10n.t('standard');
    case 'alert':
      return l10n.t('alert');
    case undefined:
      return l10n.t('not given');
  }
}
