import type { IssuedKind } from '#core/documents/document-kinds.ts';
import {
  DEFAULT_WAYS,
  DOCUMENT_WAYS_RULEBOOK,
  type DocumentWays,
  DocumentWaysSchema,
  type KindWay,
  KindWaySchema,
} from '#core/documents/kind-way.ts';
import { findRulebookOn, type Tx } from '#server/platform/public.ts';

export interface WaysInForce {
  /** Those that the region has set itself. */
  set: Partial<DocumentWays>;
  ways: DocumentWays;
  version: number;
}

/** The ways of all kinds on a day: those the region has set over the defaults of the product. */
export async function getWaysInForce(tx: Tx, regionId: number, on: string): Promise<WaysInForce> {
  const stored = await findRulebookOn(tx, regionId, DOCUMENT_WAYS_RULEBOOK, on);
  const set = stored ? DocumentWaysSchema.parse(stored.body) : {};
  return { set, ways: { ...DEFAULT_WAYS, ...set }, version: stored?.version ?? 0 };
}

/** The way that a document of this kind is drafted under today. */
export async function findDocumentWays(tx: Tx, regionId: number, on: string): Promise<DocumentWays> {
  return (await getWaysInForce(tx, regionId, on)).ways;
}

/** The way that a document was drafted under: what a region sets later does not move it (8.1). */
export const getOwnWay = ({ kind, way }: { kind: IssuedKind; way: unknown }): KindWay =>
  way === null ? DEFAULT_WAYS[kind] : KindWaySchema.parse(way);
