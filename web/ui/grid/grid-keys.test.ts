import { describe, expect, it } from 'vitest';
import { decideKey } from './grid-keys.ts';

const press = (key: string, held: { ctrl?: boolean; shift?: boolean; alt?: boolean } = {}) => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  ...held,
});

describe('keys of the grid', () => {
  it('leaves plain characters and the clipboard to the field, so that input methods and pasting work', () => {
    for (const key of ['a', '1', '中', ' ']) expect(decideKey(press(key), 'none')).toBeNull();
    for (const key of ['c', 'v', 'x']) expect(decideKey(press(key, { ctrl: true }), 'none')).toBeNull();
  });

  it('moves with arrows while a cell is being typed over, and moves the caret after F2', () => {
    expect(decideKey(press('ArrowRight'), 'type')).toMatchObject({ do: 'move' });
    expect(decideKey(press('ArrowRight'), 'edit')).toBeNull();
    expect(decideKey(press('Home'), 'type')).toBeNull();
  });

  it('knows the keys of Excel', () => {
    expect(decideKey(press('F2'), 'none')).toEqual({ do: 'edit' });
    expect(decideKey(press('d', { ctrl: true }), 'none')).toEqual({ do: 'fill-down' });
    expect(decideKey(press('z', { ctrl: true }), 'none')).toEqual({ do: 'undo' });
    expect(decideKey(press('Z', { ctrl: true, shift: true }), 'none')).toEqual({ do: 'redo' });
    expect(decideKey(press('y', { ctrl: true }), 'none')).toEqual({ do: 'redo' });
    expect(decideKey(press('Enter', { shift: true }), 'edit')).toEqual({ do: 'enter', step: -1 });
    expect(decideKey(press('Tab'), 'type')).toEqual({ do: 'tab', step: 1 });
    expect(decideKey(press('ArrowDown', { shift: true, ctrl: true }), 'none')).toMatchObject({
      do: 'edge',
      extends: true,
    });
  });

  it('gives a line break inside a cell to the field (Alt+Enter) and undo to the text while editing', () => {
    expect(decideKey(press('Enter', { alt: true }), 'edit')).toBeNull();
    expect(decideKey(press('z', { ctrl: true }), 'edit')).toBeNull();
  });
});
