import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createKeyRows, type KeyRows, type RowsOfKey } from '../../src/tree/keyRows.ts';
import { createNodes, type Node } from '../../src/tree/node.ts';
import { manualClock, type ManualClock } from '../support/manualClock.ts';

const nodes = createNodes();
const first = nodes.link('denver', 'first');
const second = nodes.link('denver', 'second');
const third = nodes.link('boston', 'third');

/** What is told of the selection, as VS Code does: it leaves out rows that it has forgotten. */
describe('the rows of a key', () => {
  let clock: ManualClock;
  let focused: Node | undefined;
  let selected: readonly Node[];
  let forgotten: Set<Node>;
  let given: vscode.EventEmitter<void>;
  let changed: vscode.EventEmitter<{ selection: readonly Node[] }>;
  /** What happens before the first toggling, the second, and so on. */
  let meanwhile: ((() => void) | undefined)[];
  let toggles: number;
  let unclear: number;
  let keyRows: KeyRows;

  const known = () => selected.filter((node) => !forgotten.has(node));
  const toggle = async () => {
    // What was there first has its turn first.
    await new Promise((resolve) => setImmediate(resolve));
    meanwhile[toggles]?.();
    toggles += 1;
    const row = focused;
    if (!row) return;
    selected = selected.includes(row) ? selected.filter((node) => node !== row) : [...selected, row];
    changed.fire({ selection: known() });
  };
  const forget = (...rows: readonly Node[]) => rows.forEach((row) => forgotten.add(row));
  const ask = () => {
    given.fire();
    forgotten.clear();
  };
  /** Puts the clock forward whenever a look waits, until the key has been told. */
  const press = async (inFirstWait?: () => void) => {
    const told = keyRows();
    let next = inFirstWait;
    while (!(await isSettled(told))) {
      if (!clock.isDue(50)) continue;
      next?.();
      next = undefined;
      clock.advance(50);
    }
    return told;
  };

  /** In any order: the row that was toggled comes last. */
  const assertRows = (rows: RowsOfKey, target: Node | undefined, others: readonly Node[] = []) => {
    assert.equal(rows.target, target);
    assert.deepEqual(new Set(rows.selected), new Set(others));
  };

  beforeEach(() => {
    clock = manualClock();
    focused = first;
    selected = [];
    forgotten = new Set();
    given = new vscode.EventEmitter();
    changed = new vscode.EventEmitter();
    meanwhile = [];
    toggles = 0;
    unclear = 0;
    const view = {
      get selection() {
        return known();
      },
      onDidChangeSelection: changed.event,
    };
    keyRows = createKeyRows(view, given.event, {
      clock,
      toggleTwice: async () => {
        await toggle();
        await toggle();
      },
      tellUnclear: () => (unclear += 1),
    });
  });
  afterEach(() => assert.equal(clock.timers(), 0));

  it('are the focused one, whatever else is selected', async () => {
    selected = [second];
    assertRows(await press(), first);
    assert.deepEqual(selected, [second]);
  });

  it('are the selected ones where the focused one is among them', async () => {
    selected = [first, second];
    assertRows(await press(), first, [first, second]);
  });

  it('are not one that comes back amid a look', async () => {
    selected = [second];
    forget(first, second);
    meanwhile[1] = ask;
    assertRows(await press(), first);
    assert.equal(toggles, 4);
  });

  it('are not one that is forgotten amid a look', async () => {
    selected = [second];
    meanwhile[0] = () => forget(first, second);
    meanwhile[2] = ask;
    assertRows(await press(), first);
  });

  it('are not one that is forgotten and comes back amid a look', async () => {
    selected = [second];
    meanwhile[0] = () => forget(first, second);
    meanwhile[1] = ask;
    assertRows(await press(), first);
  });

  it('are not one that VS Code was about to get', async () => {
    selected = [second];
    forget(first, second);
    given.fire();
    meanwhile[1] = () => forget(second);
    meanwhile[2] = ask;
    const told = press();
    for (let jobs = 0; jobs < 5; jobs += 1) await Promise.resolve();
    forgotten.delete(second);
    assertRows(await told, first);
  });

  it('are those that a click amid a look has selected', async () => {
    selected = [second];
    meanwhile[0] = () => {
      focused = third;
      selected = [second, third];
      changed.fire({ selection: known() });
    };
    assertRows(await press(), third, [second, third]);
  });

  it('are all of the selected ones, some of which have been forgotten and not asked for yet', async () => {
    selected = [first, second, third];
    forget(third);
    assertRows(await press(ask), first, [first, second, third]);
  });

  it('are told one key after the other', async () => {
    const one = keyRows();
    const other = keyRows();
    for (const rows of await Promise.all([one, other])) assertRows(rows, first);
    assert.equal(toggles, 4);
  });

  it('are none, and a person is told, where it does not become clear', async () => {
    focused = undefined;
    assertRows(await press(), undefined);
    assert.equal(unclear, 1);
    assert.equal(clock.ticks(), 2000);
  });

  it('do not wait for VS Code to be quiet for ever', async () => {
    let asked = 0;
    const told = keyRows();
    while (asked < 1000 && !(await isSettled(told))) {
      asked += 1;
      given.fire();
      clock.advance(20);
    }
    assertRows(await told, undefined);
    assert.equal(unclear, 1);
  });
});

/** Whether it is by the next turn of the event loop. */
function isSettled(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([
    promise.then(() => true),
    new Promise<boolean>((resolve) => setImmediate(() => resolve(false))),
  ]);
}
