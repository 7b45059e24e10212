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
    [inspected]: () => hidden,
  });
}

const hidden = '[redacted]';
/** `inspect.custom` of node:util: the page of a link knows this type, and has no Node. */
const inspected = Symbol.for('nodejs.util.inspect.custom');
