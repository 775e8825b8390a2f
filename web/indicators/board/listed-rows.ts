import type { BoardRowView, getBoard } from '#core/indicators/contract.ts';
import type { OutputOf } from '#core/platform/public.ts';

type Board = Pick<OutputOf<typeof getBoard>, 'subject' | 'rows'>;

/** Of a town, a sector, a group of enterprises few indicators are published: those without figure and target are left out too. */
export function listShown(board: Board | undefined, isAll: boolean): BoardRowView[] {
  if (board === undefined) return [];
  const { kind, level } = board.subject;
  if (isAll || (kind === 'region' && level !== 'town')) return board.rows;
  return board.rows.filter(
    ({ figure, target }) => figure.value !== null || figure.growth !== null || target !== null,
  );
}
