import { inspect } from 'node:util';

/** A password in the hands of whoever only passes it on: printed, joined to a text or made JSON, it is `[redacted]`. */
export interface Secret {
  /** The text itself, for what is sent or stored. */
  reveal(): string;
  toString(): string;
}

export function secret(text: string): Secret {
  return hiding({ reveal: () => text });
}

/** Gives a holder a print that says nothing, however it ends up in a log (vscode-platform 7). */
export function hiding<T extends object>(holder: T): T {
  return Object.assign(holder, {
    toJSON: () => hidden,
    toString: () => hidden,
    [inspect.custom]: () => hidden,
  });
}

const hidden = '[redacted]';
