import { listKeptKeys, readKept } from '../kept.ts';
import { isKeptQueue, listUnsent } from './save-queue.ts';

const PAGES = ['reporting', 'report'];

const sumUp = (keys: string[], countOf: (key: string) => number): number =>
  keys.reduce((count, key) => count + countOf(key), 0);

/**
 * Cells that this person typed in this browser, in the grid or the form, and that the server has not: those on their way and
 * those whose text is no value yet.
 */
export function countUnsentCells(personId: string): number {
  const keysOf = (kind: string) => PAGES.flatMap((page) => listKeptKeys(`${kind}.${page}.${personId}.`));
  const waiting = sumUp(keysOf('grid'), (key) => {
    const queue = readKept(key, isKeptQueue);
    return queue ? listUnsent(queue).length : 0;
  });
  return waiting + sumUp(keysOf('grid-texts'), (key) => readKept(key, Array.isArray)?.length ?? 0);
}
