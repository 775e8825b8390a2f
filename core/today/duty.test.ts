import { expect, test } from 'vitest';
import { type DutyKind, orderDuties } from './duty.ts';

const now = new Date('2026-11-22T00:00:00Z');
const duty = (kind: DutyKind, dueAt: string | null, isLate = false) => ({ kind, dueAt, isLate });

test('Late ones come first, then what is due within three days, then what has no time, then the rest', () => {
  const later = duty('fill', '2026-12-27T10:00:00.000Z');
  const soon = duty('accept', '2026-11-24T10:00:00.000Z');
  const late = duty('fill', '2026-10-27T10:00:00.000Z', true);
  const lateToo = duty('fill', '2026-11-20T10:00:00.000Z', true);
  const timeless = duty('document', null);
  expect(orderDuties([later, timeless, soon, lateToo, late], now)).toEqual([
    late,
    lateToo,
    soon,
    timeless,
    later,
  ]);
});

test('What has the same time is ordered by its kind', () => {
  const due = '2026-11-23T10:00:00.000Z';
  const kinds = orderDuties([duty('fill', due), duty('confirm', due), duty('returned', due)], now).map(
    (d) => d.kind,
  );
  expect(kinds).toEqual(['returned', 'confirm', 'fill']);
});
