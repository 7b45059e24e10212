import * as vscode from 'vscode';
import { withViewProgress } from '../ui/progress.ts';
import type { Services } from './services.ts';

/** Starts the simulated network on this machine and lists its servers until it is stopped. */
export async function startSandbox({ sandbox }: Services): Promise<void> {
  await vscode.commands.executeCommand('cucLinks.servers.focus');
  await withViewProgress((signal) => sandbox.start(signal));
}
