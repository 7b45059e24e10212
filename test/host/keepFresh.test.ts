import assert from 'node:assert/strict';
import { mock } from 'node:test';
import * as vscode from 'vscode';
import type { Server } from '../../src/servers/server.ts';
import { keepFresh } from '../../src/tree/keepFresh.ts';

describe('keeping the servers fresh', () => {
  let view = { visible: false, changed: new vscode.EventEmitter<vscode.TreeViewVisibilityChangeEvent>() };
  let calls: string[] = [];
  let kept: vscode.Disposable | undefined;

  const server = (name: string, kind: 'notLoaded' | 'signedOut') => {
    const state: Server['state'] = kind === 'notLoaded' ? { kind, last: undefined } : signedOut;
    const note = (what: string) => () => Promise.resolve(void calls.push(`${what} ${name}`));
    return { state, refresh: note('load'), poll: note('poll') };
  };
  const show = (visible: boolean) => {
    view.visible = visible;
    view.changed.fire({ visible });
  };
  const taken = () => calls.splice(0);

  beforeEach(() => {
    mock.timers.enable({ apis: ['setInterval'] });
    view = { visible: false, changed: new vscode.EventEmitter() };
    calls = [];
    const all = [server('new', 'notLoaded'), server('known', 'signedOut')];
    const watched = {
      get visible() {
        return view.visible;
      },
      onDidChangeVisibility: view.changed.event,
    };
    kept = keepFresh({ all, onDidChange: new vscode.EventEmitter<undefined>().event }, watched);
  });
  afterEach(() => {
    kept?.dispose();
    mock.timers.reset();
  });

  it('does nothing before the view is seen', () => {
    mock.timers.tick(600_000);
    assert.deepEqual(taken(), []);
  });

  it('loads what has not been read when the view is seen, and reads all every 60 s while it is', () => {
    show(true);
    assert.deepEqual(taken(), ['load new']);
    mock.timers.tick(59_999);
    assert.deepEqual(taken(), []);
    mock.timers.tick(1);
    assert.deepEqual(taken(), ['poll new', 'poll known']);
    mock.timers.tick(120_000);
    assert.equal(taken().length, 4);
  });

  it('rests while the view is hidden', () => {
    show(true);
    show(false);
    taken();
    mock.timers.tick(600_000);
    assert.deepEqual(taken(), []);
  });
});

const signedOut = { kind: 'signedOut', refused: false, last: undefined } as const;
