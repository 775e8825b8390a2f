import { expect, test } from 'vitest';
import { fillFormDays } from './form-days.ts';
import { toOfficialModel, toTextLine } from './official-model.ts';
import { toLabelCell, toTable, toTextCell } from './table.ts';

const INK = '　　年　　月　　日';
const row = (id: string, ...cells: string[]) => ({
  id,
  cells: cells.map((text, at) => (at % 2 === 0 ? toLabelCell(text) : { ...toTextCell(''), text })),
  role: 'data' as const,
  heightMm: null,
});

const model = toOfficialModel('supervision-order', {
  head: { issuingBody: '督查室' },
  title: '督办单',
  blocks: [
    toTextLine('opening', `签发${INK}`),
    toTable({
      id: 'order',
      density: 'form',
      columns: [],
      head: [],
      rows: [
        row('signatures', '审核', INK, '签发', `（主任）\n${INK}`),
        row('sent', '签收时间', INK, '发出日期', INK),
      ],
    }),
  ],
});
const textsOf = (days: { signedOn: string | null; issuedOn: string | null }) =>
  fillFormDays(model, days).blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)) : [],
  );

test('the days of signing and issue are written where the form leaves room for them; all else waits for ink', () => {
  expect(textsOf({ signedOn: '2026-12-14', issuedOn: '2026-12-15' })).toEqual([
    ...['审核', INK, '签发', '（主任）\n2026年12月14日'],
    ...['签收时间', INK, '发出日期', '2026年12月15日'],
  ]);
});

test('before that the form is as it was drafted, and lines of text are never touched', () => {
  expect(fillFormDays(model, { signedOn: null, issuedOn: null })).toEqual(model);
  expect(fillFormDays(model, { signedOn: '2026-12-14', issuedOn: null }).blocks[0]).toEqual(model.blocks[0]);
});
