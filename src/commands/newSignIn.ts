import * as vscode from 'vscode';
import { writeSignIn } from '../servers/signInSettings.ts';
import type { Place } from '../ui/ask.ts';
import { showInformation } from '../ui/notice.ts';
import { into, runSteps } from '../ui/steps.ts';
import { askSignInName } from './flows/askSignIn.ts';
import { askUser } from './flows/serverQuestions.ts';
import type { Services } from './services.ts';

/** Names a user that several servers can share. Its password is asked for when one of them is first signed in to. */
export async function newSignIn({ servers }: Services): Promise<void> {
  const { signIns } = servers;
  const draft = await runSteps({ name: '', user: '' }, [
    {
      ask: async (given) =>
        into(await askSignInName(place(1), given.name, signIns), (name) => ({ ...given, name: name.trim() })),
    },
    {
      ask: async (given) =>
        into(await askUser(place(2), given.user, '', []), (user) => ({ ...given, user: user.trim() })),
    },
  ]);
  if (!draft) return;
  await writeSignIn(draft);
  void showInformation(
    vscode.l10n.t(
      'The sign-in “{0}” was added. “Add Server…” and “Edit Server…” offer it; its password is asked for when it is first used.',
      draft.name,
    ),
  );
}

function place(step: number): Place {
  return { title: vscode.l10n.t('New Sign-In'), step, totalSteps: 2 };
}
