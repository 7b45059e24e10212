import * as vscode from 'vscode';
import type { Server } from '../servers/server.ts';
import { openSettingsFileCommand } from '../ui/openSettingsFile.ts';
import { serverOf } from '../ui/target.ts';
import type { Services } from './services.ts';

/** Opens the file of the user's settings at the one that is at fault; at the servers where none is known to be. */
export async function openSettingsFile(target: unknown, { servers }: Services): Promise<void> {
  const key = settingAtFault(serverOf(target, servers));
  await vscode.commands.executeCommand(openSettingsFileCommand, { revealSetting: { key } });
}

function settingAtFault(server: Server | undefined): string {
  const failure = server?.state.kind === 'failed' ? server.state.failure : undefined;
  if (failure?.kind === 'authorities') return 'cucLinks.certificateAuthorities';
  return failure?.kind === 'proxy' && failure.source.kind === 'setting' ? 'http.proxy' : 'cucLinks.servers';
}
