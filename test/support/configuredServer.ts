import type { Clock } from '../../src/http/clock.ts';
import type { Passwords } from '../../src/servers/passwords.ts';
import type { ProfileEntry } from '../../src/servers/profile.ts';
import { right, startFakeUnity, type FakeUnity, type Instead } from '../unit/servers/support/fakeUnity.ts';
import { removeTemporaryFolders, temporaryFolder } from '../unit/servers/support/temporaryFolder.ts';
import { openWindow, type Opened } from '../unit/servers/support/window.ts';
import { afterwards } from './transport.ts';

export interface ConfiguredServer extends Opened {
  readonly unity: FakeUnity;
  readonly passwords: Passwords;
}

export interface ConfiguredOptions {
  readonly password?: string;
  /** Of its requests. */
  readonly clock?: Clock;
  readonly profile?: Partial<ProfileEntry>;
}

/**
 * One configured server of one window, with its password stored, against a server that answers as usual unless told
 * otherwise. Closed by `cleanUp`.
 */
export async function setUpServer(
  instead?: Instead,
  { password = right, clock, profile }: ConfiguredOptions = {},
): Promise<ConfiguredServer> {
  const unity = await startFakeUnity(instead);
  afterwards(() => unity.close());
  const window = openWindow(await temporaryFolder(), clock ? { sessionClock: clock } : {});
  afterwards(async () => {
    window.close();
    await removeTemporaryFolders();
  });
  const opened = window.open(unity, profile);
  await window.passwords.store(opened.profile, password);
  return { ...opened, unity, passwords: window.passwords };
}
