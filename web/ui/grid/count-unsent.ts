import { listKeptKeys, readKept } from '../kept.ts';
import { isKeptQueue, listUnsent } from './save-queue.ts';

/** Cells that this person typed in this browser, in the grid or the form, and that the server has not taken yet. */
export function countUnsentCells(personId: string): number {
  return ['reporting', 'report']
    .flatMap((page) => listKeptKeys(`grid.${page}.${personId}.`))
    .reduce((count, key) => {
      const queue = readKept(key, isKeptQueue);
      return count + (queue ? listUnsent(queue).length : 0);
    }, 0);
}
