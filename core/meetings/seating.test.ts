import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layRows, orderRostrum, parseSeats, proposeSeating, seatLines } from './seating.ts';

describe('seats (8.8)', () => {
  test.each([
    [[], []],
    [[1], [1]],
    [
      [1, 2],
      [1, 2],
    ],
    [
      [1, 2, 3],
      [3, 1, 2],
    ],
    [
      [1, 2, 3, 4],
      [3, 1, 2, 4],
    ],
    [
      [1, 2, 3, 4, 5],
      [5, 3, 1, 2, 4],
    ],
  ])('on the rostrum %j are seen as %j: the second at the left hand of the first', (byRank, seen) =>
    expect(orderRostrum(byRank)).toEqual(seen),
  );

  test('everybody keeps exactly one place, on the rostrum as in the rows of the hall', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.integer({ min: 2, max: 20 }), (persons, perRow) => {
        expect([...orderRostrum(persons)].sort()).toEqual([...persons].sort());
        const rows = layRows(persons, perRow);
        expect(rows.flat()).toEqual(persons);
        expect(rows.every((row) => row.length <= perRow)).toBe(true);
      }),
    ));

  test('begin with the chair, leaders who speak, then units in their order: whoever is away keeps no seat', () => {
    const seating = proposeSeating({
      chairName: '陈某',
      leaderNames: ['周某', '陈某'],
      invited: [
        { unit: '统计局', seat: 'observe', persons: ['王某'], isAway: false },
        { unit: '住建局', seat: 'attend', persons: ['李某', '赵某'], isAway: false },
        { unit: '水利局', seat: 'attend', persons: [], isAway: true },
        { unit: '甘溪镇', seat: 'attend', persons: [], isAway: false },
      ],
    });
    expect(seating.rostrum.map(({ name }) => name)).toEqual(['陈某', '周某']);
    expect(seatLines(seating.floor)).toBe('住建局 李某\n住建局 赵某\n甘溪镇\n统计局 王某');
  });

  test('lines that were typed or pasted are read as unit and name, empty ones are left out', () =>
    expect(parseSeats('住建局\t李某\n\n  甘溪镇 \n县 统计局 王某')).toEqual([
      { name: '李某', unit: '住建局' },
      { name: '甘溪镇', unit: '' },
      { name: '王某', unit: '县统计局' },
    ]));
});
