/** A field's text that is not what the field's type allows. */
export const unreadable: unique symbol = Symbol('unreadable');

/** Reads a trimmed, non-empty text; `undefined` means "not set". */
export type FieldDecoder<T> = (text: string) => T | undefined | typeof unreadable;
