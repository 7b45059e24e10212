import type { Passwords } from './passwords.ts';
import type { Server } from './server.ts';

/**
 * A password was stored, refused or forgotten, here or in another window. A live session outlives a new or refused
 * password (it runs on cookies), but not a forgotten one: that is a sign-out.
 */
export async function resetIfPasswordMatters(server: Server, passwords: Passwords): Promise<void> {
  const record = await passwords.get(server.profile);
  const live = server.state.kind === 'ready' || server.state.kind === 'connecting';
  if (!record || !live) server.reset();
}
