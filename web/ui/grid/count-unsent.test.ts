import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keep } from '../kept.ts';
import { countUnsentCells } from './count-unsent.ts';
import { addToQueue, afterSaved, EMPTY_QUEUE, startSending, toKeptQueue } from './save-queue.ts';

const change = (rowId: string) => ({ rowId, columnKey: 'amount', before: null, after: '12' });

/** A store whose keys are its own properties, as those of the browser are. */
const newStore = () => {
  const store: Record<string, unknown> = {};
  const asOwn = { enumerable: false };
  return Object.defineProperties(store, {
    getItem: { ...asOwn, value: (key: string) => store[key] ?? null },
    setItem: { ...asOwn, value: (key: string, text: string) => Object.assign(store, { [key]: text }) },
    removeItem: { ...asOwn, value: (key: string) => Reflect.deleteProperty(store, key) },
  });
};

describe('what would stay behind when one signs out', () => {
  beforeEach(() => vi.stubGlobal('localStorage', newStore()));
  afterEach(() => vi.unstubAllGlobals());

  it('is nothing while everything has been saved', () => {
    keep('grid.reporting.7.12.2026-11', toKeptQueue(afterSaved(EMPTY_QUEUE)));
    expect(countUnsentCells('7')).toBe(0);
  });

  it('counts the cells that wait and those under way, of the grid and of the form', () => {
    keep(
      'grid.reporting.7.12.2026-11',
      toKeptQueue(addToQueue(startSending(addToQueue(EMPTY_QUEUE, [change('a')]), 'r1'), [change('b')])),
    );
    keep('grid.report.7.2026-11.31', toKeptQueue(addToQueue(EMPTY_QUEUE, [change('c')])));
    expect(countUnsentCells('7')).toBe(3);
  });

  it('counts a text that is no value yet: it stands in this browser only', () => {
    keep('grid-texts.reporting.7.12.2026-11', [{ rowId: 'a', columnKey: 'amount', text: '约8千万' }]);
    expect(countUnsentCells('7')).toBe(1);
  });

  it('leaves out the cells of other people at the same browser', () => {
    keep('grid.reporting.70.12.2026-11', toKeptQueue(addToQueue(EMPTY_QUEUE, [change('a')])));
    expect(countUnsentCells('7')).toBe(0);
  });
});
