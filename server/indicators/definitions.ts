import { INDICATORS_RULEBOOK, type Indicator, IndicatorPackage } from '#core/indicators/indicator.ts';
import {
  DEFAULT_INDICATOR_RULES,
  INDICATOR_RULES_RULEBOOK,
  IndicatorRules,
} from '#core/indicators/indicator-rules.ts';
import { SHIPPED_INDICATORS } from '#core/indicators/shipped-indicators.ts';
import { findRulebookText, parseOnce, type Tx } from '#server/platform/public.ts';
import { listIndicatorIds } from './indicators.queries.ts';

/** The indicators in force on a day with their numbers; the product's own package until the region has set one. */
export interface Definitions {
  version: number;
  source: string;
  indicators: readonly Indicator[];
  idOf: ReadonlyMap<string, number>;
  codeOf: ReadonlyMap<number, string>;
}

/** A day on which rules are asked for, or the version by which a frozen month was worked out. */
export type RulesAt = { on: string } | { version: number };

const findRules = (tx: Tx, regionId: number, kind: string, at: RulesAt) =>
  'version' in at && at.version === 0 ? undefined : findRulebookText(tx, { regionId, kind }, at);

const indicatorsOf = parseOnce((stored: unknown) => IndicatorPackage.parse(stored).indicators);
const rulesOf = parseOnce((stored: unknown) => IndicatorRules.parse(stored));

export async function loadDefinitions(tx: Tx, regionId: number, at: RulesAt): Promise<Definitions> {
  const [stored, ids] = await Promise.all([
    findRules(tx, regionId, INDICATORS_RULEBOOK, at),
    listIndicatorIds(tx, regionId),
  ]);
  const indicators = stored ? indicatorsOf(stored.text) : SHIPPED_INDICATORS;
  return {
    version: stored?.version ?? 0,
    source: stored?.source ?? '',
    indicators,
    idOf: new Map(ids.map(({ id, code }) => [code, id])),
    codeOf: new Map(ids.map(({ id, code }) => [id, code])),
  };
}

export async function loadIndicatorRules(
  tx: Tx,
  regionId: number,
  at: RulesAt,
): Promise<{ version: number; source: string; rules: IndicatorRules }> {
  const stored = await findRules(tx, regionId, INDICATOR_RULES_RULEBOOK, at);
  return {
    version: stored?.version ?? 0,
    source: stored?.source ?? '',
    rules: stored ? rulesOf(stored.text) : DEFAULT_INDICATOR_RULES,
  };
}
