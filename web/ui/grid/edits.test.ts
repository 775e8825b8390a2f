import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CellEdit, entryOf, joinChanges, reverseEdits, toChanges, typeInto } from './edits.ts';
import { emptyUndoStack, pushAct, redoAct, undoAct } from './undo-stack.ts';

const number = { kind: 'number' } as const;

function edit(before: string | null, after: string | null): CellEdit {
  return { rowId: 'p1', columnKey: 'done', before: entryOf(before), after: entryOf(after) };
}

describe('edits', () => {
  it('keeps the value that was there when a typed text cannot be read, and sends nothing', () => {
    const after = typeInto(entryOf('12'), '约15', number);
    expect(after).toMatchObject({ value: '12', badText: '约15' });
    expect(toChanges([{ rowId: 'p1', columnKey: 'done', before: entryOf('12'), after }])).toEqual([]);
  });

  it('sends a cell once, from what the server has to what stands there last', () => {
    const joined = joinChanges(toChanges([edit('1', '2')]), toChanges([edit('2', '3')]));
    expect(joined).toEqual([{ rowId: 'p1', columnKey: 'done', before: '1', after: '3' }]);
  });

  it('does not send a cell that is back where it began', () => {
    expect(joinChanges(toChanges([edit('1', '2')]), toChanges([edit('2', '1')]))).toEqual([]);
  });
});

describe('undo and redo', () => {
  it('brings back every state in turn, and forward again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 40 }), (typed) => {
        let stack = emptyUndoStack<CellEdit[]>();
        let value: string | null = null;
        const states: (string | null)[] = [value];
        for (const next of typed.map(String)) {
          stack = pushAct(stack, [edit(value, next)]);
          value = next;
          states.push(value);
        }
        for (const expected of states.slice(0, -1).reverse()) {
          const taken = undoAct(stack);
          stack = taken?.stack ?? stack;
          value = reverseEdits(taken?.act ?? [])[0]?.after.value ?? null;
          expect(value).toBe(expected);
        }
        expect(undoAct(stack)).toBeNull();
        for (const expected of states.slice(1)) {
          const taken = redoAct(stack);
          stack = taken?.stack ?? stack;
          expect(taken?.act[0]?.after.value).toBe(expected);
        }
      }),
    );
  });

  it('forgets what could be done again once something else is typed', () => {
    let stack = pushAct(emptyUndoStack<string>(), 'a');
    stack = undoAct(stack)?.stack ?? stack;
    expect(redoAct(pushAct(stack, 'b'))).toBeNull();
  });
});
