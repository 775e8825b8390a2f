import type { BoardRowView, getBoard } from '#core/indicators/contract.ts';
import { isStopped } from '#core/indicators/due-months.ts';
import type { OutputOf } from '#core/platform/public.ts';

type Board = Pick<OutputOf<typeof getBoard>, 'period' | 'subject' | 'rows'>;

/** What was given up before the month is left out. Of a town, a sector, a group of enterprises few indicators are published: those without figure and target are left out too. */
export function listShown(board: Board | undefined, isAll: boolean): BoardRowView[] {
  if (board === undefined) return [];
  const { kind, level } = board.subject;
  const rows = board.rows.filter(({ indicator }) => !isStopped(indicator, board.period));
  if (isAll || (kind === 'region' && level !== 'town')) return rows;
  return rows.filter(
    ({ figure, target }) => figure.value !== null || figure.growth !== null || target !== null,
  );
}
