import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { withCancellableProgress } from '../../src/ui/progress.ts';

describe('progress that can be cancelled', () => {
  const real = vscode.window.withProgress.bind(vscode.window);
  let shown: string[] = [];

  beforeEach(() => {
    shown = [];
    const watched: typeof vscode.window.withProgress = (options, task) => {
      if (options.location === vscode.ProgressLocation.Notification) shown.push(options.title ?? '');
      return real(options, task);
    };
    Object.assign(vscode.window, { withProgress: watched });
  });
  afterEach(() => Object.assign(vscode.window, { withProgress: real }));

  it('shows no notification for work that is done at once', async () => {
    assert.equal(await withCancellableProgress('Quick', () => Promise.resolve(7)), 7);
    await assert.rejects(
      withCancellableProgress('Quick', () => Promise.reject(new Error('no'))),
      /no/,
    );
    await withCancellableProgress('Slow', () => until(() => shown.includes('Slow')));
    assert.deepEqual(shown, ['Slow']);
  });

  it('shows one for work that takes a while, until it ends', async () => {
    let end: (value: string) => void = () => undefined;
    const work = withCancellableProgress('Slow', () => new Promise<string>((resolve) => (end = resolve)));
    await until(() => shown.length > 0);
    end('done');
    assert.equal(await work, 'done');
    assert.deepEqual(shown, ['Slow']);
  });
});

async function until(met: () => boolean): Promise<void> {
  while (!met()) await new Promise((resolve) => setTimeout(resolve, 5));
}
