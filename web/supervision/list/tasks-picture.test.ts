import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import type { TaskRowView } from '#core/supervision/contract.ts';
import { buildTasksPicture, MOST_PICTURED } from './tasks-picture.ts';

const t = ((key: string, values?: object) => `${key}${values ? JSON.stringify(values) : ''}`) as TFunction;
const row = (part: Partial<TaskRowView>): TaskRowView =>
  ({
    title: '签订协议',
    leadOrg: { id: '7', name: '甘溪镇' },
    state: 'working',
    dueOn: '2026-11-10',
    ...part,
  }) as TaskRowView;

test('A picture of the tasks says of a late one that it is late, and of rows beyond the picture how many there are', () => {
  const rows = Array.from({ length: MOST_PICTURED + 2 }, () => row({ dueOn: '2026-12-31' }));
  const picture = buildTasksPicture(t, [row({}), ...rows], '2026-11-20');
  expect(picture.rows).toHaveLength(MOST_PICTURED);
  expect(picture.rows[0]?.at(-1)).toEqual({ text: 'supervision.picture.late', tone: 'strong' });
  expect(picture.rows[1]?.at(-1)?.tone).toBe('faint');
  expect(picture.foot[0]).toBe('supervision.picture.left{"count":3}');
  expect(buildTasksPicture(t, rows.slice(0, 3), '2026-11-20').foot).toHaveLength(1);
});
