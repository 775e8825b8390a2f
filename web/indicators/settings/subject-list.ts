import type { SubjectInput } from '#core/indicators/subject.ts';
import { REGION_LEVELS, SUBJECT_KINDS } from '#core/indicators/subject.ts';

export const SUBJECT_COLUMNS = [
  'code',
  'name',
  'shortName',
  'kind',
  'level',
  'parentCode',
  'aliases',
  'peerGroups',
  'isOwn',
  'isActive',
] as const;

/** A line that could not be read, by its number in what was pasted, and which column is at fault. */
export interface ListFault {
  line: number;
  column: (typeof SUBJECT_COLUMNS)[number];
}

const KINDS: Record<string, SubjectInput['kind']> = {
  地区: 'region',
  行业: 'sector',
  企业组: 'enterprise-group',
};
const LEVELS: Record<string, NonNullable<SubjectInput['level']>> = {
  全国: 'nation',
  国家: 'nation',
  省: 'province',
  市: 'city',
  县: 'county',
  '县（市、区）': 'county',
  区: 'county',
  镇: 'town',
  乡镇: 'town',
  镇街: 'town',
};
const isYes = (word: string | undefined): boolean => /^(是|本地区|停用|yes|1|√|✓)$/i.test(word ?? '');
const isOneOf = <Word extends string>(words: readonly Word[], text: string): text is Word =>
  (words as readonly string[]).includes(text);
const listWords = (text: string): string[] =>
  text
    .split(/[、，,;；]/)
    .map((word) => word.trim())
    .filter(Boolean);

/** Reads a list pasted from a sheet: 编号、名称、简称、类别、级别、上级编号、别名、对比组、本地区、停用; a first line of heads is passed over. */
export function readSubjectList(text: string): { subjects: SubjectInput[]; faults: ListFault[] } {
  const subjects: SubjectInput[] = [];
  const faults: ListFault[] = [];
  for (const [at, row] of text.split(/\r?\n/).entries()) {
    const cells = row.split('\t').map((cell) => cell.trim());
    const isHead = cells[0] === '编号' || cells[0]?.toLowerCase() === 'code';
    if (isHead || cells.every((cell) => cell === '')) continue;
    const read = readLine(cells);
    if (typeof read === 'string') faults.push({ line: at + 1, column: read });
    else subjects.push(read);
  }
  return { subjects, faults };
}

/** A subject, or the column that is at fault. */
function readLine(cells: readonly string[]): SubjectInput | ListFault['column'] {
  const [code = '', name = '', shortName = '', kindWord = '', levelWord = '', parent = ''] = cells;
  const kind = kindWord === '' ? 'region' : (KINDS[kindWord] ?? kindWord);
  const level = levelWord === '' ? null : (LEVELS[levelWord] ?? levelWord);
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/.test(code)) return 'code';
  if (name.length < 2 || name.length > 40) return 'name';
  if (shortName.length > 20) return 'shortName';
  if (!isOneOf(SUBJECT_KINDS, kind)) return 'kind';
  if (level !== null && !isOneOf(REGION_LEVELS, level)) return 'level';
  if ((kind === 'region') !== (level !== null)) return 'level';
  if ([cells[6], cells[7]].some((words) => listWords(words ?? '').some((word) => word.length > 20)))
    return 'aliases';
  return {
    ...{ code, name, kind, level, shortName: shortName || name.slice(0, 20) },
    parentCode: parent === '' ? null : parent,
    aliases: listWords(cells[6] ?? ''),
    peerGroups: listWords(cells[7] ?? ''),
    isOwn: isYes(cells[8]),
    isActive: !isYes(cells[9]),
  };
}

const HEADS = ['编号', '名称', '简称', '类别', '级别', '上级编号', '别名', '对比组', '本地区', '停用'];
const wordOf = <Kept extends string>(words: Record<string, Kept>, kept: Kept): string =>
  Object.entries(words).find(([, one]) => one === kept)?.[0] ?? kept;

/** The list in the columns in which it is read, heads first. */
export const writeSubjectList = (subjects: readonly SubjectInput[]): string[][] => [
  HEADS,
  ...subjects.map((one) => [
    ...[one.code, one.name, one.shortName, wordOf(KINDS, one.kind)],
    ...[one.level ? wordOf(LEVELS, one.level) : '', one.parentCode ?? ''],
    ...[one.aliases.join('、'), one.peerGroups.join('、'), one.isOwn ? '是' : '', one.isActive ? '' : '是'],
  ]),
];
