import type { OrgKind } from '#core/people/public.ts';
import {
  COMPANIES,
  COUNTY_NAME,
  DEPARTMENTS,
  PARKS,
  TOWN_FIRST,
  TOWN_LAST,
  TOWN_SECOND,
  TOWNS,
  type UnitName,
} from './county-names.ts';
import type { CountySize } from './county-size.ts';

export const REGION_ID = 1;

/** A unit of the county; `key` is the beginning of its people's sign-in names. */
export interface Org {
  id: number;
  key: string;
  code: string;
  name: string;
  short: string;
  aliases: readonly string[];
  kind: OrgKind;
  parentId: number | null;
  path: string;
  order: number;
  isProjectOffice: boolean;
  isActive: boolean;
}

export interface CountyOrgs {
  all: readonly Org[];
  county: Org;
  projectOffice: Org;
  /** 县委办、县政府办 */
  twoOffices: readonly Org[];
  departments: readonly Org[];
  towns: readonly Org[];
  parks: readonly Org[];
  companies: readonly Org[];
  /** 片区 below towns, only in a large county. */
  teams: readonly Org[];
}

interface NewOrg {
  unit: UnitName;
  kind: OrgKind;
  code: string;
  parent: Org | null;
  prefix?: string;
  isProjectOffice?: boolean;
  isActive?: boolean;
}

/** Hands out ids and the official order in the order of calls. */
function openRegister(): { all: Org[]; add: (made: NewOrg) => Org } {
  const all: Org[] = [];
  const add = ({
    unit,
    kind,
    code,
    parent,
    prefix = '',
    isProjectOffice = false,
    isActive = true,
  }: NewOrg): Org => {
    const org: Org = {
      id: all.length + 1,
      key: unit.key,
      code,
      name: `${prefix}${unit.name}`,
      short: unit.short,
      aliases: unit.aliases ?? [],
      kind,
      parentId: parent?.id ?? null,
      path: parent ? `${parent.path}.${code.toLowerCase()}` : `r${REGION_ID}`,
      order: all.length + 1,
      isProjectOffice,
      isActive,
    };
    all.push(org);
    return org;
  };
  return { all, add };
}

const number = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** Towns beyond the first twelve are called by two syllables and, when those run out, a number. */
function nameTown(index: number): UnitName {
  const known = TOWNS[index];
  if (known) return known;
  const first = TOWN_FIRST[index % TOWN_FIRST.length] ?? '云';
  const second = TOWN_SECOND[Math.floor(index / TOWN_FIRST.length + index * 7) % TOWN_SECOND.length] ?? '泉';
  const name = `${first}${second}${number(index + 1, 2)}${TOWN_LAST[index % TOWN_LAST.length] ?? '镇'}`;
  return { key: `town${index + 1}`, name, short: name };
}

function nameMore(known: readonly UnitName[], index: number, key: string, name: string): UnitName {
  return (
    known[index] ?? {
      key: `${key}${index + 1}`,
      name: `第${index + 1}${name}`,
      short: `望川第${index + 1}${name.slice(0, 4)}`,
    }
  );
}

/** The units of the county: departments, towns, parks, companies, offices, in official order. */
export function buildOrgs(size: CountySize): CountyOrgs {
  const { all, add } = openRegister();
  const own = { prefix: COUNTY_NAME };
  const county = add({
    unit: { key: 'wangchuan', name: COUNTY_NAME, short: COUNTY_NAME },
    kind: 'county',
    code: 'R1',
    parent: null,
  });
  const below = (unit: UnitName, kind: OrgKind, code: string, prefix = COUNTY_NAME) =>
    add({ unit, kind, code, parent: county, prefix });
  const twoOffices = [
    below({ key: 'xwb', name: '委员会办公室', short: '县委办', aliases: ['县委办公室'] }, 'office', 'O01'),
    below(
      { key: 'zfb', name: '人民政府办公室', short: '县政府办', aliases: ['县政府办公室', '政府办'] },
      'office',
      'O02',
    ),
  ];
  below(
    { key: 'zhb', name: '重点项目建设指挥部', short: '项目指挥部', aliases: ['指挥部'] },
    'leading-group',
    'G01',
  );
  const departments = DEPARTMENTS.map((unit, i) => below(unit, 'department', `D${number(i + 1, 2)}`));
  const home = departments[0] ?? county;
  const projectOffice = add({
    unit: {
      key: 'xmb',
      name: '重点项目办公室',
      short: '项目办',
      aliases: ['县项目办', '重点办', '重点项目办'],
    },
    kind: 'office',
    code: 'O03',
    parent: home,
    ...own,
    isProjectOffice: true,
  });
  const towns = Array.from({ length: size.towns }, (_, i) =>
    below(nameTown(i), 'town', `T${number(i + 1, 3)}`, ''),
  );
  const parks = Array.from({ length: size.parks }, (_, i) =>
    below(nameMore(PARKS, i, 'park', '产业园区'), 'park', `P${number(i + 1, 2)}`, '望川'),
  );
  const companies = Array.from({ length: size.companies }, (_, i) =>
    below(nameMore(COMPANIES, i, 'company', '建设投资有限公司'), 'company', `C${number(i + 1, 2)}`, '望川'),
  );
  const teams = towns.flatMap((town) =>
    Array.from({ length: size.teamsATown }, (_, i) => {
      const unit = {
        key: `${town.key}-q${i + 1}`,
        name: `${town.name}第${i + 1}片区`,
        short: `${town.short}第${i + 1}片区`,
      };
      return add({ unit, kind: 'town', code: `${town.code}Q${i + 1}`, parent: town });
    }),
  );
  add({
    unit: { key: 'fpb', name: '扶贫开发办公室', short: '扶贫办', aliases: ['县扶贫办'] },
    kind: 'office',
    code: 'O04',
    parent: county,
    ...own,
    isActive: false,
  });
  return { all, county, projectOffice, twoOffices, departments, towns, parks, companies, teams };
}

/** Departments that report projects of their own beside reviewing those of others. */
export const REPORTING_DEPARTMENTS: readonly string[] = [
  'jtiju',
  'zjj',
  'jtj',
  'swj',
  'nyj',
  'wlj',
  'wjj',
  'hbj',
  'shangwj',
];

/** Units that fill reports, and how many projects each takes in proportion. */
export function listReportingUnits(orgs: CountyOrgs): { org: Org; weight: number }[] {
  const departments = orgs.departments.filter((org) => REPORTING_DEPARTMENTS.includes(org.key));
  return [
    ...departments.map((org) => ({ org, weight: 3 })),
    ...orgs.towns.map((org) => ({ org, weight: 5 })),
    ...orgs.parks.map((org) => ({ org, weight: 15 })),
    ...orgs.companies.map((org) => ({ org, weight: 8 })),
    ...orgs.teams.map((org) => ({ org, weight: 5 })),
  ];
}
