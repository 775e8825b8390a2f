import type { RollView } from '#core/problems/roll-contract.ts';

type Steps = Pick<RollView, 'steps' | 'rows'>;

/** The chosen rows in two: those still open at a step, and those ticked there already. */
export function splitRows({ rows }: Steps, step: string, chosen: readonly string[]) {
  const wanted = rows.filter(({ rowId }) => chosen.includes(rowId));
  const idsOf = (isDone: boolean) =>
    wanted.flatMap(({ rowId, done }) => (step in done === isDone ? [rowId] : []));
  return { open: idsOf(false), done: idsOf(true) };
}

/** The step that a tick is most likely for: the first that some row still lacks. */
export const findOpenStep = ({ steps, rows }: Steps): string =>
  steps.find((step) => rows.some(({ done }) => !(step in done))) ?? steps[0] ?? '';
