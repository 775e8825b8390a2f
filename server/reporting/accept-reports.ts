import { refuse } from '#core/platform/public.ts';
import { canRunReporting } from '#core/reporting/permissions.ts';
import type { Acted } from '#core/reporting/row-contract.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { once } from '#server/platform/public.ts';
import { moveAll } from './move-reports.ts';
import { loadForAct } from './report-desk.ts';
import { listAcceptableProjects } from './reports.queries.ts';

export interface Acceptance {
  period: string;
  projectIds: readonly string[];
  /** Whole units: everything that is reviewed, and with a reason also what the department has not reviewed. */
  orgIds: readonly string[];
  withoutReviewReason?: string | undefined;
}

/** 审核通过 by the project office; the unit's reports are locked by it until the office opens them again. */
export function acceptReports(ctx: Ctx, acceptance: Acceptance): Promise<Acted> {
  return once(ctx, async (tx) => {
    const projectIds = await listChosen(tx, ctx, acceptance);
    if (projectIds.length === 0)
      throw refuse(
        'not-allowed-now',
        'REPORT_NOT_OPEN_FOR_THIS',
        '所选单位没有可以审核通过的报表',
        'Nothing of these units can be accepted now',
        ['等待签字确认和复核'],
      );
    const { reports } = await loadForAct(tx, ctx, acceptance.period, projectIds);
    return moveAll(tx, ctx, {
      period: acceptance.period,
      reports,
      request: { act: 'accept', withoutReviewReason: acceptance.withoutReviewReason },
      words: { kind: 'reports-accepted.v1', done: '审核通过' },
    });
  });
}

async function listChosen(tx: Tx, ctx: Ctx, acceptance: Acceptance): Promise<string[]> {
  if (!canRunReporting(ctx.actor))
    throw refuse('forbidden', 'REPORT_NOT_YOURS', '审核由项目办办理', 'Acceptance belongs to the office');
  const ofUnits = await listAcceptableProjects(tx, {
    regionId: ctx.actor.regionId,
    period: acceptance.period,
    orgIds: acceptance.orgIds,
    withUnreviewed: Boolean(acceptance.withoutReviewReason?.trim()),
  });
  return [...new Set([...acceptance.projectIds, ...ofUnits])];
}
