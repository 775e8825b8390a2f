import { expect, test } from 'vitest';
import { readSubjectList, writeSubjectList } from './subject-list.ts';

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

test('one that is in use no more is told by its last column', () => {
  const { subjects } = readSubjectList('T09\t老镇\t老镇\t地区\t镇\tX05\t\t\t\t是');
  expect(subjects).toEqual([expect.objectContaining({ code: 'T09', isActive: false, isOwn: false })]);
});

test.each([
  ['云岭\t云岭市', 'code'],
  ['YL\t云', 'name'],
  ['YL\t云岭市\t\t城市', 'kind'],
  ['YL\t云岭市\t\t地区\t地级', 'level'],
  ['YL\t云岭市\t\t地区', 'level'],
  ['M\t采矿业\t\t行业\t县', 'level'],
])('%j is not taken: %s', (text, column) => {
  expect(readSubjectList(text)).toEqual({ subjects: [], faults: [{ line: 1, column }] });
});

test('the list that is copied reads as it was', () => {
  const { subjects } = readSubjectList(
    'WC\t望川县\t望川\t地区\t县\tYL\t望川城、望县\t山区县\t是\nM\t采矿业\t采矿\t行业\t\tWC\nT9\t老镇\t老镇\t地区\t镇\tWC\t\t\t\t是',
  );
  const copied = writeSubjectList(subjects).map((cells) => cells.join('\t'));
  expect(subjects).toHaveLength(3);
  expect(readSubjectList(copied.join('\n'))).toEqual({ subjects, faults: [] });
});
