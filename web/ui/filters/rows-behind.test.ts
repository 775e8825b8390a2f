import { describe, expect, it } from 'vitest';
import { rowsBehind } from './rows-behind.ts';

describe('the rows behind a figure', () => {
  it('keeps the filters of the page and adds the group, its counting and the order', () => {
    expect(
      rowsBehind(
        { nature: 'new' },
        { group: { split: 'unit', key: '7' }, sort: 'completionRate', order: 'asc' },
      ),
    ).toEqual({ nature: 'new', unitId: '7', rows: 'leaf', sort: 'completionRate' });
    expect(rowsBehind({}, { narrows: { light: 'red' } })).toEqual({
      light: 'red',
      rows: undefined,
      sort: undefined,
    });
  });

  it('finds the projects that belong to no group', () => {
    expect(rowsBehind({}, { group: { split: 'sponsor', key: '' } }).sponsorId).toBe('0');
    expect(rowsBehind({}, { group: { split: 'sector', key: '' } }).sector).toBe('-');
  });
});
