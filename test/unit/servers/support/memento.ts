import type { Memento } from 'vscode';

/** Global state in memory. Like the real one it keeps JSON, and `undefined` removes. */
export function memento(kept: Map<string, string> = new Map<string, string>()): Memento {
  function get<T>(key: string, otherwise?: T): T | undefined;
  function get<T>(key: string, otherwise: T): T;
  function get(key: string, otherwise?: unknown): unknown {
    const text = kept.get(key);
    const value: unknown = text === undefined ? otherwise : JSON.parse(text);
    return value;
  }
  return {
    keys: () => [...kept.keys()],
    get,
    update(key, value: unknown) {
      if (value === undefined) kept.delete(key);
      else kept.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
  };
}
