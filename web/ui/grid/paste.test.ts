import { describe, expect, it } from 'vitest';
import type { Place } from './grid-model.ts';
import { decideFillDown, decidePaste } from './paste.ts';

const size = { rows: 5, columns: 3 };
const open = () => false;
const block = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });
const shown = (texts: { place: Place; text: string }[]) =>
  texts.map(({ place, text }) => `${place.row},${place.column}=${text}`);

describe('pasting', () => {
  it('puts a block at the top left of the selection', () => {
    const plan = decidePaste(
      [
        ['1', '2'],
        ['3', '4'],
      ],
      block(1, 1),
      size,
      open,
    );
    expect(shown(plan.texts)).toEqual(['1,1=1', '1,2=2', '2,1=3', '2,2=4']);
    expect(plan.covered).toEqual(block(1, 1, 2, 2));
  });

  it('fills the whole selection with one cell', () => {
    const plan = decidePaste([['7']], block(0, 0, 2, 1), size, open);
    expect(plan.texts).toHaveLength(6);
    expect(new Set(plan.texts.map(({ text }) => text))).toEqual(new Set(['7']));
  });

  it('repeats a block whose size divides the selection', () => {
    const plan = decidePaste([['a'], ['b']], block(0, 0, 3, 0), size, open);
    expect(shown(plan.texts)).toEqual(['0,0=a', '1,0=b', '2,0=a', '3,0=b']);
  });

  it('leaves closed cells as they are and counts them, and the rest of the block keeps its places', () => {
    const plan = decidePaste([['1', '2', '3']], block(0, 0), size, (place) => place.column === 1);
    expect(shown(plan.texts)).toEqual(['0,0=1', '0,2=3']);
    expect(plan.lockedCount).toBe(1);
  });

  it('counts what falls outside of the grid and pastes the rest', () => {
    const plan = decidePaste(
      [
        ['1', '2'],
        ['3', '4'],
      ],
      block(4, 2),
      size,
      open,
    );
    expect(shown(plan.texts)).toEqual(['4,2=1']);
    expect(plan.outsideCount).toBe(3);
  });

  it('leaves the cells that a short line lacks as they are, and empties those that it gives empty', () => {
    const plan = decidePaste([['1', '2', '3'], ['4'], ['', '5'], ['']], block(0, 0), size, open);
    expect(shown(plan.texts)).toEqual(['0,0=1', '0,1=2', '0,2=3', '1,0=4', '2,0=', '2,1=5']);
    expect(shown(decidePaste([['1'], [''], ['3']], block(0, 0), size, open).texts)).toEqual([
      '0,0=1',
      '1,0=',
      '2,0=3',
    ]);
  });

  it('counts only cells that were given as closed or outside', () => {
    const plan = decidePaste([['1', '2', '3', '4'], ['5']], block(3, 0), size, ({ column }) => column === 2);
    expect([plan.texts.length, plan.lockedCount, plan.outsideCount]).toEqual([3, 1, 1]);
  });
});

describe('filling down', () => {
  const textAt = (place: Place) => `t${place.row}${place.column}`;

  it('copies the top cell of each column into the cells below it', () => {
    expect(shown(decideFillDown(block(1, 0, 3, 1), textAt, open))).toEqual([
      '2,0=t10',
      '2,1=t11',
      '3,0=t10',
      '3,1=t11',
    ]);
  });

  it('takes the row above when one row is selected, and does nothing in the first row', () => {
    expect(shown(decideFillDown(block(2, 0), textAt, open))).toEqual(['2,0=t10']);
    expect(decideFillDown(block(0, 0), textAt, open)).toEqual([]);
  });

  it('passes over closed cells', () => {
    expect(decideFillDown(block(1, 0, 2, 0), textAt, (place) => place.row === 2)).toEqual([]);
  });
});
