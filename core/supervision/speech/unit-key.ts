import { SINGLE_FIELDS, UNIT_FIELDS } from './unit-fields.ts';

/** Whose department a name says it is; empty when it does not say. */
export type UnitLevel = '' | 'state' | 'province' | 'city' | 'county' | 'town';

/** What two names of one unit have in common: level, field and place, whatever their wording. */
export interface UnitKey {
  level: UnitLevel;
  field: string;
}

const FIELD_OF = new Map(
  [...UNIT_FIELDS, ...SINGLE_FIELDS.map((word) => [word])].flatMap((words) =>
    words.map((word) => [word, words[0] ?? word] as const),
  ),
);
const LEVEL_OF: Record<string, UnitLevel> = {
  国家: 'state',
  中央: 'state',
  全国: 'state',
  国务院: 'state',
  中国: 'state',
  省: 'province',
  自治区: 'province',
  市: 'city',
  州: 'city',
  盟: 'city',
  县: 'county',
  区: 'county',
  旗: 'county',
  镇: 'town',
  乡: 'town',
};
const OFFICE =
  /(?:管理|工作|服务|事务|监督管理)?(?:局|委员会|委|办公室|办公厅|办|厅|部|署|总局|中心|站|院|会|社|部门|机关|单位)?$/;
const PLACE_PREFIX = /^[\u4e00-\u9fff]{1,6}?(?:自治县|自治州|自治区|省|市|州|盟|县|区|旗)/;
const LEVEL_PREFIX = /^(?:国家|中央|全国|国务院|中国|省|自治区|市|州|盟|县|区|旗|镇|乡)/;

const findField = (rest: string): string | undefined =>
  FIELD_OF.get(rest) ??
  FIELD_OF.get(rest.replace(OFFICE, '')) ??
  FIELD_OF.get(rest.replace(/[局委办厅部]$/, ''));

/** Level word at the end of a place's name: 望川县 → county, 云岭市 → city. */
export function findPlaceLevel(place: string): UnitLevel {
  return LEVEL_OF[place.at(-1) ?? ''] ?? '';
}

/** The level that the kind of office alone shows: 厅 is a province's, 部 and 署 are the state's. */
function levelOfOffice(name: string): UnitLevel {
  if (/厅$/.test(name) && !/办公厅$/.test(name)) return 'province';
  if (/(?:总局|署)$/.test(name)) return 'state';
  if (/(?<!组织|宣传|统战|武装|工作|指挥)部$/.test(name)) return 'state';
  return '';
}

/** Beginnings of a name that may be place and level, shortest first: 市场监管局 has none, 望川县市场监管局 one. */
function listPrefixes(name: string, place: string): string[] {
  const level = LEVEL_PREFIX.exec(name)?.[0] ?? '';
  const found = ['', level];
  const placed = place !== '' && name.startsWith(place) ? place : (PLACE_PREFIX.exec(name)?.[0] ?? '');
  if (placed !== '') found.push(placed, placed + (LEVEL_PREFIX.exec(name.slice(placed.length))?.[0] ?? ''));
  return found.filter((prefix) => name.length - prefix.length >= 1);
}

/**
 * The key of a department's name, for telling that two names are one unit: 市发改委, 市发展和改革委员会 → city 发改.
 * A name of no known field is its own field, without place and level. `place` is a place known to begin names.
 */
export function deriveUnitKey(name: string, place = ''): UnitKey {
  // 临港区人民政府 is not 东城区人民政府.
  const seat = /^([\u4e00-\u9fff]{2,6}[省市县区旗镇乡])(?:人民)?政府$/.exec(name)?.[1];
  if (seat !== undefined) return { level: LEVEL_OF[seat.at(-1) ?? ''] ?? '', field: seat };
  const prefixes = listPrefixes(name, place);
  const known = prefixes.find((prefix) => findField(name.slice(prefix.length)) !== undefined);
  const prefix = known ?? prefixes.findLast((one) => name.length - one.length >= 2) ?? '';
  const rest = name.slice(prefix.length);
  const word = Object.keys(LEVEL_OF).findLast((one) => prefix.endsWith(one));
  const level = word === undefined ? levelOfOffice(rest) : (LEVEL_OF[word] ?? '');
  return { level, field: findField(rest) ?? rest.replace(/人民政府|办事处/g, '') };
}

/** 园区安监局, 高新区财政局: the office of a zone, not of the place around it. */
export const isOfZone = (name: string): boolean =>
  /^[\u4e00-\u9fff]{0,4}?(?:园区|开发区|高新区|经开区|度假区|新区|产业园|工业园)[\u4e00-\u9fff]{2}/.test(
    name,
  );

/** 应急办 is not the 应急局, 农技站 not the 农业局; a field alone (应急) stands for the department. */
export function findOfficeClass(name: string): 'department' | 'office' | 'inner' {
  if (/(?:办|办公室)$/.test(name)) return 'office';
  return /(?:站|所|股|科|室|中心|队|处|组|分局|馆|院|学校|公司|集团)$/.test(name) ? 'inner' : 'department';
}
