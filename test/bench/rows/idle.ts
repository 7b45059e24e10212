import assert from 'node:assert/strict';
import { manualClock, type ManualClock } from '../../support/manualClock.ts';
import { waitFor } from '../../support/waitFor.ts';
import { removeTemporaryFolders, temporaryFolder } from '../../unit/servers/support/temporaryFolder.ts';
import { pause } from '../support/heap.ts';
import { injectClock, useInjectedClock } from '../support/injectedClock.ts';
import { watchListened, type Listened } from '../support/listeners.ts';
import { comparedRow, plainRow, type Measured, type Options, type Row } from '../support/row.ts';
import { watchTimers, type Timers } from '../support/timers.ts';
import { startUnities } from '../support/unity.ts';
import { useForImports } from '../support/useVscodeStub.ts';
import { settings } from '../support/vscode.ts';
import type { Window } from '../support/window.ts';

const count = 20;
const intervalSeconds = 60;
/** Of the clock that is put forward. */
const stepSeconds = 5;

type Unities = Awaited<ReturnType<typeof startUnities>>;

/** Row 7, what of it needs no VS Code: what the extension does while nobody does anything. */
export async function measure({ quick }: Options): Promise<Measured> {
  const watched = { timers: watchTimers(), listened: watchListened() };
  useForImports();
  useInjectedClock();
  const { openWindow } = await import('../support/window.ts');
  settings.set('cucLinks.refreshInterval', intervalSeconds);
  const unities = await startUnities(count, 0);
  const open = async () => openWindow(unities.said, await temporaryFolder());

  const hidden = await hiddenRows(await open(), unities, watched, quick ? 3_000 : 10_000);
  const clock = manualClock();
  injectClock(clock);
  const visible = await visibleRow(await open(), unities, clock, quick ? 5 : 30);
  await unities.stop();
  await removeTemporaryFolders();
  return { rows: [...hidden.rows, visible], notes: hidden.notes };
}

interface Watched {
  readonly timers: Timers;
  readonly listened: Listened;
}

/** A view that was looked at, and then hidden, until what is kept for a while is let go of. */
async function hiddenRows(window: Window, unities: Unities, { timers, listened }: Watched, ms: number) {
  const read = window.answers(3 * count);
  await window.show(true);
  await read;
  assert(timers.waiting().length > 0, 'the next reading is waited for');
  await window.show(false);
  await waitFor(() => listened.sockets() === 0, 60_000);
  await pause(2_000);
  const before = await unities.requests();
  const ran = await timers.ranWithin(ms);
  const requests = (await unities.requests()) - before;
  const waiting = timers.waiting();
  const within = `within ${ms / 1_000} s while the view is hidden`;
  const rows = [
    plainRow({
      id: '7-hidden-requests',
      title: `requests to ${count} servers ${within}`,
      unit: 'requests',
      ours: requests,
      bar: 0,
    }),
    plainRow({
      id: '7-hidden-timers',
      title: `timers that ran ${within}`,
      unit: 'timers',
      ours: ran.length,
      bar: 0,
    }),
    plainRow({
      id: '7-hidden-waiting',
      title: 'timers that wait after that',
      unit: 'timers',
      ours: waiting.length,
      bar: 0,
    }),
  ];
  window.dispose();
  return { rows, notes: [...new Set([...ran, ...waiting])].map((where) => `A timer was ${where}`) };
}

/** A view that is looked at all the time. */
async function visibleRow(
  window: Window,
  unities: Unities,
  clock: ManualClock,
  minutes: number,
): Promise<Row> {
  const read = window.answers(3 * count);
  await window.show(true);
  // Reading begins once the rows are there.
  clock.advance(1_000);
  await read;
  const before = await unities.requests();
  for (let seconds = 0; seconds < minutes * 60; seconds += stepSeconds) {
    clock.advance(stepSeconds * 1_000);
    await pause(20);
  }
  await pause(1_000);
  const requests = (await unities.requests()) - before;
  window.dispose();
  assert(requests >= count * minutes, `${requests} requests: fewer than one each in a minute are no better`);
  return comparedRow({
    id: '7-visible-requests',
    title: 'requests a minute and server, view visible, against the setting',
    unit: 'requests',
    ours: requests / count / minutes,
    reference: 60 / intervalSeconds,
    bar: 1,
  });
}
