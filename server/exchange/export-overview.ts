import type { z } from 'zod';
import type { exportOverview as exportOverviewRoute } from '#core/exchange/contract.ts';
import { listOverviewColumns, type OverviewLine, toGroupLabel } from '#core/exchange/overview-columns.ts';
import { type GroupView, RANK_SET_WORDS, type RankSet, SPLITS } from '#core/progress/public.ts';
import { type LedgerSheet, renderXlsx, type SheetRow } from '#server/documents/public.ts';
import { appendAudit, type Ctx, withScope } from '#server/platform/public.ts';
import { getOverview } from '#server/progress/public.ts';

const SETS = Object.keys(RANK_SET_WORDS) as RankSet[];

/** By rank, then in the official order, as the page lists them. */
function sortGroups(groups: readonly GroupView[]): GroupView[] {
  const place = (group: GroupView) => group.rank?.rank ?? Number.MAX_SAFE_INTEGER;
  return [...groups].sort((a, b) => place(a) - place(b) || a.officialOrder - b.officialOrder);
}

function listRows(groups: readonly GroupView[], total: OverviewLine, head: string): SheetRow[] {
  const columns = listOverviewColumns(head, total.figures);
  const toRow = (role: SheetRow['role'], line: OverviewLine): SheetRow => ({
    role,
    cells: columns.map((column) => column.pick(line)),
  });
  const sets = SETS.map((set) => ({ set, groups: sortGroups(groups.filter((g) => g.rankSet === set)) }));
  const present = sets.filter((one) => one.groups.length > 0);
  return [
    toRow('total', total),
    ...present.flatMap((one) => [
      ...(present.length > 1
        ? [
            {
              role: 'group' as const,
              cells: columns.map((_, at) => (at === 0 ? RANK_SET_WORDS[one.set] : null)),
            },
          ]
        : []),
      ...one.groups.map((group) =>
        toRow('data', { label: toGroupLabel(group), figures: group.figures, rank: group.rank }),
      ),
    ]),
  ];
}

/** The overview as Excel: the groups of the chosen split under the page's filters, sets ranked apart, with the total. */
export async function exportOverview(
  ctx: Ctx,
  query: z.output<typeof exportOverviewRoute.query>,
): Promise<{ name: string; content: Buffer }> {
  const { state, total, groups, note, covers } = await getOverview(ctx, { ...query, rows: 'top' });
  const head = SPLITS[query.split].zh;
  const title = `重点项目进展情况（${state.label}${state.isFrozen ? '' : '，未定版'}）`;
  const sheet: LedgerSheet = {
    sheetName: head,
    title,
    madeBy: covers === 'scope' ? `范围：${ctx.actor.orgName}可见的项目` : `截至${state.asOf}`,
    unitNote: null,
    columns: listOverviewColumns(head, total).map(({ heads, widthLetters, kind, digits }) => ({
      heads: [...heads],
      widthLetters,
      kind,
      digits,
      align: kind === 'text' ? 'left' : 'right',
    })),
    frozenColumns: 1,
    notes: note === null ? [] : [note],
    paper: 'a4',
    landscape: true,
  };
  await withScope(ctx.db, ctx.actor, (tx) =>
    appendAudit(tx, ctx, { kind: 'export-overview', outcome: 'ok', subject: `period:${query.period}` }),
  );
  const rows = listRows(groups, { label: '合计', figures: total, rank: null }, head);
  return { name: `${title}.xlsx`, content: await renderXlsx(sheet, rows) };
}
