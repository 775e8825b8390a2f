import type { IssuedKind } from '#core/documents/document-kinds.ts';
import {
  DEFAULT_WAYS,
  DOCUMENT_WAYS_RULEBOOK,
  type DocumentWays,
  DocumentWaysSchema,
  type KindWay,
} from '#core/documents/kind-way.ts';
import { findRulebookOn, type Tx } from '#server/platform/public.ts';

/** The ways of all kinds on a day: those the region has set over the defaults of the product. */
export async function findDocumentWays(tx: Tx, regionId: number, on: string): Promise<DocumentWays> {
  const stored = await findRulebookOn(tx, regionId, DOCUMENT_WAYS_RULEBOOK, on);
  return stored ? { ...DEFAULT_WAYS, ...DocumentWaysSchema.parse(stored.body) } : DEFAULT_WAYS;
}

export const getKindWay = async (tx: Tx, regionId: number, on: string, kind: IssuedKind): Promise<KindWay> =>
  (await findDocumentWays(tx, regionId, on))[kind];
