import type { Change } from '../../../src/links/change.ts';
import type { ChangeEnd } from '../../../src/links/changeEnd.ts';
import type { Server } from '../../../src/servers/server.ts';
import { instantClock, type InstantClock } from '../../support/instantClock.ts';
import { right, type Instead } from '../../unit/servers/support/fakeUnity.ts';
import { removeTemporaryFolders, temporaryFolder } from '../../unit/servers/support/temporaryFolder.ts';
import { openWindow, type Window } from '../../unit/servers/support/window.ts';
import { startLinksUnity, type LinksUnity, type WireLink } from './linksUnity.ts';

/** A window with one server in it. */
export interface OpenedWindow {
  readonly window: Window;
  readonly server: Server;
  /** Of what follows a lost answer. */
  readonly clock: InstantClock;
}

/** A server with links, and a window on it. */
export interface ChangeLab extends OpenedWindow {
  readonly unity: LinksUnity;
  /** What all windows share. */
  readonly folder: string;
  /** Another window, as one of the same profile or after a restart. */
  another(): Promise<OpenedWindow>;
}

let cleanups: (() => Promise<void> | void)[] = [];

export async function startLab(
  links: readonly WireLink[],
  write: (unity: LinksUnity) => Instead,
  read?: (unity: LinksUnity) => Instead,
): Promise<ChangeLab> {
  const folder = await temporaryFolder();
  const unity: LinksUnity = await startLinksUnity(
    links,
    (request, socket) => write(unity)(request, socket),
    (request, socket) => read?.(unity)(request, socket) ?? false,
  );
  const another = async () => {
    const clock = instantClock();
    const window = openWindow(folder, { clock });
    cleanups.push(() => window.close());
    const { server, profile } = window.open(unity);
    await window.passwords.store(profile, right);
    return { window, server, clock };
  };
  cleanups.push(() => unity.close());
  return { unity, folder, another, ...(await another()) };
}

/** To be called after each test. */
export async function stopLabs(): Promise<void> {
  const all = cleanups.reverse();
  cleanups = [];
  for (const cleanup of all) await cleanup();
  await removeTemporaryFolders();
}

/** Carries out a change that nobody stops waiting for. */
export function carryOut(server: Server, change: Change): Promise<ChangeEnd> {
  return server.change(change, { signal: new AbortController().signal });
}
