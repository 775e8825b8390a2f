import { divide, toDecimalText, toFraction } from '#core/platform/public.ts';
import { derivePastHalf, type GroupFiguresView, type GroupView } from '#core/progress/public.ts';
import { quickText as t } from '../../app/quick-text.ts';
import { Figure } from '../../ui/Figure.tsx';
import { figureText } from '../../ui/figure-text.ts';
import { type GroupColumn, nullReasonOf, PERCENT, toNumber, YI } from './group-column.ts';

/** 占比: the group's annual plan in that of the whole (CL-01, CL-02). */
export function shareColumn(total: GroupFiguresView): GroupColumn {
  const whole = toFraction(total.annualPlanYuan);
  const shareOf = (g: GroupView): string | null => {
    const share = g.figures.planCount === 0 ? null : divide(toFraction(g.figures.annualPlanYuan), whole);
    return share === null ? null : toDecimalText(share);
  };
  return {
    key: 'share',
    title: 'progress.column.share',
    align: 'right',
    value: (g) => toNumber(shareOf(g)),
    cell: (g) => <Figure value={shareOf(g)} of={PERCENT} reason={t('progress.null.no-plan')} />,
    text: (g) => figureText(shareOf(g), PERCENT),
    isWide: true,
  };
}

/** 双过半 (SC-04): past one half of the task, or what is owed to it; asked at mid-year only. */
export const PAST_HALF: GroupColumn = {
  key: 'half',
  title: 'progress.column.half',
  unit: '亿元',
  align: 'right',
  value: (g) => toNumber(halfOf(g)?.owedYuan ?? null),
  cell: (g) => {
    const half = halfOf(g);
    if (half?.isPast) return t('progress.half.past');
    return <Figure value={half?.owedYuan ?? null} of={YI} reason={nullReasonOf(g.figures.nullReason)} />;
  },
  text: (g) => {
    const half = halfOf(g);
    return half?.isPast ? t('progress.half.past') : figureText(half?.owedYuan ?? null, YI);
  },
};
const halfOf = (g: GroupView) =>
  derivePastHalf(g.figures.ratedActualYuan, g.figures.planCount === 0 ? null : g.figures.annualPlanYuan);
