interface Stoppable {
  readonly stop: () => Promise<void>;
}

/** To be called inside a suite: what is handed to the result is stopped after its last test, the last one first. */
export function keepRunning(): <T extends Stoppable>(started: T) => T {
  const stops: (() => Promise<void>)[] = [];
  after(async () => {
    for (const stop of stops.reverse()) await stop();
  });
  return (started) => {
    stops.push(started.stop);
    return started;
  };
}
