import { describe, expect, it } from 'vitest';
import { type Change, listFieldsThen } from './as-on.ts';

const change = (validOn: string, recordedAt: string, before: string, after: string): Change => ({
  id: recordedAt,
  validOn,
  recordedAt,
  personName: '',
  orgName: '',
  kind: '',
  reason: '',
  fields: [{ field: 'name', label: '项目名称', before, after, origin: '' }],
});
const history = [
  change('2026-06-01', '2026-08-10T02:00:00Z', '乙', '丙'),
  change('2026-03-01', '2026-03-01T02:00:00Z', '甲', '乙'),
];

describe('a project as on a day, by two clocks', () => {
  it('stands as now when everything was true and known', () => {
    expect(listFieldsThen(history, '2026-09-01', '2026-09-01')).toEqual([]);
  });
  it('undoes what was not yet true, as it is known today', () => {
    expect(listFieldsThen(history, '2026-05-01', '2026-09-01')).toMatchObject([{ before: '乙', now: '丙' }]);
    expect(listFieldsThen(history, '2026-01-01', '2026-09-01')).toMatchObject([{ before: '甲', now: '丙' }]);
  });
  it('undoes what was true but not yet known', () => {
    expect(listFieldsThen(history, '2026-07-01', '2026-07-01')).toMatchObject([{ before: '乙', now: '丙' }]);
    expect(listFieldsThen(history, '2026-07-01', '2026-08-31')).toEqual([]);
  });
});
