import { EventEmitter } from 'node:events';
import type { Secrets } from '../../../../src/servers/passwords.ts';

/** What the secret storage of one installation keeps, for all its windows. */
export interface Keyring {
  readonly kept: Map<string, string>;
  /** Nothing can be kept any more, as without a keyring. */
  broken: boolean;
  /** Nothing can be read, as while a keyring is locked. */
  unreadable: boolean;
  /** One window's view: answers later, from another process, and hears of what other windows do. */
  secrets(): Secrets;
}

export function createKeyring(kept = new Map<string, string>()): Keyring {
  const events = new EventEmitter<{ changed: [string] }>().setMaxListeners(0);
  const keyring: Keyring = { kept, broken: false, unreadable: false, secrets };

  function secrets(): Secrets {
    return {
      get: (key) =>
        later(() => {
          if (keyring.unreadable) throw new Error('locked');
          return kept.get(key);
        }),
      store: (key, value) => changing(key, () => kept.set(key, value)),
      delete: (key) => changing(key, () => kept.delete(key)),
      onDidChange: (listener) => {
        const heard = (key: string) => listener({ key });
        events.on('changed', heard);
        return { dispose: () => void events.off('changed', heard) };
      },
    };
  }

  async function changing(key: string, change: () => void): Promise<void> {
    await later(() => {
      if (keyring.broken) throw new Error('no keyring');
      change();
    });
    events.emit('changed', key);
  }

  return keyring;
}

async function later<T>(work: () => T): Promise<T> {
  await new Promise((resolve) => setImmediate(resolve));
  return work();
}
