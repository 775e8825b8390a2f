import { randomInt } from 'node:crypto';

const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const CAPITALS = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const DIGITS = '23456789';
const pick = (from: string): string => from[randomInt(from.length)] ?? '';

/** Read out over a telephone without doubt: no 0/O, 1/l/I; three classes of characters. */
export function makeInitialPassword(): string {
  const word = Array.from({ length: 4 }, () => pick(LETTERS)).join('');
  return `${pick(CAPITALS)}${word}-${Array.from({ length: 5 }, () => pick(DIGITS)).join('')}`;
}
