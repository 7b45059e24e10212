import * as vscode from 'vscode';
import { setContext } from './contextKeys.ts';
import { withoutLinks } from './text/visible.ts';

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

/** Shorter work shows no notification: it would only flash. Longer than what people take for "at once". */
const noticeableMs = 600;

/**
 * For work a person waits for: the same, and, once it takes a while, a notification that names it, can cancel it, and
 * says what `tell` was last given. Not sooner: VS Code shows each for at least 0.8 s, and drops the fourth notification
 * that comes within 0.8 s, which may be the one that tells how the work ended.
 */
export function withCancellableProgress<T>(
  title: string,
  work: (signal: AbortSignal, tell: (message: string) => void) => Promise<T>,
): Promise<T> {
  return withViewProgress(async (viewSignal) => {
    const cancel = new AbortController();
    const teller = createTeller();
    const running = work(AbortSignal.any([viewSignal, cancel.signal]), teller.tell);
    const later = setTimeout(() => showProgress(title, running, cancel, teller.shown), noticeableMs);
    try {
      return await running;
    } finally {
      clearTimeout(later);
    }
  });
}

/** For work that may take hours: a notification alone. The view's bar, and its button to cancel, are for what is short. */
export async function withLongProgress<T>(
  title: string,
  work: (signal: AbortSignal, tell: (message: string) => void) => Promise<T>,
): Promise<T> {
  const cancel = new AbortController();
  const teller = createTeller();
  const running = work(cancel.signal, teller.tell);
  showProgress(title, running, cancel, teller.shown);
  return running;
}

/** Says what it was last given, also to a notification that comes later. */
function createTeller() {
  let progress: vscode.Progress<{ message: string }> | undefined;
  let message: string | undefined;
  return {
    tell: (next: string) => {
      message = withoutLinks(next);
      progress?.report({ message });
    },
    shown: (now: vscode.Progress<{ message: string }>) => {
      progress = now;
      if (message !== undefined) progress.report({ message });
    },
  };
}

function showProgress(
  title: string,
  running: Promise<unknown>,
  cancel: AbortController,
  onShown: (progress: vscode.Progress<{ message: string }>) => void,
): void {
  const location = vscode.ProgressLocation.Notification;
  const options = { location, title: withoutLinks(title), cancellable: true };
  void vscode.window.withProgress(options, (progress: vscode.Progress<{ message: string }>, token) => {
    onShown(progress);
    token.onCancellationRequested(() => cancel.abort());
    // How it ends is told to whoever has started it.
    return running.catch(() => undefined);
  });
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
