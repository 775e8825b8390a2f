/** check-figures (核数): recomputes figures that somebody printed. */
import { clipText, type WorkingCalendar } from '#core/platform/public.ts';
import type { FigureContext, FigureOutcome, FigureVerdict } from './figure-kind.ts';
import { notComputable } from './figure-kind.ts';
import { FIGURE_KINDS } from './figure-kinds.ts';

export interface FigureCheck extends FigureOutcome {
  /** As given; `第3项` when the entry has none. */
  id: string | number;
}

/**
 * One answer for each entry, in the same order. An entry is `{id, kind, …inputs, printed}`; one that cannot be
 * read is `not_computable` with the field named. `calendar` serves the kind `workday`.
 */
export function checkFigures(entries: readonly unknown[], calendar?: WorkingCalendar): FigureCheck[] {
  return entries.map((entry, index) => ({ id: getId(entry, index), ...checkFigure(entry, { calendar }) }));
}

/** One entry; see `checkFigures`. */
export function checkFigure(entry: unknown, context: FigureContext): FigureOutcome {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return notComputable('这一项不是对象');
  const fields = entry as Record<string, unknown>;
  const { kind: name, printed } = fields;
  if (typeof name !== 'string') return notComputable('kind（种类）缺失');
  const kind = FIGURE_KINDS.get(name);
  if (kind === undefined) {
    return notComputable(`kind（种类）“${clipText(name)}”不认识，可用${[...FIGURE_KINDS.keys()].join('、')}`);
  }
  return kind.check(fields, printed, context);
}

function getId(entry: unknown, index: number): string | number {
  const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? id : `第${index + 1}项`;
}

/** What needs a person: exit code 1 of the command. */
export function isFigureFinding(verdict: FigureVerdict): boolean {
  return verdict === 'inconsistent' || verdict === 'not_computable';
}
