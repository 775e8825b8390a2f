// 定版: figures, lights and ranks of a period are fixed. In one transaction, in this order:
// lock the period alone → what is not accepted → derived rows as of the period's end → projects → groups → chain → freeze.
import {
  formatPeriod,
  getLastMonth,
  getPeriodEnd,
  getPeriodKind,
  type PeriodId,
  refuse,
} from '#core/platform/public.ts';
import type { GroupFigures } from '#core/progress/public.ts';
import { buildFreezeLink } from '#core/reporting/chain-body.ts';
import { canFreezePeriod } from '#core/reporting/permissions.ts';
import { STATUS_LABELS } from '#core/reporting/report.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import {
  appendAct,
  appendAudit,
  CHAIN_START,
  findChainAlgorithm,
  linkHash,
  listHeads,
  listWorkHeads,
  once,
  takeLock,
} from '#server/platform/public.ts';
import {
  deriveAllProjects,
  deriveRows,
  freezeGroups,
  getLightRulebook,
  getPlanBasis,
  putProgressRows,
} from '#server/progress/public.ts';
import {
  addFreeze,
  findLastFreeze,
  freezeProjects,
  getLastFigureId,
  giveRoom,
  hashSnapshot,
  listNotAccepted,
  listUnderived,
  nextFreezeId,
  type UnderivedQuery,
} from './freeze.queries.ts';
import { requireNotFrozen } from './period-view.ts';
import { listOpenPeriodIds } from './periods.queries.ts';
import { requirePeriod } from './report-desk.ts';
import { periodLock } from './unit-locks.queries.ts';

export interface FrozenPeriod {
  freezeId: string;
  period: PeriodId;
  projectCount: number;
  missingCount: number;
  snapshotHash: string;
  sentence: string;
}

const NAMED_MOST = 200;
const STEP = 2_000;

function requireFreezer(ctx: Ctx): void {
  if (canFreezePeriod(ctx.actor)) return;
  throw refuse(
    'forbidden',
    'FREEZE_NOT_YOURS',
    '定版由项目办主任办理',
    'Only the head of the project office freezes a period',
    ['请项目办主任办理'],
  );
}

function requireMonth(period: PeriodId): void {
  if (getPeriodKind(period) === 'month') return;
  throw refuse(
    'invalid',
    'FREEZE_BY_MONTH',
    '定版按月办理，加密报送的数字随当月定版',
    'Only months are frozen; closer reports are closed with their month',
    [`定版${formatPeriod(getLastMonth(period))}`],
  );
}

/** Memory of lights and moves of ranks stand on the period before: it is frozen first. */
async function requireEarlierFrozen(tx: Tx, regionId: number, period: PeriodId): Promise<void> {
  const earlier = (await listOpenPeriodIds(tx, regionId)).find((id) => id < period);
  if (earlier === undefined) return;
  throw refuse(
    'not-allowed-now',
    'FREEZE_EARLIER_FIRST',
    `${formatPeriod(earlier)}尚未定版，应先定版较早的一期`,
    'An earlier period is still open: freeze it first',
    [`先定版${formatPeriod(earlier)}`],
  );
}

async function requireAccepted(
  tx: Tx,
  regionId: number,
  period: PeriodId,
  withMissing: boolean,
): Promise<number> {
  const { total, first } = await listNotAccepted(tx, regionId, period, NAMED_MOST);
  if (total === 0 || withMissing) return total;
  throw refuse(
    'not-allowed-now',
    'FREEZE_NOT_ALL_ACCEPTED',
    `还有${total}个项目未审核通过`,
    `${total} reports are not accepted yet`,
    ['审核通过后定版', '选择“带未报定版”：已签字确认的照确认数，其余按未报处理'],
    first.map((row) => ({
      at: row.org_name,
      message: `${row.name}：${STATUS_LABELS[row.status as keyof typeof STATUS_LABELS].zh}`,
    })),
  );
}

/** Rows worked out for an earlier day, or in which a missing report was not owed yet, are renewed as of the period's end. */
async function renewDerived(tx: Tx, q: UnderivedQuery): Promise<void> {
  const stale = await listUnderived(tx, q);
  for (let from = 0; from < stale.length; from += STEP)
    await putProgressRows(
      tx,
      await deriveRows(tx, {
        regionId: q.regionId,
        period: q.period,
        projectIds: stale.slice(from, from + STEP),
        today: q.asOf,
        now: q.now,
        isClosing: true,
      }),
    );
}

export function freezePeriod(
  ctx: Ctx,
  { period, withMissing }: { period: PeriodId; withMissing: boolean },
): Promise<FrozenPeriod> {
  requireFreezer(ctx);
  requireMonth(period);
  return once(ctx, (tx) => freezeIn(tx, ctx, period, withMissing));
}

/** Both counts are given (handbook 8.4): a bundle once, and with its parts unfolded. */
function sayCounts(total: GroupFigures | undefined, rows: number): string {
  const { projectCount, expandedCount } = total ?? { projectCount: rows, expandedCount: rows };
  return `${projectCount}个项目${expandedCount === projectCount ? '' : `（展开${expandedCount}个）`}`;
}

async function freezeIn(tx: Tx, ctx: Ctx, period: PeriodId, withMissing: boolean): Promise<FrozenPeriod> {
  const { regionId } = ctx.actor;
  await takeLock(tx, periodLock(regionId, period));
  requireNotFrozen(await requirePeriod(tx, regionId, period));
  await requireEarlierFrozen(tx, regionId, period);
  const missingCount = await requireAccepted(tx, regionId, period, withMissing);
  const asOf = getPeriodEnd(period);
  const { version: rulebookVersion } = await getLightRulebook(tx, regionId, asOf);
  const planBasis = await getPlanBasis(tx, regionId, asOf);
  await renewDerived(tx, { regionId, period, asOf, rulebookVersion, planBasis, now: ctx.now });
  const freezeId = await nextFreezeId(tx);
  await giveRoom(tx);
  const projectCount = await freezeProjects(tx, { regionId, period, freezeId });
  const groups = await freezeGroups(tx, { regionId, period, freezeId });
  const total = groups.find((g) => g.split === 'total')?.figures;
  const snapshotHash = await hashSnapshot(tx, regionId, period);
  const previousHash = (await findLastFreeze(tx, regionId))?.chain_hash ?? CHAIN_START;
  const heads = (await listHeads(tx, regionId, period)).map((h) => ({
    orgId: h.org_id,
    seq: h.seq,
    hash: h.hash,
  }));
  const workHeads = await listWorkHeads(tx, regionId);
  const body = buildFreezeLink({ period, previousHash, snapshotHash, heads, workHeads });
  const chainHash = linkHash(previousHash, body, await findChainAlgorithm(tx, regionId));
  const actId = await appendAct(tx, ctx, 'period-frozen.v1', {
    period,
    missingCount,
    projectCount,
    snapshotHash,
    chainHash,
    previousHash,
    heads,
    workHeads,
  });
  await addFreeze(tx, {
    id: freezeId,
    regionId,
    period,
    frozenAt: ctx.now,
    personName: ctx.actor.personName,
    actId,
    rulebookVersion,
    lastFigureId: await getLastFigureId(tx),
    chainHash,
    previousHash,
    snapshotHash,
    projectCount,
    totals: total ?? {},
  });
  // Lights remember the month before: months that are open already stand on the frozen one from now on.
  for (const later of (await listOpenPeriodIds(tx, regionId)).filter((id) => id > period))
    await deriveAllProjects(tx, { regionId, period: later, today: ctx.today });
  await appendAudit(tx, ctx, {
    kind: 'period-frozen.v1',
    outcome: 'ok',
    subject: period,
    detail: { projectCount, missingCount, snapshotHash },
  });
  const withText = missingCount > 0 ? `，其中${missingCount}个未审核通过` : '';
  return {
    freezeId,
    period,
    projectCount,
    missingCount,
    snapshotHash,
    sentence: `已定版：${formatPeriod(period)}，${sayCounts(total, projectCount)}${withText}`,
  };
}
