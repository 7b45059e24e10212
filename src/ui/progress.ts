import * as vscode from 'vscode';
import { setContext } from './contextKeys.ts';

const running = new Set<AbortController>();

/** Runs work with the view's progress bar; “Cancel Running Request” aborts its signal. */
export async function withViewProgress<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  track(controller);
  try {
    return await vscode.window.withProgress({ location: { viewId: 'cucLinks.servers' } }, () =>
      work(controller.signal),
    );
  } finally {
    untrack(controller);
  }
}

/** For work a person waits for: the same, and a notification that names it and can cancel it. */
export function withCancellableProgress<T>(
  title: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return withViewProgress((viewSignal) =>
    Promise.resolve(
      vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title, cancellable: true },
        (_, token) => {
          const controller = new AbortController();
          token.onCancellationRequested(() => controller.abort());
          return work(AbortSignal.any([viewSignal, controller.signal]));
        },
      ),
    ),
  );
}

export function cancelRunning(): void {
  for (const controller of running) controller.abort();
}

function track(controller: AbortController): void {
  running.add(controller);
  setContext('busy', true);
}

function untrack(controller: AbortController): void {
  running.delete(controller);
  setContext('busy', running.size > 0);
}
