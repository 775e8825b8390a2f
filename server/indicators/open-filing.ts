import type { z } from 'zod';
import { FILING_KIND_LABELS } from '#core/indicators/filing.ts';
import type { openFiling as route } from '#core/indicators/filing-contract.ts';
import { canOpenFiling } from '#core/indicators/permissions.ts';
import { formatPeriod, refuse } from '#core/platform/public.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx, takeLock } from '#server/platform/public.ts';
import { loadDefinitions } from './definitions.ts';
import { addFiling, addFilingAct, findMonthlyFiling } from './filings.queries.ts';
import { findFreeze } from './freezes.queries.ts';
import { addIndicatorIds } from './indicators.queries.ts';
import { listSourceUnits } from './source-units.ts';

type Wish = z.output<typeof route.body>;

async function requireSource(tx: Tx, ctx: Ctx): Promise<void> {
  const definitions = await loadDefinitions(tx, ctx.actor.regionId, { on: ctx.today });
  const units = await listSourceUnits(tx, ctx.actor.regionId);
  if (definitions.indicators.some((one) => units.of(one)?.id === ctx.actor.orgId)) return;
  throw refuse(
    'not-allowed-now',
    'NO_INDICATORS_OF_UNIT',
    `没有由${ctx.actor.orgName}报送的指标`,
    'No indicator is filed by this unit',
    ['由项目办在指标设置里把来源部门设为本单位'],
  );
}

async function requireOpenMonth(tx: Tx, ctx: Ctx, { kind, period }: Wish): Promise<void> {
  if (period === null) return;
  if (kind === 'monthly' && period > ctx.today.slice(0, 7))
    throw refuse('invalid', 'MONTH_NOT_BEGUN', `${formatPeriod(period)}还没有到`, 'The month has not begun', [
      '预计数请新建预计数报送',
    ]);
  if (await findFreeze(tx, ctx.actor.regionId, period))
    throw refuse(
      'not-allowed-now',
      'FILING_MONTH_FROZEN',
      '本月指标已定版，不能再办理；更正请另建修订',
      'The month is frozen: open a revision',
      ['新建修订'],
    );
}

/** Opens a filing of the own unit; a month's filing or forecast is there once, and the second asking gives the first. */
export async function openFiling(ctx: Ctx, wish: Wish): Promise<{ id: string }> {
  if (!canOpenFiling(ctx.actor))
    throw refuse(
      'forbidden',
      'FILING_NOT_YOURS',
      '指标报送由来源部门的填报员新建',
      'Reporters of the source department open filings',
      ['请本单位填报员办理'],
    );
  return once(ctx, async (tx) => {
    const { regionId, orgId } = ctx.actor;
    await requireSource(tx, ctx);
    await requireOpenMonth(tx, ctx, wish);
    const { kind, period } = wish;
    if (period !== null && (kind === 'monthly' || kind === 'forecast')) {
      await takeLock(tx, `indicator-filings:${regionId}:${orgId}`);
      const known = await findMonthlyFiling(tx, { regionId, kind, period, orgId });
      if (known !== undefined) return { id: known };
    }
    const actId = await appendAct(tx, ctx, 'indicator-filing-opened.v1', wish);
    const definitions = await loadDefinitions(tx, regionId, { on: ctx.today });
    await addIndicatorIds(
      tx,
      regionId,
      definitions.indicators.map(({ code }) => code),
      actId,
    );
    const id = await addFiling(tx, regionId, {
      ...{ kind, period, orgId, deadlineAt: null, fileId: null, source: wish.source },
      title: wish.title || toFilingTitle(ctx.actor.orgName, kind, period),
      certainty: kind === 'forecast' ? 'forecast' : wish.certainty,
      caliber: wish.caliber,
    });
    await addFilingAct(tx, ctx, {
      ...{ filingId: id, kind: 'open', fromStatus: 'open', toStatus: 'open', toStep: 0 },
      ...{ reason: '', versionId: null, actId, orgId },
    });
    await appendAudit(tx, ctx, { kind: 'indicator-filing-opened.v1', outcome: 'ok', subject: id });
    return { id };
  });
}

/** 统计局2026年10月指标, 统计局2026年10月指标预计数, 统计局指标修订. */
export function toFilingTitle(orgName: string, kind: Wish['kind'], period: string | null): string {
  const month = period === null ? '' : formatPeriod(period);
  if (kind === 'monthly') return `${orgName}${month}指标`;
  return `${orgName}${month}指标${FILING_KIND_LABELS[kind].zh}`;
}
