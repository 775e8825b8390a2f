import { INDICATORS_RULEBOOK, type Indicator, IndicatorPackage } from '#core/indicators/indicator.ts';
import {
  DEFAULT_INDICATOR_RULES,
  INDICATOR_RULES_RULEBOOK,
  IndicatorRules,
} from '#core/indicators/indicator-rules.ts';
import { listDefinitionChanges, listLimitChanges } from '#core/indicators/setting-changes.ts';
import { SHIPPED_INDICATORS } from '#core/indicators/shipped-indicators.ts';
import { listRulebookVersions, type Tx } from '#server/platform/public.ts';

type RulebookVersion = Awaited<ReturnType<typeof listRulebookVersions>>[number];

/** Every version of definitions and of limits, the latest first, each with what it changed; the first against what ships. */
export async function listSettingVersions(tx: Tx, regionId: number) {
  const definitions = await listRulebookVersions(tx, regionId, INDICATORS_RULEBOOK);
  const rules = await listRulebookVersions(tx, regionId, INDICATOR_RULES_RULEBOOK);
  const indicatorsOf = (body: unknown): readonly Indicator[] => IndicatorPackage.parse(body).indicators;
  return {
    versions: compareEach(definitions, indicatorsOf, SHIPPED_INDICATORS, listDefinitionChanges),
    rulesVersions: compareEach(
      rules,
      (body) => IndicatorRules.parse(body),
      DEFAULT_INDICATOR_RULES,
      listLimitChanges,
    ),
  };
}

function compareEach<T, C>(
  versions: readonly RulebookVersion[],
  read: (body: unknown) => T,
  shipped: T,
  compare: (before: T, after: T) => C[],
) {
  const bodies = versions.map(({ body }) => read(body));
  return versions.map(({ version, validFrom, source, personName, recordedAt, body }, at) => ({
    ...{ version, validFrom, source, personName, recordedAt: recordedAt.toISOString() },
    changes: compare(bodies[at + 1] ?? shipped, bodies[at] ?? read(body)),
  }));
}
