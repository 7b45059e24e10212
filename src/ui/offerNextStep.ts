import * as vscode from 'vscode';
import { nextStepOf } from '../servers/nextStep.ts';
import type { Server } from '../servers/server.ts';
import { showInformation } from './notice.ts';
import { stepTitle } from './text/step.ts';

/** Says why there is nothing to show of a server, with a button for the next step where there is one. */
export async function offerNextStep(text: string, server: Server): Promise<void> {
  const step = nextStepOf(server);
  if (!step) return void showInformation(text);
  const chosen = await showInformation(text, stepTitle(step));
  if (chosen !== undefined) await vscode.commands.executeCommand(`cucLinks.${step}`, server.profile.id);
}
