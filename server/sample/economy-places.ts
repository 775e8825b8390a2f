// Places and trades of the invented city above the invented county. None of them exists.
import type { SubjectInput } from '#core/indicators/public.ts';
import { COUNTY_NAME, TOWNS } from './county-names.ts';

const CITY = '云岭市';
const PROVINCE = '临江省';

/** Ten counties of the city with their size against an ordinary one, and how fast they grow, in points beside the city. */
export const COUNTIES: readonly {
  code: string;
  name: string;
  short: string;
  aliases: string[];
  size: number;
  pace: number;
}[] = [
  { code: 'X01', name: '云台区', short: '云台', aliases: ['云台'], size: 1.9, pace: 0.4 },
  { code: 'X02', name: '东湖坪区', short: '东湖坪', aliases: ['东湖'], size: 1.5, pace: 1.1 },
  { code: 'X03', name: '双塔湾区', short: '双塔湾', aliases: ['双塔'], size: 1.2, pace: -0.6 },
  { code: 'X04', name: '沧浦市', short: '沧浦', aliases: ['沧浦县'], size: 1.7, pace: 0.2 },
  { code: 'X05', name: COUNTY_NAME, short: '望川', aliases: ['望川'], size: 1, pace: 0.3 },
  { code: 'X06', name: '清屏县', short: '清屏', aliases: ['清屏'], size: 0.9, pace: 0.9 },
  { code: 'X07', name: '石门洲县', short: '石门洲', aliases: ['石门'], size: 0.8, pace: -1.2 },
  { code: 'X08', name: '安澜县', short: '安澜', aliases: ['安澜'], size: 0.7, pace: 1.6 },
  { code: 'X09', name: '梅岭坪县', short: '梅岭坪', aliases: ['梅岭'], size: 0.6, pace: -0.3 },
  { code: 'X10', name: '鹤溪洲县', short: '鹤溪洲', aliases: ['鹤溪'], size: 0.5, pace: 0.6 },
];
export const OWN_CODE = 'X05';
/** Where the counties lie beside each other, roughly: row and column. */
const TILES: Readonly<Record<string, readonly [number, number]>> = {
  ...{ X06: [1, 2], X08: [1, 3], X01: [2, 1], X02: [2, 2], X05: [2, 3] },
  ...{ X09: [2, 4], X04: [3, 1], X03: [3, 2], X07: [3, 3], X10: [4, 3] },
};
const tileOf = (code: string): { row: number; column: number } | null => {
  const at = TILES[code];
  return at ? { row: at[0], column: at[1] } : null;
};
/** The county whose figures of the last month are late. */
export const LATE_CODE = 'X07';

/** A part of the county's industry: its share of it in the first year, and its growth in points beside the whole. */
export interface IndustryPart {
  code: string;
  name: string;
  share: number;
  pace: number;
}

/** Industries of the county; together they are the whole. */
export const SECTORS: readonly IndustryPart[] = [
  { code: 'S01', name: '农副食品加工业', share: 0.24, pace: 1.5 },
  { code: 'S02', name: '建材行业', share: 0.19, pace: -7.5 },
  { code: 'S03', name: '装备制造业', share: 0.21, pace: 3.8 },
  { code: 'S04', name: '电子信息产业', share: 0.16, pace: 6.2 },
  { code: 'S05', name: '酒水饮料行业', share: 0.12, pace: -2.1 },
  { code: 'S06', name: '其他行业', share: 0.08, pace: 0.5 },
];

/** Its enterprises above the line by their size; together they are the whole. */
export const GROUPS: readonly IndustryPart[] = [
  { code: 'G01', name: '大型工业企业', share: 0.37, pace: 2.6 },
  { code: 'G02', name: '中型工业企业', share: 0.34, pace: -4.2 },
  { code: 'G03', name: '小微工业企业', share: 0.29, pace: 1.1 },
];

const subject = (
  wish: Pick<SubjectInput, 'code' | 'kind' | 'level' | 'name' | 'shortName' | 'parentCode'> &
    Partial<SubjectInput>,
): SubjectInput => ({ aliases: [], peerGroups: [], isOwn: false, isActive: true, ...wish });

export const townCode = (at: number): string => `T${String(at + 1).padStart(2, '0')}`;

export const SUBJECTS: readonly SubjectInput[] = [
  subject({
    code: 'P',
    kind: 'region',
    level: 'province',
    name: PROVINCE,
    shortName: '全省',
    parentCode: null,
    aliases: ['省'],
  }),
  subject({
    code: 'C',
    kind: 'region',
    level: 'city',
    name: CITY,
    shortName: '全市',
    parentCode: 'P',
    aliases: ['合计', '总计'],
  }),
  ...COUNTIES.map(({ code, name, short, aliases, size }) =>
    subject({
      ...{ code, kind: 'region', level: 'county', name, shortName: short, parentCode: 'C' },
      aliases: aliases.filter((alias) => alias !== short),
      peerGroups: size <= 1 ? ['农业县'] : [],
      isOwn: code === OWN_CODE,
      tile: tileOf(code),
    }),
  ),
  ...TOWNS.map(({ name, short, aliases = [] }, at) =>
    subject({
      ...{ code: townCode(at), kind: 'region', level: 'town', name, shortName: short, parentCode: OWN_CODE },
      aliases: [...aliases],
    }),
  ),
  ...SECTORS.map(({ code, name }) =>
    subject({ code, kind: 'sector', level: null, name, shortName: name, parentCode: OWN_CODE }),
  ),
  ...GROUPS.map(({ code, name }) =>
    subject({
      ...{ code, kind: 'enterprise-group', level: null, name, parentCode: OWN_CODE },
      shortName: name.replace('工业', ''),
    }),
  ),
];
