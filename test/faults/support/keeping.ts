/**
 * What keeps this process once sockets have had the few turns of the event loop that they take to close, and whatever is
 * done with files has ended: timers, sockets and the like, by the names that Node has for them. The pipes to whoever has
 * started it are left out.
 */
export async function keeping(): Promise<readonly string[]> {
  for (let turns = 0; turns < 10; turns += 1) await turn();
  while (resources().some((name) => name.startsWith('FSReq'))) await turn();
  return resources();
}

function resources(): readonly string[] {
  return process
    .getActiveResourcesInfo()
    .filter((name) => !/^(PipeWrap|TTYWrap|Immediate|CloseReq)$/.test(name));
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
