import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lazyTree, type Rows } from '../../src/tree/lazyTree.ts';

describe('rows that are loaded with the first question for one', () => {
  let changed: vscode.EventEmitter<string | undefined>;
  let loaded: number;
  const rows = (): Rows<string> => ({
    onDidChangeTreeData: changed.event,
    getChildren: (row) => (row === undefined ? ['server'] : [`${row} link`]),
    getTreeItem: (row) => new vscode.TreeItem(row),
    getParent: (row) => (row === 'server' ? undefined : 'server'),
    resolveTreeItem: (item, row) => Object.assign(item, { tooltip: `about ${row}` }),
  });
  const load = () => {
    loaded += 1;
    return Promise.resolve(rows());
  };

  beforeEach(() => {
    changed = new vscode.EventEmitter();
    loaded = 0;
  });

  it('are loaded once, and not before', async () => {
    const lazy = lazyTree(load);
    assert.equal(loaded, 0);
    assert.deepEqual(await Promise.all([lazy.getChildren(), lazy.getChildren('server')]), [
      ['server'],
      ['server link'],
    ]);
    const item = await lazy.getTreeItem('server');
    assert.equal(item.label, 'server');
    assert.equal(await lazy.getParent('server link'), 'server');
    const { token } = new vscode.CancellationTokenSource();
    assert.equal((await lazy.resolveTreeItem(item, 'server', token))?.tooltip, 'about server');
    assert.equal(loaded, 1);
    lazy.dispose();
  });

  it('are drawn anew when they say so', async () => {
    const lazy = lazyTree(load);
    const told: unknown[] = [];
    lazy.onDidChangeTreeData((row) => told.push(row));
    await lazy.getChildren();
    changed.fire('server');
    changed.fire(undefined);
    assert.deepEqual(told, ['server', undefined]);
    lazy.dispose();
    changed.fire('server');
    assert.equal(told.length, 2);
  });
});
