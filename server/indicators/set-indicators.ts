import type { z } from 'zod';
import { INDICATORS_RULEBOOK } from '#core/indicators/indicator.ts';
import { INDICATOR_RULES_RULEBOOK } from '#core/indicators/indicator-rules.ts';
import { canSetIndicators } from '#core/indicators/permissions.ts';
import type * as contract from '#core/indicators/settings-contract.ts';
import { refuse } from '#core/platform/public.ts';
import { type Ctx, setRulebook, type Tx, withScope } from '#server/platform/public.ts';
import { loadDefinitions, loadIndicatorRules } from './definitions.ts';
import { addIndicatorIds, listUsedCodes } from './indicators.queries.ts';
import { listSettingVersions } from './setting-versions.ts';
import { listSourceUnits } from './source-units.ts';
import { listSubjects } from './subjects.queries.ts';
import { listTiles } from './tiles.queries.ts';

export function requireSettingRight(ctx: Ctx): void {
  if (canSetIndicators(ctx.actor)) return;
  throw refuse(
    'forbidden',
    'INDICATORS_NOT_YOURS',
    '指标、对象、目标和规则由项目办设定',
    'The project office sets indicators, subjects, targets and rules',
    ['请联系项目办'],
  );
}

/** Definitions, rules and subjects as they stand today, with every version there has been. */
export function getIndicatorSettings(
  ctx: Ctx,
): Promise<z.input<typeof contract.getIndicatorSettings.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const definitions = await loadDefinitions(tx, regionId, { on: ctx.today });
    const rules = await loadIndicatorRules(tx, regionId, { on: ctx.today });
    const units = await listSourceUnits(tx, regionId);
    const subjects = await listSubjects(tx, regionId);
    const tileOf = await listTiles(tx, regionId);
    const codeOf = new Map(subjects.map(({ id, code }) => [id, code]));
    const used = new Set(await listUsedCodes(tx, regionId));
    return {
      package: { indicators: [...definitions.indicators] },
      version: definitions.version,
      source: definitions.source,
      units: definitions.indicators.map((one) => {
        const unit = units.of(one);
        return {
          ...{ code: one.code, orgId: unit?.id ?? null, orgName: unit?.name ?? null },
          hasValues: used.has(one.code),
        };
      }),
      rules: rules.rules,
      rulesVersion: rules.version,
      subjects: subjects.map(({ parentId, officialOrder: _order, aliases, peerGroups, ...subject }) => ({
        ...subject,
        aliases: [...aliases],
        peerGroups: [...peerGroups],
        parentCode: parentId === null ? null : (codeOf.get(parentId) ?? null),
        isActive: true,
        tile: tileOf.get(subject.id) ?? null,
      })),
      ...(await listSettingVersions(tx, regionId)),
      maySet: canSetIndicators(ctx.actor),
    };
  });
}

/** An indicator of which values are signed keeps its code; it may change its name and its rules, and stays in the package. */
async function requireKept(tx: Tx, regionId: number, codes: ReadonlySet<string>): Promise<void> {
  const gone = (await listUsedCodes(tx, regionId)).filter((code) => !codes.has(code));
  if (gone.length === 0) return;
  throw refuse(
    'not-allowed-now',
    'INDICATOR_HAS_VALUES',
    `有${gone.length}个指标已有数值，不能删去`,
    `${gone.length} indicators have values and cannot be left out`,
    ['保留这些指标；不再报送的填“停报”的最后一期'],
    gone.map((code) => ({ at: code, message: '已有签字入账的数值' })),
  );
}

export async function setIndicators(
  ctx: Ctx,
  { package: wanted, source }: z.output<typeof contract.setIndicators.body>,
): Promise<{ version: number; validFrom: string }> {
  requireSettingRight(ctx);
  const codes = wanted.indicators.map(({ code }) => code);
  return setRulebook(ctx, {
    kind: INDICATORS_RULEBOOK,
    body: wanted,
    source,
    actKind: 'indicators-set.v1',
    auditKind: 'set-indicators',
    afterwards: async (tx) => {
      await requireKept(tx, ctx.actor.regionId, new Set(codes));
      await addIndicatorIds(tx, ctx.actor.regionId, codes, null);
    },
  });
}

export async function setIndicatorRules(
  ctx: Ctx,
  { rules, source }: z.output<typeof contract.setIndicatorRules.body>,
): Promise<{ version: number; validFrom: string }> {
  requireSettingRight(ctx);
  return setRulebook(ctx, {
    kind: INDICATOR_RULES_RULEBOOK,
    body: rules,
    source,
    actKind: 'indicator-rules-set.v1',
    auditKind: 'set-indicator-rules',
  });
}
