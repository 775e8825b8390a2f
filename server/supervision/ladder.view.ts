import type { z } from 'zod';
import { isInspectionOffice } from '#core/people/public.ts';
import { isWorkingDay } from '#core/platform/public.ts';
import { buildChaseText } from '#core/supervision/ladder/chase-text.ts';
import type { listLadderProposals as listRoute } from '#core/supervision/ladder-contract.ts';

import { type Ctx, getWorkingCalendar, withScope } from '#server/platform/public.ts';
import { mayDecideLadder } from './decide-ladder.ts';
import { listProposalRows } from './ladder.queries.ts';
import { requireLadderReader } from './run-ladder.ts';

const MOST = 500;

/** Proposals that wait for a decision, or those decided, newest first. */
export async function getLadderProposals(
  ctx: Ctx,
  { open, taskId }: z.output<typeof listRoute.query>,
): Promise<z.input<typeof listRoute.output>> {
  requireLadderReader(ctx);
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const rows = await listProposalRows(tx, { regionId, isOpen: open === 'open', taskId, limit: MOST });
    return {
      today: ctx.today,
      isWorkingDay: isWorkingDay(await getWorkingCalendar(tx), ctx.today),
      proposals: rows.map((proposal) => {
        const { orgId, orgName, ...row } = proposal;
        return {
          ...row,
          org: { id: orgId, name: orgName },
          message: buildChaseText(row.instrument, orgName, row.tasks, row.rung.issuer),
          mayDecide: row.decision === null && mayDecideLadder(ctx, proposal),
        };
      }),
      may: { run: isInspectionOffice(ctx.actor) },
    };
  });
}
