import { expect, test } from 'vitest';
import { listNotes } from './routing-sheet.ts';

const edit = (
  lineId: string,
  act: 'drop' | 'unname' | 'restore' | 'reword',
  reason: string | null = null,
) => ({
  lineId,
  act,
  text: null,
  reason,
  personName: '孔某乙',
  at: '2026-11-22T09:00:00Z',
});

test('The sheet notes what stays dropped or unnamed, not what was put back', () => {
  expect(
    listNotes([
      edit('a', 'drop', '本期不写'),
      edit('b', 'unname', '不点名'),
      edit('a', 'restore'),
      edit('c', 'reword'),
    ]),
  ).toEqual(['不点名一条：不点名（孔某乙）。附件数据未改。']);
});
