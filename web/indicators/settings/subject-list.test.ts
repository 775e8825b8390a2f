import { expect, test } from 'vitest';
import { readSubjectList } from './subject-list.ts';

test('a list from a sheet is read, heads and empty lines passed over', () => {
  const { subjects, faults } = readSubjectList(
    [
      '编号\t名称\t简称\t类别\t级别\t上级编号\t别名\t对比组\t本地区',
      'YL\t云岭市\t全市\t地区\t市',
      '',
      'WC\t望川县\t望川\t地区\t县\tYL\t望川,望川县城\t山区县、重点县\t是',
      'M\t采矿业\t\t行业\t\tWC',
    ].join('\r\n'),
  );
  expect(faults).toEqual([]);
  expect(subjects).toEqual([
    expect.objectContaining({ code: 'YL', level: 'city', parentCode: null, isOwn: false, kind: 'region' }),
    {
      ...{ code: 'WC', name: '望川县', shortName: '望川', kind: 'region', level: 'county', parentCode: 'YL' },
      ...{ aliases: ['望川', '望川县城'], peerGroups: ['山区县', '重点县'], isOwn: true, isActive: true },
    },
    expect.objectContaining({ code: 'M', shortName: '采矿业', kind: 'sector', level: null }),
  ]);
});

test.each([
  ['云岭\t云岭市', 'code'],
  ['YL\t云', 'name'],
  ['YL\t云岭市\t\t城市', 'kind'],
  ['YL\t云岭市\t\t地区\t地级', 'level'],
])('%j is not taken: %s', (text, column) => {
  expect(readSubjectList(text)).toEqual({ subjects: [], faults: [{ line: 1, column }] });
});
