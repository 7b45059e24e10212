import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { whenFirstShown } from '../../src/tree/whenFirstShown.ts';

describe('what waits for the view to be shown', () => {
  it('is done once, and not before', () => {
    const shown = new vscode.EventEmitter<void>();
    const view = { visible: false, onDidChangeVisibility: shown.event };
    let done = 0;
    whenFirstShown(view, () => (done += 1));
    shown.fire();
    assert.equal(done, 0);
    view.visible = true;
    shown.fire();
    shown.fire();
    assert.equal(done, 1);
    whenFirstShown(view, () => (done += 1));
    assert.equal(done, 2, 'at once where it is in sight');
    shown.dispose();
  });
});
