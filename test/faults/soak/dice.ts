/** Random choices that can be repeated. */
export interface Dice {
  /** From 0 up to 1. */
  roll(): number;
  /** From 0 up to `below`, whole. */
  upTo(below: number): number;
  /** One of the names, each as often as its weight says. */
  pick<Name extends string>(weights: Readonly<Record<Name, number>>): Name;
}

/** The generator known as mulberry32: small, and good enough to mix faults. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    roll,
    upTo: (below) => Math.floor(roll() * below),
    pick(weights) {
      const names = Object.keys(weights).filter((name): name is keyof typeof weights => name in weights);
      let left = roll() * names.reduce((sum, name) => sum + weights[name], 0);
      for (const name of names) {
        left -= weights[name];
        if (left < 0) return name;
      }
      throw new Error('nothing to pick from');
    },
  };
}
