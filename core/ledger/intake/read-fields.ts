import { clipText, isDecimalText, roundHalfAway } from '#core/platform/public.ts';
import type { DraftValue, LedgerRowDraft } from '../import/ledger-row.ts';
import { toCanonicalText } from '../import/ledger-row.ts';
import { parsePeriodEnds } from '../import/period-ends.ts';
import type { LedgerField } from '../ledger-fields.ts';
import { NATURES, type NatureCode, type ProjectField, STAGES, type StageCode } from '../project.ts';
import { toDueDay } from './date-of-draft.ts';
import type { ProjectDraft } from './project-draft.ts';
import type { RoleReader } from './read-roles.ts';

const addressOf = (value: DraftValue): string => `${value.origin.sheet}!${value.origin.address}`;

/** Longest texts that the ledger keeps; a longer cell is refused with its address and never cut. */
const MOST_CHARACTERS: Partial<Record<ProjectField, number>> = {
  code: 64,
  name: 200,
  sector: 60,
  funding: 120,
  location: 200,
  contentScale: 4000,
  ownerName: 200,
  specialistName: 60,
};
const TEXT_FIELDS: [ProjectField, LedgerField][] = [
  ['code', 'project_code'],
  ['name', 'name'],
  ['sector', 'sector'],
  ['funding', 'funding'],
  ['location', 'location'],
  ['contentScale', 'content_scale'],
  ['ownerName', 'owner'],
  ['specialistName', 'specialist'],
];

function setField<K extends ProjectField>(
  draft: ProjectDraft,
  field: K,
  value: ProjectDraft['fields'][K],
  origin: DraftValue,
): void {
  draft.fields[field] = value as (typeof draft.fields)[K];
  draft.origins[field] = origin.origin;
}

export function readTexts(draft: ProjectDraft, row: LedgerRowDraft): void {
  for (const [field, source] of TEXT_FIELDS) {
    const values = row.values[source] ?? [];
    const first = values[0];
    if (!first) continue;
    const text = [...new Set(values.map((value) => toCanonicalText(value.value)))].join('\n').trim();
    if (text === '') continue;
    const most = MOST_CHARACTERS[field] ?? 4000;
    if (text.length > most)
      draft.refusedFor.push(`${first.origin.address}：${first.head}超过${most}个字，请缩短后再导入`);
    else setField(draft, field, text as never, first);
  }
}

const NATURE_WORDS: [RegExp, NatureCode][] = [
  [/^(续建|结转|在建|续建项目)$/, 'continuing'],
  [/^(新建|新开工|拟开工|拟新开工|新开工项目|新建项目|扩建|改建|改扩建|技改)$/, 'new'],
  [/^(竣工投产|竣工|投产|竣工项目|投产项目)$/, 'completing'],
  [/^(前期|储备|前期储备|谋划|前期项目|储备项目|谋划储备)$/, 'preliminary'],
];

export function findNature(text: string): NatureCode | null {
  const known = (Object.keys(NATURES) as NatureCode[]).find((code) => NATURES[code].zh === text);
  return known ?? NATURE_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** 建设性质; a word that is none of the four is asked about. */
export function readNature(reader: RoleReader, draft: ProjectDraft, row: LedgerRowDraft): void {
  const value = row.values.nature?.[0];
  if (!value) return;
  const text = toCanonicalText(value.value).replace(/\s+/g, '');
  const found = findNature(text);
  if (found) {
    setField(draft, 'nature', found, value);
    return;
  }
  const key = `nature:${text.slice(0, 80)}`;
  reader.questions.add({
    key,
    kind: 'nature',
    text,
    sentence: `建设性质“${text}”是哪一种`,
    address: addressOf(value),
    choices: (Object.keys(NATURES) as NatureCode[]).map((code) => ({ value: code, label: NATURES[code].zh })),
    free: null,
  });
  const answer = reader.answers[key];
  if (answer === undefined) draft.open.push(key);
  else if (answer in NATURES) setField(draft, 'nature', answer as NatureCode, value);
}

const splitWords = (text: string): string[] =>
  text
    .split(/[、，,;；\n/]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** 是 under 是否省重点 means the list 省重点; 否 says nothing. */
function readListWord(value: DraftValue): string[] {
  const text = toCanonicalText(value.value);
  const asked = /是否(列入|属于|为|是)?(.+)$/.exec(value.head.split('/').at(-1) ?? '')?.[2];
  if (/^(是|√|✓|Y|有)$/i.test(text)) return [asked ?? (value.head.split('/').at(-1) || text)];
  if (/^(否|×|✗|N|无|不是|非)$/i.test(text)) return [];
  return splitWords(text);
}

/** A longer heading is a sentence, no word for a group. */
const LONGEST_GROUP = 200;
const GROUP_MARK = /^[（(]?[一二三四五六七八九十百\d]+[）)]?[、,，.．\s]*/;

/** 一、产业项目（12个） gives 产业项目; words of nature say something else. */
function toGroupTag(label: string): string | null {
  if (label.length > LONGEST_GROUP) return null;
  const plain = label
    .replace(GROUP_MARK, '')
    .replace(/[（(][^）)]*\d[^）)]*[）)]?/g, '')
    .replace(/[:：]?\s*(?:(?:共|合计|小计|计)\s*)?\d+\s*[个项].*$/, '')
    .trim();
  return plain === '' || plain.length > 40 || findNature(plain) !== null || /合计|小计|总计/.test(plain)
    ? null
    : plain;
}

/** What the row says of itself: a group row over it that repeats its sector or unit adds nothing. */
function listSaidTexts(row: LedgerRowDraft): Set<string> {
  return new Set(
    Object.values(row.values).flatMap((values) =>
      (values ?? []).flatMap(({ value, text }) => [text.trim(), toCanonicalText(value).trim()]),
    ),
  );
}

/** Levels, lists and tags; the words of the group rows over a project become its tags. */
export function readWordLists(draft: ProjectDraft, row: LedgerRowDraft): void {
  const level = row.values.level?.[0];
  if (level) {
    const levels = splitWords(toCanonicalText(level.value))
      .filter((word) => word.length <= 40)
      .slice(0, 10);
    if (levels.length > 0) setField(draft, 'levels', levels, level);
  }
  const listed = row.values.list_name?.[0];
  const lists = (row.values.list_name ?? []).flatMap(readListWord).filter((word) => word.length <= 80);
  if (listed && lists.length > 0) setField(draft, 'lists', [...new Set(lists)].slice(0, 30), listed);
  const categories = (row.values.category ?? []).flatMap((value) => splitWords(toCanonicalText(value.value)));
  const said = listSaidTexts(row);
  const groups = row.groups.flatMap((label) => toGroupTag(label) ?? []).filter((word) => !said.has(word));
  const tags = [...new Set([...groups, ...categories])].filter((word) => word.length <= 80);
  if (tags.length === 0) return;
  draft.fields.tags = tags.slice(0, 60);
  draft.origins.tags = row.values.category?.[0]?.origin ?? { sheet: row.sheet, address: `A${row.row}` };
}

function readYuan(
  draft: ProjectDraft,
  row: LedgerRowDraft,
  source: LedgerField,
): { yuan: string; at: DraftValue } | null {
  const value = row.values[source]?.[0];
  if (value?.value.kind !== 'amount' || !isDecimalText(value.value.yuan)) return null;
  const yuan = roundHalfAway(value.value.yuan, 2).replace(/\.00$/, '');
  if (/^\d{1,16}(\.\d{1,2})?$/.test(yuan)) return { yuan, at: value };
  draft.refusedFor.push(`${value.origin.address}：${value.head}“${value.text}”不是可以入账的金额`);
  return null;
}

export function readAmounts(draft: ProjectDraft, row: LedgerRowDraft): void {
  const total = readYuan(draft, row, 'total_investment');
  if (total) setField(draft, 'totalInvestmentYuan', total.yuan, total.at);
  const base = readYuan(draft, row, 'cumulative_to_last_year_end');
  if (base) {
    draft.baseYuan = base.yuan;
    draft.origins.baseYuan = base.at.origin;
  }
  const annual = readYuan(draft, row, 'annual_plan');
  if (annual) {
    draft.annualYuan = annual.yuan;
    draft.origins.annualYuan = annual.at.origin;
  }
}

function readDay(row: LedgerRowDraft, source: LedgerField): { day: string; at: DraftValue } | null {
  const value = row.values[source]?.[0];
  const day = value?.value.kind === 'date' ? toDueDay(value.value.date) : null;
  return value && day ? { day, at: value } : null;
}

const isYearOf = (day: string): boolean => day >= '1990-01-01' && day <= '2060-12-31';

/** 1900 is an empty date of Excel, 9999 somebody's never: neither is a day of a project, and both are told. */
function tellFarDay(draft: ProjectDraft, { day, at }: { day: string; at: DraftValue }): void {
  draft.remarks.push({
    address: addressOf(at),
    message: `“${clipText(at.text)}”不在1990年至2060年之间（${day.slice(0, 4)}年），没有取用`,
  });
}

/** The due days of both ends; a finish before its start is told and neither is taken. */
function readPeriodDays(draft: ProjectDraft, period: DraftValue | undefined) {
  if (!period) return { start: null, finish: null };
  const { start, finish } = parsePeriodEnds(toCanonicalText(period.value));
  const days = { start: start && toDueDay(start), finish: finish && toDueDay(finish) };
  if (!days.start || !days.finish || days.start <= days.finish) return days;
  draft.remarks.push({
    address: addressOf(period),
    message: `“${clipText(period.text)}”的竣工早于开工，没有取用`,
  });
  return { start: null, finish: null };
}

export function readDates(draft: ProjectDraft, row: LedgerRowDraft): void {
  const period = row.values.construction_period?.[0];
  const ends = readPeriodDays(draft, period);
  const pairs = [
    ['plannedStartOn', readDay(row, 'start_planned'), ends.start],
    ['plannedFinishOn', readDay(row, 'finish_planned'), ends.finish],
  ] as const;
  for (const [field, own, end] of pairs) {
    if (own && !isYearOf(own.day)) tellFarDay(draft, own);
    if (own && isYearOf(own.day)) setField(draft, field, own.day, own.at);
    else if (period && end && isYearOf(end)) setField(draft, field, end, period);
  }
  const started = readDay(row, 'start_actual');
  if (started && !isYearOf(started.day)) tellFarDay(draft, started);
  if (started && isYearOf(started.day)) {
    draft.startedOn = started.day;
    draft.origins.startedOn = started.at.origin;
  }
}

/** Stages that rest on a verified start (4.1). */
const AFTER_START: ReadonlySet<StageCode> = new Set<StageCode>(['finished', 'in-operation', 'at-capacity']);

/** The stage when the cell says one of the stage words; anything else stays a text of the workbook. */
export function readStage(draft: ProjectDraft, row: LedgerRowDraft): void {
  const value = row.values.stage?.[0];
  if (!value) return;
  const text = toCanonicalText(value.value)
    .replace(/(阶段|中|项目)$/, '')
    .replace(/^已(?=开工|竣工|完工|投产|达产|签约)/, '')
    .replace(/^完工$/, '竣工');
  const found = (Object.keys(STAGES) as StageCode[]).find((code) => STAGES[code].zh === text);
  if (!found) {
    draft.remarks.push({
      address: addressOf(value),
      message: `“${clipText(text)}”没有对应的项目阶段，没有取用`,
    });
    return;
  }
  if (AFTER_START.has(found)) {
    draft.remarks.push({
      address: addressOf(value),
      message: `“${STAGES[found].zh}”须经开工核实后在项目页记录，先登记为在建`,
    });
    draft.stage = 'building';
  } else draft.stage = found;
  draft.origins.stage = value.origin;
}
