import type { ReactNode } from 'react';
import type { GroupFiguresView } from '#core/progress/public.ts';
import { quickText as t } from '../../app/quick-text.ts';
import { type FigureKind, figureText } from '../../ui/figure-text.ts';
import { LIGHT_COLOURS, LIGHT_SHAPES } from '../../ui/Light.tsx';

const WAN: FigureKind = { kind: 'amount', unit: '万元' };

/** What a group or the total shows under each column, as text; rates are those of the added amounts. */
export function totalTexts(figures: GroupFiguresView): Record<string, string> {
  const points = (against: string | null, isThere: boolean) =>
    figureText(isThere ? figures.completionRate : null, { kind: 'points', against });
  return {
    light: LIGHT_COLOURS.slice(0, 2)
      .filter((colour) => (figures.lights[colour] ?? 0) > 0)
      .map((colour) => `${LIGHT_SHAPES[colour]}${figures.lights[colour]}`)
      .join(' '),
    totalInvestment: figureText(figures.totalInvestmentYuan, WAN),
    annualPlan: figureText(figures.planCount > 0 ? figures.annualPlanYuan : null, WAN),
    actual: figureText(figures.actualYuan, WAN),
    completionRate: figureText(figures.completionRate, { kind: 'percent' }),
    otherRate: figureText(figures.otherPlan?.completionRate ?? null, { kind: 'percent' }),
    leadPoints: points(figures.plannedShare, figures.lead !== null),
    pace: points(figures.proRataShare, figures.leadOverProRata !== null),
    shortfall: figureText(figures.shortfallYuan, WAN),
    report: t('ledger.total.reported', figures.reported),
  };
}

/** The row of totals under the list; its first words stand under the name. */
export function totalFooter(figures: GroupFiguresView, rows: 'top' | 'leaf'): Record<string, ReactNode> {
  return {
    ...totalTexts(figures),
    name: t(rows === 'leaf' ? 'ledger.total.leaf' : 'ledger.total', {
      count: figures.projectCount,
      expanded: figures.expandedCount,
    }),
  };
}
