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
const WARM_UP = 12;

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

class Stream implements Random {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  constructor(name: string) {
    this.#a = hashName(name);
    this.#b = this.#a ^ STEP;
    this.#c = Math.imul(this.#a, STEP) | 0;
    for (let i = 0; i < WARM_UP; i += 1) this.next();
  }

  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  hit(probability: number): boolean {
    return this.next() < probability;
  }

  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }

  pick<T>(values: readonly T[]): T {
    const value = values[Math.floor(this.next() * values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }
}

/** Opens the stream of a name: the same name always gives the same numbers. */
export const openRandom = (name: string): Random => new Stream(name);
