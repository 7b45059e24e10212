import { presentFailure } from '../ui/presentFailure.ts';
import { targetServer } from '../ui/pick.ts';
import { refuseSandbox } from './flows/refuseSandbox.ts';
import { signInTo } from './flows/signInTo.ts';
import type { Services } from './services.ts';

export async function signIn(target: unknown, services: Services): Promise<void> {
  const server = await targetServer(target, services.servers, ({ profile }) => !profile.sandbox);
  if (!server || refuseSandbox(server.profile)) return;
  const signedIn = await signInTo(server.profile, services);
  if (signedIn === 'stopped') return;
  if (signedIn !== 'signedIn') return presentFailure(signedIn, server.profile.id);
  server.reset();
  await server.refresh();
}
