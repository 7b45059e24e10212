import * as vscode from 'vscode';
import type { TestResult } from '../../servers/testConnection.ts';
import { confirm } from '../../ui/confirm.ts';
import { failureSentence } from '../../ui/text/failure.ts';
import { visible } from '../../ui/text/visible.ts';

/** Whether a server is to be saved: yes after a good test, else a person decides, knowing what is wrong. */
export async function maySave(name: string, result: TestResult): Promise<boolean> {
  const save = vscode.l10n.t('Save Anyway');
  switch (result.kind) {
    case 'ok':
      return true;
    case 'tooOld': {
      const question = vscode.l10n.t(
        '{0} runs release {1}, which has no HTTPS networking.',
        name,
        visible(result.version),
      );
      return confirm(
        question,
        vscode.l10n.t(
          'HTTPS networking came with Unity Connection 10.0. You can save the server and upgrade it later.',
        ),
        save,
      );
    }
    case 'failed': {
      if (result.failure.kind === 'cancelled') return false;
      const question = vscode.l10n.t('{0} could not be tested. Save it anyway?', name);
      const detail = vscode.l10n.t(
        '{0} Cancel to go back and correct it, or save it and sign in when it can be reached.',
        failureSentence(result.failure),
      );
      return confirm(question, detail, save);
    }
  }
}
