// Other ways in which an office keeps its list of units, brought to the one form that is read.

const KINDS: Record<string, string> = {
  部门: 'department',
  县直部门: 'department',
  市直部门: 'department',
  办公室: 'office',
  乡镇: 'town',
  镇街: 'town',
  街道: 'town',
  县区: 'county',
  园区: 'park',
  企业: 'company',
  国企: 'company',
  指挥部: 'command',
};
const ALIAS_KEYS = ['aliases', 'alias', '别名', '曾用名', '其他名称'];
const SHORT_KEYS = ['shortName', 'short', 'abbr', '简称'];
const NAME_KEYS = ['name', 'fullName', '名称', '全称', '单位', '单位名称'];
const LIST_KEYS = ['units', 'organisations', 'organizations', 'departments', 'directory', '单位', '名录'];

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const pick = (fields: Fields, keys: readonly string[]): unknown =>
  keys.map((key) => fields[key]).find((value) => value !== undefined && value !== null);
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const listTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(isText) : isText(value) ? value.split(/[、，,；;]/).filter(isText) : [];

function toUnit(value: unknown): unknown {
  if (isText(value)) return { name: value };
  if (!isFields(value)) return value;
  const name = pick(value, NAME_KEYS);
  const short = pick(value, SHORT_KEYS);
  const kind = pick(value, ['kind', 'type', '类型', '类别']);
  const known = isText(kind) ? (KINDS[kind] ?? kind) : undefined;
  return {
    name,
    ...(isText(short) ? { shortName: short } : {}),
    aliases: listTexts(pick(value, ALIAS_KEYS)),
    ...(known !== undefined && Object.values(KINDS).includes(known) ? { kind: known } : {}),
  };
}

/**
 * A directory as somebody else may have written it (handbook 4.6): the units as a list of names, a list of records, or a
 * name with its other names; keys in Chinese or English. What is none of these is given back as it came, to be refused.
 */
export function toDirectoryForm(value: unknown): unknown {
  if (Array.isArray(value)) return { units: value.map(toUnit) };
  if (!isFields(value)) return value;
  const place = pick(value, ['place', 'region', '地区', '区域']);
  const placed = isText(place) ? { place } : {};
  const list = pick(value, LIST_KEYS);
  if (Array.isArray(list)) return { ...placed, units: list.map(toUnit) };
  const entries = Object.entries(isFields(list) ? list : value);
  const isMap =
    entries.length > 0 && entries.every(([, names]) => Array.isArray(names) && names.every(isText));
  return isMap
    ? { ...placed, units: entries.map(([name, names]) => toUnit({ name, aliases: names })) }
    : value;
}
