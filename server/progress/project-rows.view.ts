import type { z } from 'zod';
import { listImageLevelKeys } from '#core/ledger/public.ts';
import { formatPeriod, getPeriodAt, refuse } from '#core/platform/public.ts';
import type {
  listPeriods as listPeriodsRoute,
  listProjectRows as listProjectRowsRoute,
} from '#core/progress/contract.ts';
import type { Ctx } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import { getImageScales } from './derive-projects.ts';
import { getPeriodState } from './overview.view.ts';
import { listFilterChoices, listPeriodRows } from './period-state.queries.ts';
import { countProjectRows, listProjectRows, type ProjectRowsQuery } from './project-rows.queries.ts';
import { readFrozen } from './read-frozen.ts';

const toCursor = (value: string | null, id: string): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url');

function parseCursor(text: string | undefined): ProjectRowsQuery['after'] {
  if (text === undefined) return null;
  try {
    const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [unknown, unknown];
    if ((value === null || typeof value === 'string') && typeof id === 'string' && /^\d{1,18}$/.test(id))
      return { value, id };
  } catch {
    // Falls through to the refusal: a cursor is ours or it is nothing.
  }
  throw refuse('invalid', 'CURSOR_INVALID', '翻页标记无效，请从第一页看起', 'The page mark is not valid', [
    '去掉 after 参数',
  ]);
}

/** One page of projects with their progress in the period; the first page says how many match. */
export async function getProjectRows(
  ctx: Ctx,
  query: z.output<typeof listProjectRowsRoute.query>,
): Promise<z.input<typeof listProjectRowsRoute.output>> {
  const { period, sort, order, after, limit, rows, parentId, count, ...filter } = query;
  const cursor = parseCursor(after);
  return readFrozen(ctx, period, async (tx) => {
    const state = await getPeriodState(tx, ctx, period);
    const q: ProjectRowsQuery = {
      regionId: ctx.actor.regionId,
      period,
      from: state.isFrozen ? 'frozen' : 'open',
      filter,
      sort,
      order,
      after: cursor,
      limit: limit + 1,
      rows,
      isScoped: ctx.actor.sees === 'scoped',
      parentId,
    };
    // Before the rows: a scoped person's page narrows what is seen.
    const matched = cursor || count === 'no' ? null : await countProjectRows(tx, q);
    const found = await listProjectRows(tx, q);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      state,
      rows: shown.map(({ sortValue: _, ...row }) => row),
      next: found.length > limit && last ? toCursor(last.sortValue, last.id) : null,
      matched,
    };
  });
}

export async function getPeriods(ctx: Ctx): Promise<z.input<typeof listPeriodsRoute.output>> {
  const rows = await withScope(ctx.db, ctx.actor, (tx) => listPeriodRows(tx, ctx.actor.regionId));
  const newestFrozen = rows.find((r) => r.frozen_at);
  return {
    periods: rows.map((r) => ({
      id: r.id,
      label: formatPeriod(r.id),
      isFrozen: r.frozen_at !== null,
      frozenAt: r.frozen_at?.toISOString() ?? null,
      issuedAt: r.issued_at?.toISOString() ?? null,
      isOpen: r.frozen_at === null,
      deadlineAt: r.deadline_at.toISOString(),
    })),
    current: newestFrozen?.id ?? rows[0]?.id ?? getPeriodAt('month', ctx.today),
  };
}

export const getFilterChoices = (ctx: Ctx) =>
  withScope(ctx.db, ctx.actor, async (tx) => ({
    ...(await listFilterChoices(tx, ctx.actor.regionId)),
    imageLevels: listImageLevelKeys(await getImageScales(tx, ctx.actor.regionId, ctx.today)),
  }));
