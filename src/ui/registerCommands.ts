import * as vscode from 'vscode';
import { commandIds, type CommandId } from './commandIds.ts';

/** Carries out a command. What comes of it, the person is told: it never rejects. */
export type RunCommand = (id: CommandId, target: unknown, selected: unknown) => Promise<void>;

/** The only place that registers commands. They are carried out by what is loaded with the first of them. */
export function registerCommands(load: () => Promise<RunCommand>): vscode.Disposable {
  const registrations = commandIds.map((id) =>
    vscode.commands.registerCommand(`cucLinks.${id}`, async (target: unknown, selected: unknown) =>
      (await load())(id, target, selected),
    ),
  );
  return vscode.Disposable.from(...registrations);
}
