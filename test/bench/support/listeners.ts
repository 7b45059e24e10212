import { EventEmitter, getEventListeners } from 'node:events';
import { Socket } from 'node:net';
import { emitters } from './vscode.ts';

/** Everything in this process that is listened to from now on, as long as it is there. */
export interface Listened {
  /** Listeners of the emitters of Node and of VS Code, and of signals. To be asked after a thorough collection. */
  listeners(): number;
  /** Sockets that are not closed: of a TLS connection also the one below it. */
  sockets(): number;
}

export function watchListened(): Listened {
  const noted = new WeakSet<object>();
  const kept = new Set<WeakRef<object>>();
  const types = new Set<string>();
  let most = 1_000;
  const note = (one: object) => {
    if (!noted.has(one)) kept.add(new WeakRef(one));
    noted.add(one);
    // Those of a whole day would take more room than what is measured.
    if (kept.size > most) most = 2 * Math.max(500, [...alive(kept)].length);
  };
  for (const name of ['on', 'addListener', 'prependListener'])
    lookAtEach(EventEmitter.prototype, name, (emitter) => note(emitter));
  lookAtEach(EventTarget.prototype, 'addEventListener', (target, type) => {
    note(target);
    types.add(String(type));
  });

  return {
    listeners() {
      const here = [...alive(kept)];
      return (
        sum(here.map((one) => listenersOf(one, types))) + sum([...alive(emitters)].map(({ size }) => size))
      );
    },
    sockets: () => [...alive(kept)].filter((one) => one instanceof Socket && !one.destroyed).length,
  };
}

/** Looks at each call of a method before it is made. */
function lookAtEach(prototype: object, name: string, look: (of: object, first: unknown) => void): void {
  const method: unknown = Reflect.get(prototype, name);
  if (typeof method !== 'function') throw new Error(`Node has no ${name} now.`);
  Reflect.set(prototype, name, function (this: object, ...given: readonly unknown[]): unknown {
    look(this, given[0]);
    const result: unknown = Reflect.apply(method, this, given);
    return result;
  });
}

/** Forgets those that are gone. */
function* alive<T extends object>(kept: Set<WeakRef<T>>): Generator<T> {
  for (const one of kept) {
    const here = one.deref();
    if (here) yield here;
    else kept.delete(one);
  }
}

function listenersOf(one: object, types: ReadonlySet<string>): number {
  if (one instanceof EventEmitter) return sum(one.eventNames().map((name) => one.listenerCount(name)));
  if (!(one instanceof EventTarget)) return 0;
  return sum([...types].map((type) => getEventListeners(one, type).length));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
