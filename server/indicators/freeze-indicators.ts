// 定版 of a month of indicators. In one transaction: signatures wait → what is missing → hash of what stands → freeze → audit.
import type { z } from 'zod';
import type { freezeIndicators as route } from '#core/indicators/freeze-contract.ts';
import { canFreezeIndicators } from '#core/indicators/permissions.ts';
import { formatPeriod, type PeriodId, refuse } from '#core/platform/public.ts';
import {
  appendAct,
  appendAudit,
  CHAIN_START,
  type Ctx,
  findChainAlgorithm,
  linkHash,
  once,
  type Tx,
  takeLock,
} from '#server/platform/public.ts';
import { loadDefinitions, loadIndicatorRules } from './definitions.ts';
import { addForecasts } from './forecasts.queries.ts';
import { foreseeMonth } from './foresee.ts';
import {
  addIndicatorFreeze,
  findFreeze,
  findLastIndicatorFreeze,
  getLastRows,
  hashStandingValues,
  listUnfinishedFilings,
} from './freezes.queries.ts';
import { loadMonthFrame } from './panel-facts.ts';
import { findSubject } from './subjects.queries.ts';

async function requireFreezable(tx: Tx, ctx: Ctx, period: PeriodId, withMissing: boolean): Promise<void> {
  const { regionId } = ctx.actor;
  if (await findFreeze(tx, regionId, period))
    throw refuse(
      'conflict',
      'MONTH_ALREADY_FROZEN',
      `${formatPeriod(period)}指标已定版`,
      'The month is frozen already',
      ['更正请由来源部门新建修订'],
    );
  const last = await findLastIndicatorFreeze(tx, regionId);
  if (last && last.period > period)
    throw refuse(
      'not-allowed-now',
      'LATER_MONTH_FROZEN',
      `${formatPeriod(last.period)}已定版，不能再定版更早的月份`,
      'A later month is frozen already',
      [`查看${formatPeriod(last.period)}`],
    );
  const open = await listUnfinishedFilings(tx, regionId, period);
  if (open.length === 0 || withMissing) return;
  throw refuse(
    'not-allowed-now',
    'FILINGS_NOT_ACCEPTED',
    `还有${open.length}个部门的报送未审核通过`,
    `${open.length} filings are not accepted yet`,
    ['审核通过后定版', '选择“带未报定版”'],
    open.map(({ orgName, title }) => ({ at: orgName, message: title })),
  );
}

/** Fixes a month: from now on it is read up to the last row that stood, with the rules of today; revisions come after it. */
export async function freezeIndicators(
  ctx: Ctx,
  { period, withMissing }: z.output<typeof route.body>,
): Promise<z.input<typeof route.output>> {
  if (!canFreezeIndicators(ctx.actor))
    throw refuse(
      'forbidden',
      'FREEZE_NOT_YOURS',
      '定版由项目办主任办理',
      'Only the head of the project office freezes',
      ['请项目办主任办理'],
    );
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await takeLock(tx, `indicator-values:${regionId}`);
    await requireFreezable(tx, ctx, period, withMissing);
    const definitions = await loadDefinitions(tx, regionId, { on: ctx.today });
    const rules = await loadIndicatorRules(tx, regionId, { on: ctx.today });
    const last = await getLastRows(tx, regionId);
    const standing = await hashStandingValues(tx, regionId, period, last.valueId);
    const previousHash = (await findLastIndicatorFreeze(tx, regionId))?.chainHash ?? CHAIN_START;
    const body = {
      act: 'indicators-frozen.v1',
      ...{ period, lastValueId: last.valueId, lastTargetId: last.targetId, snapshotHash: standing.hash },
      ...{ definitionsVersion: definitions.version, rulesVersion: rules.version },
    };
    const chainHash = linkHash(previousHash, body, await findChainAlgorithm(tx, regionId));
    const actId = await appendAct(tx, ctx, 'indicators-frozen.v1', { ...body, previousHash, chainHash });
    const freezeId = await addIndicatorFreeze(tx, ctx, {
      ...{
        period,
        actId,
        lastValueId: last.valueId,
        lastTargetId: last.targetId,
        valueCount: standing.count,
      },
      ...{ definitionsVersion: definitions.version, rulesVersion: rules.version },
      ...{ snapshotHash: standing.hash, previousHash, chainHash },
    });
    await keepForecasts(tx, ctx, period, freezeId);
    await appendAudit(tx, ctx, {
      kind: 'indicators-frozen.v1',
      outcome: 'ok',
      subject: period,
      detail: { count: standing.count },
    });
    return {
      period,
      count: standing.count,
      sentence: `已定版：${formatPeriod(period)}指标，${standing.count}个数`,
    };
  });
}

/** What the product foresees at this month is kept, to be held against the actual figure when it comes. */
async function keepForecasts(tx: Tx, ctx: Ctx, period: PeriodId, freezeId: string): Promise<void> {
  const { regionId } = ctx.actor;
  const own = await findSubject(tx, regionId, null);
  if (!own) return;
  const frame = await loadMonthFrame(tx, regionId, period, ctx.today);
  const forecasts = (await foreseeMonth(tx, frame, own.id)).flatMap(({ indicator, ends }) => {
    const indicatorId = frame.definitions.idOf.get(indicator.code);
    if (indicatorId === undefined) return [];
    return ends.map(({ forPeriod, value, low, high }) => ({
      ...{ indicatorId, subjectId: own.id, forPeriod, value, low, high },
    }));
  });
  await addForecasts(tx, { regionId, madeIn: period, freezeId, method: 'share-of-year' }, forecasts);
}
