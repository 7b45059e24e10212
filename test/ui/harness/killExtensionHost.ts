import { extensionHosts } from './extensionHosts.ts';

/** Kills the extension hosts that belong to a profile, as a crash or the system would: they get no chance to tidy up. */
export function killExtensionHost(userData: string): void {
  const hosts = extensionHosts(userData);
  if (hosts.length === 0) throw new Error('No extension host is running');
  for (const pid of hosts) process.kill(pid, 'SIGKILL');
}
