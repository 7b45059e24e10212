import * as vscode from 'vscode';
import type { LogLine } from '../http/logLine.ts';
import type { Profile } from '../servers/profile.ts';

/** The extension's log. Requests appear as method, path template, status, time, size and attempt: never more. */
export interface Log {
  dispose(): void;
  /**
   * Takes the requests to a server. `redact` is the last filter: nothing of a session belongs here, and should it get
   * here, it goes no further.
   */
  requestsOf(profile: Profile): (line: LogLine, redact: Redact) => void;
  /** What has happened, in a sentence. */
  note(sentence: string): void;
  /** A fault of our own: its message and stack, which never hold server data. */
  fault(what: string, error: unknown): void;
  show(): void;
}

type Redact = (text: string) => string;

/** `redact` knows the secrets of all sessions. */
export function createLog(redactAll: Redact): Log {
  const channel = vscode.window.createOutputChannel('Unity Connection', { log: true });
  return {
    requestsOf: (profile) => (line, redact) => {
      const text = redact(requestText(profile, line));
      if (line.failure) channel.warn(text);
      else channel.info(text);
    },
    note: (sentence) => channel.info(redactAll(sentence)),
    fault(what, error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : 'unknown fault';
      channel.error(what, redactAll(text));
    },
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}

function requestText({ name }: Profile, line: LogLine): string {
  const outcome = line.failure ?? String(line.status);
  const size = line.bytes === undefined ? '' : `, ${line.bytes} bytes`;
  const attempt = line.attempt > 1 ? `, attempt ${line.attempt}` : '';
  return `${name}: ${line.method} ${line.template} -> ${outcome} (${Math.round(line.ms)} ms${size}${attempt})`;
}
