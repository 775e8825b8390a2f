import { z } from 'zod';
import { deriveUnitKey, findOfficeClass, findPlaceLevel, isOfZone } from './unit-key.ts';

export const DIRECTORY_KINDS = [
  'department',
  'office',
  'town',
  'county',
  'park',
  'company',
  'command',
] as const;

/** One unit of the directory: full name, and the other names by which speeches call it. */
export const DirectoryUnit = z.object({
  name: z.string().trim().min(1).max(100),
  shortName: z.string().trim().max(60).optional(),
  aliases: z.array(z.string().trim().max(100)).max(50).optional(),
  kind: z.enum(DIRECTORY_KINDS).optional(),
});
export type DirectoryUnit = z.infer<typeof DirectoryUnit>;

/** The units of one place (handbook 4.6), as `--directory DIR.json` gives them; the place is read from the names when absent. */
export const Directory = z.object({
  place: z.string().trim().max(30).optional(),
  units: z.array(DirectoryUnit).max(20_000),
});
export type Directory = z.infer<typeof Directory>;

/** An organisation as the ledger keeps it. */
export interface OrganisationName {
  name: string;
  shortName: string | null;
  aliases: readonly string[];
  kind: string;
}

const KIND_OF: Record<string, DirectoryUnit['kind']> = {
  department: 'department',
  office: 'office',
  town: 'town',
  park: 'park',
  company: 'company',
  'leading-group': 'command',
  command: 'command',
};

/** The directory of a region from its organisations; the region itself, which is nobody's lead unit, is its place. */
export function buildDirectory(organisations: readonly OrganisationName[]): Directory {
  const place = organisations.find((one) => one.kind === 'county')?.name;
  const units = organisations
    .filter((one) => one.kind !== 'county')
    .map((one): DirectoryUnit => {
      const kind = KIND_OF[one.kind];
      return {
        name: one.name,
        ...(one.shortName ? { shortName: one.shortName } : {}),
        aliases: [...one.aliases],
        ...(kind ? { kind } : {}),
      };
    });
  return place === undefined ? { units } : { place, units };
}

const PLACE = /^[\u4e00-\u9fff]{2,8}?(?:自治县|自治州|自治区|省|市|州|盟|县|区|旗)/;

/** The place given, or the beginning that at least a third of the names share; empty when there is none. */
export function findDirectoryPlace(directory: Directory): string {
  if (directory.place !== undefined && directory.place !== '') return directory.place;
  const counts = new Map<string, number>();
  for (const { name } of directory.units) {
    const place = PLACE.exec(name)?.[0];
    if (place !== undefined && place.length < name.length) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] * 3 >= directory.units.length ? best[0] : '';
}

/** Names by which a text may call the units of a directory, and the units that share a key. */
export interface DirectoryIndex {
  place: string;
  /** Every spelling → unit; a spelling of two units is left out unless it is one's own name. */
  byName: ReadonlyMap<string, DirectoryUnit>;
  /** `level field` → unit, for spellings that the directory does not list. */
  byKey: ReadonlyMap<string, DirectoryUnit>;
  units: readonly DirectoryUnit[];
}

const COUNTY_STEM = /^([\u4e00-\u9fff]{2,4}?)(?:自治县|县|区|市|旗)(?:人民政府|政府)?$/;
const LEVEL_CHARS = /^(?:省|自治区|市|州|县|区|旗)/;

/** Spellings too wide to stand for one unit by themselves. */
const TOO_WIDE =
  /^(?:乡镇|镇街|街道|园区|开发区|部门|单位|办公室|政府|人民政府|公司|集团|委员会|指挥部|专班)$/;

function listSpellings(unit: DirectoryUnit, place: string): string[] {
  const level = place.at(-1) ?? '';
  const spellings = new Set<string>();
  // 国家税务总局云岭市税务局 is 云岭市税务局, 中国人民银行某省分行 is 人行某省分行, 国网望川县供电公司 is 望川县供电公司.
  const local = unit.name.replace(/^国家[\u4e00-\u9fff]{2,8}总局|^国网|^中国(?=[\u4e00-\u9fff]{4})/, '');
  const people = local.replace(/^人民银行/, '人行');
  // 国网望川供电公司, 县水务发展公司: the place without its level, a company without its form.
  const stem = place.length >= 3 && unit.kind !== 'county' ? place.slice(0, -1) : '';
  if (stem !== '' && unit.name !== place)
    for (const name of [unit.name, local]) spellings.add(name.replace(place, stem));
  const company = unit.name.replace(/有限(?:责任)?公司$/, '公司');
  if (stem !== '' && unit.kind === 'company' && company.startsWith(stem) && !company.startsWith(place))
    for (const prefix of [stem, level, place]) spellings.add(`${prefix}${company.slice(stem.length)}`);
  for (const name of [unit.name, local, people, unit.shortName ?? '', ...(unit.aliases ?? [])]) {
    if (name.length < 2) continue;
    spellings.add(name);
    // 县水发 is 县水发公司, where the short form is no word of its own.
    const short = unit.kind === 'company' ? /^(.{3,})(?:公司|集团)$/.exec(name)?.[1] : undefined;
    if (short !== undefined && !/(?:有限|责任|股份|集团|发展|建设|投资)$/.test(short)) spellings.add(short);
    // 人民银行 is the branch of the place; 望川 is 望川县 where counties are units.
    const banks = /([\u4e00-\u9fff]{2}银行)(?:[\u4e00-\u9fff]{2,}(?:支行|分行|营业部))$/.exec(name)?.[1];
    if (banks !== undefined)
      for (const bank of [banks, ...(banks === '人民银行' ? ['人行'] : [])]) spellings.add(bank);
    const county = unit.kind === 'county' ? COUNTY_STEM.exec(name)?.[1] : undefined;
    if (county !== undefined && county !== place && !/[省市县区州盟]$/.test(county)) spellings.add(county);
    const service = /^[省市县区]?(交警|特警|巡警|消防)(?:救援)?(?:大队|支队)$/.exec(name)?.[1];
    if (service !== undefined) spellings.add(service);
    const isPlaced = place !== '' && name.startsWith(place) && name.length > place.length + 1;
    const bare = isPlaced ? name.slice(place.length) : name.replace(LEVEL_CHARS, '');
    // 望川县委县政府督查室 is 督查室.
    const office = isPlaced ? bare.replace(/^(?:委[省市县区州]?政府|人民政府|委员会|政府|委)/, '') : bare;
    if (office !== bare && /[室办]$/.test(office) && office.length >= 3 && !TOO_WIDE.test(office))
      for (const spelling of [office, `${level}${office}`]) spellings.add(spelling);
    if (bare.length < 2 || (unit.kind === 'county' && bare !== name)) continue;
    for (const spelling of [bare, `${level}${bare}`, `${place}${bare}`]) spellings.add(spelling);
  }
  return [...spellings];
}

export function indexDirectory(directory: Directory): DirectoryIndex {
  const place = findDirectoryPlace(directory);
  const byName = new Map<string, DirectoryUnit>();
  const byKey = new Map<string, DirectoryUnit>();
  const shared = new Set<string>();
  const own = new Map(directory.units.map((unit) => [unit.name, unit]));
  for (const unit of directory.units) {
    for (const spelling of listSpellings(unit, place)) {
      const other = byName.get(spelling);
      if (other !== undefined && other !== unit) shared.add(spelling);
      else if (!TOO_WIDE.test(spelling) || (unit.aliases ?? []).includes(spelling))
        byName.set(spelling, unit);
    }
    if (unit.kind === undefined || unit.kind === 'department' || unit.kind === 'office') {
      const { field } = deriveUnitKey(unit.name, place);
      if (!byKey.has(field)) byKey.set(field, unit);
    }
  }
  addJoinedFields(byKey, directory.units, place);
  for (const spelling of shared) byName.delete(spelling);
  for (const [name, unit] of own) byName.set(name, unit);
  return { place, byName, byKey, units: directory.units };
}

/** 规划部门 is the 自然资源和规划局 where nobody else keeps that field. */
function addJoinedFields(
  byKey: Map<string, DirectoryUnit>,
  units: readonly DirectoryUnit[],
  place: string,
): void {
  for (const unit of units) {
    if (unit.kind !== undefined && unit.kind !== 'department') continue;
    const bare = place !== '' && unit.name.startsWith(place) ? unit.name.slice(place.length) : unit.name;
    const joined = /^([\u4e00-\u9fff]{2,6})[和与]([\u4e00-\u9fff]{2,6}?)(?:局|委员会|厅)$/.exec(bare);
    for (const field of joined?.slice(1) ?? []) {
      const key = deriveUnitKey(`${field}局`, place).field;
      if (!byKey.has(key)) byKey.set(key, unit);
    }
  }
}

/** 县委督查室 is the county's 督查室. */
const withoutBody = (printed: string, place: string): string =>
  printed[0] === place.at(-1)
    ? printed.replace(/^[省市县区州](?:委|政府)(?=[\u4e00-\u9fff]{3})/, '')
    : printed;

/**
 * The unit that a name printed in a text means: one of its spellings, else the department of the same field at the
 * directory's own level (市发改委 in a county's directory is nobody of it).
 */
export function findInDirectory(index: DirectoryIndex, printed: string): DirectoryUnit | undefined {
  const exact =
    index.byName.get(printed) ??
    index.byName.get(printed.replace(/(?:人民政府|办事处)$/, '')) ??
    index.byName.get(withoutBody(printed, index.place));
  if (exact) return exact;
  const parent = /^(.{2,}?[局委办厅行会])[\u4e00-\u9fff]{2,}(?:站|科|股|室|中心|所|大队|中队|支队)$/.exec(
    printed,
  )?.[1];
  const ofParent = parent === undefined ? undefined : index.byName.get(parent);
  if (ofParent) return ofParent;
  const parentBody = index.byName.get(printed.replace(/(?:办公室|办)$/, ''));
  if (parentBody?.kind === 'command') return parentBody;
  if (isOfZone(printed)) return undefined;
  const place = PLACE.exec(printed)?.[0];
  if (place !== undefined && place !== index.place && place.length >= 3 && place.length < printed.length)
    return undefined;
  const key = deriveUnitKey(printed, index.place);
  const level = findPlaceLevel(index.place);
  if (key.level !== '' && level !== '' && key.level !== level) return undefined;
  const unit = index.byKey.get(key.field);
  return unit && findOfficeClass(printed) === findOfficeClass(unit.name) ? unit : undefined;
}
