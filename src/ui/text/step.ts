import { l10n } from 'vscode';
import type { Step } from '../../servers/nextStep.ts';

/** The last words of a tooltip: the command that comes first in the menu of the row. */
export function stepSentence(step: Step): string {
  return l10n.t('Next step: {0}', stepTitle(step));
}

/** As the command is called in the menus (a test compares the two). */
export function stepTitle(step: Step): string {
  switch (step) {
    case 'signIn':
      return l10n.t('Sign In…');
    case 'reviewCertificate':
      return l10n.t('Review Certificate…');
    case 'testConnection':
      return l10n.t('Test Connection');
    case 'refresh':
      return l10n.t('Refresh');
    case 'editServer':
      return l10n.t('Edit Server…');
    case 'openSettingsFile':
      return l10n.t('Open Settings File');
  }
}
