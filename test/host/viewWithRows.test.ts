import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { viewWithRows } from '../../src/tree/viewWithRows.ts';
import { manualClock, type ManualClock } from '../support/manualClock.ts';

describe('a view that is visible once VS Code has its rows', () => {
  let clock: ManualClock;
  let view: { visible: boolean; readonly changed: vscode.EventEmitter<void> };
  let given: vscode.EventEmitter<void>;
  let shown: ReturnType<typeof viewWithRows>;
  let told: boolean[];

  const show = (visible: boolean) => {
    view.visible = visible;
    view.changed.fire();
  };

  beforeEach(() => {
    clock = manualClock();
    view = { visible: false, changed: new vscode.EventEmitter() };
    given = new vscode.EventEmitter();
    told = [];
    const real = {
      get visible() {
        return view.visible;
      },
      onDidChangeVisibility: view.changed.event,
    };
    shown = viewWithRows(real, given.event, clock);
    shown.onDidChangeVisibility(() => told.push(shown.visible));
  });
  afterEach(() => {
    shown.dispose();
    assert.equal(clock.timers(), 0);
  });

  it('waits while rows are asked for, and a little longer', () => {
    show(true);
    for (let row = 0; row < 3; row += 1) {
      clock.advance(90);
      given.fire();
    }
    clock.advance(90);
    assert.deepEqual([shown.visible, told], [false, []]);
    clock.advance(10);
    assert.deepEqual([shown.visible, told], [true, [true]]);
  });

  it('does not wait for rows that nobody asks for', () => {
    show(true);
    clock.advance(1000);
    assert.deepEqual(told, [true]);
  });

  it('waits for the view when rows are asked for before', () => {
    given.fire();
    clock.advance(5000);
    assert.deepEqual([shown.visible, told], [false, []]);
    show(true);
    clock.advance(1000);
    assert.equal(shown.visible, true);
  });

  it('is hidden again at once, and visible again at once, from then on', () => {
    show(true);
    clock.advance(1000);
    show(false);
    show(true);
    given.fire();
    assert.deepEqual(told, [true, false, true]);
    assert.equal(clock.timers(), 0);
  });

  it('begins anew where the view was hidden too early', () => {
    show(true);
    given.fire();
    show(false);
    clock.advance(5000);
    assert.deepEqual([shown.visible, told], [false, []]);
    show(true);
    given.fire();
    clock.advance(100);
    assert.equal(shown.visible, true);
  });
});
