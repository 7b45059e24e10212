import { setImmediate } from 'node:timers/promises';
import { manualClock, type ManualClock } from '../../support/manualClock.ts';
import { removeTemporaryFolders, temporaryFolder } from '../../unit/servers/support/temporaryFolder.ts';
import { heapInUse } from '../support/heap.ts';
import { injectClock, useInjectedClock } from '../support/injectedClock.ts';
import { watchListened, type Listened } from '../support/listeners.ts';
import { comparedRow, plainRow, type Measured, type Options } from '../support/row.ts';
import { watchTimers, type Timers } from '../support/timers.ts';
import { startUnities } from '../support/unity.ts';
import { useForImports } from '../support/useVscodeStub.ts';
import type { Window } from '../support/window.ts';

const count = 50;

interface Day {
  readonly window: Window;
  readonly clock: ManualClock;
  readonly timers: Timers;
  readonly listened: Listened;
}

/** Row 9: 50 servers in a visible view, read every minute for 8 hours of the extension’s own clock. Each list is another. */
export async function measure({ quick }: Options): Promise<Measured> {
  const [timers, listened] = [watchTimers(), watchListened()];
  useForImports();
  useInjectedClock();
  const { openWindow } = await import('../support/window.ts');
  const unities = await startUnities(count, 0, 'changing');
  const clock = manualClock();
  injectClock(clock);
  const window = await openWindow(unities.said, await temporaryFolder());
  // Each list, then once the release and the locations of its server.
  const read = window.answers(3 * count);
  await window.show(true);
  const day = { window, clock, timers, listened };
  // Reading begins once the rows are there.
  await rest(day);
  await read;
  await rest(day);
  const minutes = quick ? 48 : 480;
  await pass(day, minutes / 8);
  const before = await footprint(day);
  await pass(day, minutes - minutes / 8);
  const after = await footprint(day);
  window.dispose();
  await unities.stop();
  await removeTemporaryFolders();
  const refreshes = minutes * count;
  const more = (what: 'sockets' | 'timers' | 'listeners') =>
    plainRow({
      id: `9-${what}`,
      title: `change of ${what} from an eighth of these refreshes to their end`,
      unit: what,
      ours: Math.abs(after[what] - before[what]),
      bar: 0,
    });
  return {
    rows: [
      comparedRow({
        id: '9-heap',
        title: `heap after ${refreshes} refreshes of ${count} servers, against an eighth of them`,
        unit: 'KB',
        ours: after.heap / 1_000,
        reference: before.heap / 1_000,
        bar: 1.05,
      }),
      more('sockets'),
      more('timers'),
      more('listeners'),
    ],
    notes: [
      `At the end of row 9: ${after.sockets} sockets, ${after.timers} timers, ${after.listeners} listeners.`,
    ],
  };
}

/** Reads all servers so many times, the next time as soon as the time before has ended. */
async function pass(day: Day, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    const read = day.window.answers(count);
    day.clock.advance(59_000);
    await read;
    await rest(day);
    // A window that rests between two minutes has its garbage collected now and then.
    if (minute % 10 === 0) globalThis.gc?.();
  }
}

/** What is done once for many readings is done, and the view is drawn: nothing is left to do before the next minute. */
async function rest({ window, clock }: Day): Promise<void> {
  clock.advance(1_000);
  await window.draw();
}

/** What there is while nothing is under way. Connections are open still, and have been for as long each time. */
async function footprint({ clock, timers, listened }: Day) {
  await setImmediate();
  const counts = { sockets: listened.sockets(), timers: timers.waiting().length + clock.timers() };
  await heapInUse();
  const listeners = listened.listeners();
  return { ...counts, listeners, heap: await heapInUse() };
}
