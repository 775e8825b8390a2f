/** What a value speaks of: a region, a sector of industry, a group of enterprises. */
import { z } from 'zod';
import { Tile } from './tile-map.ts';

export const SUBJECT_KINDS = ['region', 'sector', 'enterprise-group'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
export const REGION_LEVELS = ['nation', 'province', 'city', 'county', 'town'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

export const SUBJECT_KIND_LABELS: Record<SubjectKind, { zh: string; en: string }> = {
  region: { zh: '地区', en: 'Region' },
  sector: { zh: '行业', en: 'Sector' },
  'enterprise-group': { zh: '企业组', en: 'Group of enterprises' },
};
export const LEVEL_LABELS: Record<RegionLevel, { zh: string; en: string }> = {
  nation: { zh: '全国', en: 'Nation' },
  province: { zh: '省', en: 'Province' },
  city: { zh: '市', en: 'City' },
  county: { zh: '县（市、区）', en: 'County' },
  town: { zh: '镇街', en: 'Town' },
};

export interface IndicatorSubject {
  id: number;
  code: string;
  kind: SubjectKind;
  /** Null for what is no region. */
  level: RegionLevel | null;
  name: string;
  shortName: string;
  aliases: readonly string[];
  parentId: number | null;
  /** Peers beside those of the same parent (同类对比组, IN-14). */
  peerGroups: readonly string[];
  isOwn: boolean;
  officialOrder: number;
}

/** What an editor of subjects sends: the parent by its code, so that a whole list can be made at once. */
export const SubjectInput = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/),
  kind: z.enum(SUBJECT_KINDS),
  level: z.enum(REGION_LEVELS).nullable(),
  name: z.string().trim().min(2).max(40),
  shortName: z.string().trim().min(1).max(20),
  aliases: z.array(z.string().trim().min(1).max(40)).max(20),
  parentCode: z.string().nullable(),
  peerGroups: z.array(z.string().trim().min(1).max(20)).max(10),
  isOwn: z.boolean(),
  isActive: z.boolean(),
  /** Where it lies on the tile map; null takes it off, left out it stays where it is. */
  tile: Tile.nullish(),
});
export type SubjectInput = z.infer<typeof SubjectInput>;

/** Regions of one parent and level stand in one order; with a named group, those of the group. */
export function isPeer(
  one: Pick<IndicatorSubject, 'parentId' | 'level' | 'kind' | 'peerGroups'>,
  other: Pick<IndicatorSubject, 'parentId' | 'level' | 'kind' | 'peerGroups'>,
  group: string | null,
): boolean {
  if (group !== null) return one.peerGroups.includes(group) && other.peerGroups.includes(group);
  return one.parentId === other.parentId && one.level === other.level && one.kind === other.kind;
}
