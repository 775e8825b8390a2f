import { findImageLevel, findImageScale, type ImageScales } from '#core/ledger/public.ts';
import type { ReportLine } from '#core/quality/public.ts';
import type { LineFactsRow } from './line-facts.queries.ts';

/** The level stands until another is reported: what the last period brought shows the one in force. */
export const withImageLevel = (line: ReportLine | null, imageLevel: string | null): ReportLine | null =>
  line && { ...line, imageLevel: imageLevel ?? '' };

/** The levels to choose from and the one in force; a period of closer watch is not asked. */
export function toImageLevels(fact: LineFactsRow | undefined, scales: ImageScales, isMonth: boolean) {
  if (!fact || !isMonth) return { imageLevels: [], lastImageLevel: null };
  const scale = findImageScale(scales, { sector: fact.sector, imageScale: fact.image_scale });
  return {
    imageLevels: scale.levels.map((level) => level.name),
    lastImageLevel: findImageLevel(scale, fact.last_image_level),
  };
}
