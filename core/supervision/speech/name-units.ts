import { type DirectoryIndex, type DirectoryUnit, findInDirectory } from './directory.ts';
import { deriveUnitKey, findOfficeClass, findPlaceLevel, isOfZone, type UnitLevel } from './unit-key.ts';
import type { NamedUnit, UnitMention } from './unit-mention.ts';

/** Gives each mention the full names it stands for. */
export type NameUnits = (mention: UnitMention) => NamedUnit[];

interface PrintedUnit {
  level: UnitLevel;
  field: string;
  longest: string;
  count: number;
}

const TAIL = /(?:人民政府|办事处|党委)$/;
const SPOKEN_TAIL = /(?:(?:行政)?(?:主管|监管|管理)部门|部门|单位|机关|系统)$/;

/** The key of a name in its text; 民政办 and 区民政局 of one text are two. */
function deriveTextKey(name: string, place: string): { level: UnitLevel; field: string } {
  if (isOfZone(name)) return { level: '', field: name };
  const { level, field } = deriveUnitKey(name, place);
  const office = findOfficeClass(name);
  return { level, field: office === 'department' ? field : `${field} ${office}` };
}

/** Units that the text itself prints, one entry for all spellings of a unit. */
function listPrintedUnits(mentions: readonly UnitMention[], place: string): PrintedUnit[] {
  const found = new Map<string, PrintedUnit>();
  for (const mention of mentions) {
    if (mention.kind !== 'unit' || mention.printed.includes('、')) continue;
    const { level, field } = deriveTextKey(mention.printed, place);
    const key = `${level} ${field}`;
    const before = found.get(key);
    if (!before) found.set(key, { level, field, longest: mention.printed, count: 1 });
    else {
      before.count += 1;
      if (mention.printed.length > before.longest.length) before.longest = mention.printed;
    }
  }
  return [...found.values()];
}

/** The level that most of the text's units are of: what a name without a level means. */
function findOwnLevel(printed: readonly PrintedUnit[]): UnitLevel {
  const counts = new Map<UnitLevel, number>();
  for (const { level, count } of printed)
    if (level !== '') counts.set(level, (counts.get(level) ?? 0) + count);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

const IS_MINISTRY = /^(?:国家|国务院)[\u4e00-\u9fff]{2,}(?:委|委员会|局|部)$/;

/** Without a directory a unit is called by the fullest form that the text prints of it. */
function nameByText(mentions: readonly UnitMention[], place: string): (mention: UnitMention) => string {
  const printed = listPrintedUnits(mentions, place);
  const own = findOwnLevel(printed);
  // In a circular of ministries 卫生健康部门 are those of all places, not 卫生健康委 that signs it.
  const isOfState =
    own === 'state' || (own === '' && printed.some(({ longest }) => IS_MINISTRY.test(longest)));
  return (mention) => {
    const { level, field } = deriveTextKey(mention.printed.replace(SPOKEN_TAIL, ''), place);
    if (level === '' && isOfState && /(?:部门|机关)$/.test(mention.printed)) return mention.printed;
    const same = printed.filter((unit) => unit.field === field);
    const match =
      same.find((unit) => unit.level === level && level !== '') ??
      (level === ''
        ? (same.find((unit) => unit.level === own) ?? same.find((unit) => unit.level === ''))
        : undefined) ??
      (level === own ? same.find((unit) => unit.level === '') : undefined);
    return match === undefined || match.longest.length < mention.printed.replace(SPOKEN_TAIL, '').length
      ? mention.printed
      : match.longest;
  };
}

const EXPANDED: Partial<Record<UnitMention['kind'], string>> = {
  town: 'town',
  park: 'park',
  county: 'county',
  company: 'company',
};
const IS_ALL = /^每个|^各(?!有关[省市县区]|相关[省市县区])|^[市县区]属/;

function expandGroup(mention: UnitMention, index: DirectoryIndex | null): NamedUnit[] {
  const alone: NamedUnit = {
    name: mention.printed,
    group: mention.printed,
    kind: mention.kind,
    isInDirectory: false,
  };
  const kind = EXPANDED[mention.kind];
  if (index === null || kind === undefined || !IS_ALL.test(mention.printed)) return [alone];
  const units = index.units.filter((unit) => unit.kind === kind);
  if (units.length === 0) return [alone];
  return units.map((unit) => ({
    name: unit.name,
    group: mention.printed,
    kind: mention.kind,
    isInDirectory: true,
  }));
}

/** 两办: the offices of party committee and government. */
const findTwoOffices = (index: DirectoryIndex, printed: string): DirectoryUnit[] =>
  /^[省市县区]?(?:委)?两办$/.test(printed)
    ? ['委办', '政府办'].flatMap((name) => {
        const found = index.units.find((unit) =>
          [unit.shortName, ...(unit.aliases ?? [])].some((one) => one?.replace(/^[省市县区]/, '') === name),
        );
        return found ? [found] : [];
      })
    : [];

/** 链长办（市工信局）: the office that keeps a body which is no unit of its own. */
const findKeeper = (index: DirectoryIndex, plain: string, { to, printed }: UnitMention) => {
  const inner = /^（([\u4e00-\u9fff]{2,14})）/.exec(plain.slice(to, to + 16))?.[1];
  return inner !== undefined && /(?:办|办公室|专班|指挥部)$/.test(printed)
    ? findInDirectory(index, inner)
    : undefined;
};

/**
 * Names for the mentions of a text: of the directory where it knows the unit, else the fullest form printed
 * (市发改委 and 市发展和改革委员会 in one text are one unit). 各镇街 becomes every town of the directory.
 */
export function buildNaming(
  mentions: readonly UnitMention[],
  index: DirectoryIndex | null,
  plain: string,
): NameUnits {
  const place = index?.place ?? '';
  // 各省财政厅（局）: a kind of unit in an address, the full name of none.
  const named = mentions.filter(({ to }) => !/^（[局委厅办]）/.test(plain.slice(to, to + 3)));
  const byText = nameByText(named, place);
  const level = findPlaceLevel(place);
  const nameUnits: NameUnits = (mention) => {
    if (mention.kind !== 'unit' && mention.kind !== 'bare') return expandGroup(mention, index);
    // 两局: the two that have been named.
    if (mention.kind === 'unit' && mention.printed.includes('、'))
      return mention.printed.split('、').flatMap((printed) => nameUnits({ ...mention, printed }));
    const pair = index === null ? [] : findTwoOffices(index, mention.printed);
    if (pair.length === 2)
      return pair.map(({ name }) => ({ name, group: null, kind: 'unit', isInDirectory: true }));
    const printed = mention.printed.replace(SPOKEN_TAIL, '');
    const unit =
      index === null
        ? undefined
        : (findInDirectory(index, printed) ?? findInDirectory(index, printed.replace(TAIL, '')));
    const keeper = unit ?? (index === null ? undefined : findKeeper(index, plain, mention));
    if (keeper) return [{ name: keeper.name, group: null, kind: 'unit', isInDirectory: true }];
    const isForeign = level !== '' && deriveUnitKey(printed, place).level !== level;
    const name = index === null || isForeign ? byText(mention) : mention.printed;
    return [{ name, group: null, kind: mention.kind, isInDirectory: false }];
  };
  return nameUnits;
}
