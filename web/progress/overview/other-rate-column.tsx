import type { GroupFiguresView, GroupView } from '#core/progress/public.ts';
import { quickText as t } from '../../app/quick-text.ts';
import { Figure } from '../../ui/Figure.tsx';
import { figureText } from '../../ui/figure-text.ts';
import { type GroupColumn, labelOf, nullReasonOf, rateOf, toNumber } from './group-column.ts';

const otherOf = (g: GroupView): string | null => g.figures.otherPlan?.completionRate ?? null;

/** The rate by the other plan of the year, beside the one that counts; null before anything was adjusted (8.4). */
export function otherRateColumn(total: GroupFiguresView | undefined): GroupColumn | null {
  const other = total?.otherPlan;
  if (!other || other.changedCount === 0) return null;
  const title = `ui.otherRate.${other.basis}`;
  return {
    key: 'otherRate',
    title,
    align: 'right',
    value: (g) => toNumber(otherOf(g)),
    cell: (g, open) => (
      <span className="other-rate">
        <Figure
          value={otherOf(g)}
          of={rateOf(g)}
          reason={nullReasonOf(g.figures.otherPlan?.nullReason ?? 'no-plan')}
          label={`${labelOf(g)} ${t(title)}`}
          onTrace={() => open({ sort: 'completionRate', order: 'asc' }, 'completion_rate_other_plan')}
        />
      </span>
    ),
    text: (g) => figureText(otherOf(g), rateOf(g)),
    isWide: true,
    isFolded: true,
  };
}
