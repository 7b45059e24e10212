import type { Pins } from './pins.ts';

/** Where a certificate is looked up, and where one that a person trusts is put. */
export type Trusting = Pick<Pins, 'trustFor' | 'pin'>;

/** Pins for as long as a flow runs: those made in it count at once, and are kept only when it is finished. */
export interface HeldPins extends Trusting {
  /** Keeps the pin of this origin, if there is one; all others are given up with the flow. */
  keep(origin: string): Promise<void>;
}

export function holdPins(pins: Trusting): HeldPins {
  const held = new Map<string, Parameters<Pins['pin']>[1]>();
  return {
    trustFor(origin) {
      const sha256 = held.get(origin)?.sha256;
      return sha256 === undefined ? pins.trustFor(origin) : { kind: 'pin', sha256 };
    },
    pin(origin, certificate) {
      held.set(origin, certificate);
      return Promise.resolve();
    },
    async keep(origin) {
      const certificate = held.get(origin);
      if (certificate) await pins.pin(origin, certificate);
    },
  };
}
