/** A reproducible stream of random numbers (sfc32). Everything in the sample county is drawn from such streams. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole number, both ends included. */
  whole(from: number, to: number): number;
  /** True with this probability. */
  hit(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** In [from, to). */
  between(from: number, to: number): number;
}

const STEP = 0x9e3779b9;

/** xmur3: spreads a name over 32 bits, so that each subject has a stream of its own whatever the order of work. */
function hashName(name: string): number {
  let hash = 1779033703 ^ name.length;
  for (let i = 0; i < name.length; i += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Opens the stream of a name: the same name always gives the same numbers. */
export function openRandom(name: string): Random {
  const first = hashName(name);
  let [a, b, c, d] = [first, first ^ STEP, Math.imul(first, STEP) | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i += 1) next();
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    hit: (probability) => next() < probability,
    between: (from, to) => from + next() * (to - from),
    pick: (values) => {
      const value = values[Math.floor(next() * values.length)];
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
  };
}
