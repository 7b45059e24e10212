import * as vscode from 'vscode';
import type { LogLine } from '../http/logLine.ts';
import type { Profile } from '../servers/profile.ts';

/** The extension's log. Requests appear as method, path template, status, time, size and attempt: never more. */
export interface Log {
  dispose(): void;
  request(profile: Profile, line: LogLine): void;
  /** A fault of our own: its message and stack, which never hold server data. */
  fault(what: string, error: unknown): void;
  show(): void;
}

export function createLog(): Log {
  const channel = vscode.window.createOutputChannel('Unity Connection', { log: true });
  return {
    request(profile, line) {
      const text = requestText(profile, line);
      if (line.failure) channel.warn(text);
      else channel.info(text);
    },
    fault(what, error) {
      channel.error(what, error instanceof Error ? (error.stack ?? error.message) : 'unknown fault');
    },
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}

function requestText({ name }: Profile, line: LogLine): string {
  const outcome = line.failure ?? String(line.status);
  const size = line.bytes === undefined ? '' : `, ${line.bytes} bytes`;
  const attempt = line.attempt > 1 ? `, attempt ${line.attempt}` : '';
  return `${name}: ${line.method} ${line.template} → ${outcome} (${Math.round(line.ms)} ms${size}${attempt})`;
}
