import type { ReactNode } from 'react';
import type { FigureMeasure } from '#core/documents/public.ts';
import type { GroupFiguresView } from '#core/progress/public.ts';
import { quickText as t } from '../../app/quick-text.ts';
import { figureText, WAN } from '../../ui/figure-text.ts';
import { LIGHT_COLOURS, LIGHT_SHAPES, type LightColour } from '../../ui/Light.tsx';

/** Red and yellow, where there are any. */
const listFootLights = ({ lights }: GroupFiguresView) =>
  LIGHT_COLOURS.slice(0, 2).flatMap((colour) => {
    const count = lights[colour] ?? 0;
    return count > 0 ? [{ colour, count, text: `${LIGHT_SHAPES[colour]}${count}` }] : [];
  });

/** What a group or the total shows under each column, as text; rates are those of the added amounts. */
export function totalTexts(figures: GroupFiguresView): Record<string, string> {
  const points = (against: string | null, isThere: boolean) =>
    figureText(isThere ? figures.completionRate : null, { kind: 'points', against });
  return {
    light: listFootLights(figures)
      .map(({ text }) => text)
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

/** The kept measure of a total, where there is one. */
const MEASURES: Record<string, FigureMeasure> = {
  name: 'project_count',
  totalInvestment: 'total_investment',
  annualPlan: 'annual_plan',
  actual: 'actual_ytd',
  completionRate: 'completion_rate',
  otherRate: 'completion_rate_other_plan',
  leadPoints: 'lead_planned',
  pace: 'lead_pro_rata',
  shortfall: 'shortfall',
  report: 'reported_count',
};

export interface FootActs {
  /** Follows a total to what it was added up from; null where the list itself is all that stands behind it. */
  onTrace: ((measure: FigureMeasure) => void) | null;
  /** Narrows the list to the projects of one light. */
  onLight: (colour: LightColour) => void;
}

function FootButton(props: { text: string; label: string; onOpen: () => void }) {
  return (
    <button
      type="button"
      className="plain-button figure figure-traced"
      aria-label={props.label}
      onClick={props.onOpen}
    >
      {props.text}
    </button>
  );
}

/** The row of totals under the list; its first words stand under the name. Each leads to its projects. */
export function totalFooter(
  figures: GroupFiguresView,
  rows: 'top' | 'leaf',
  { onTrace, onLight }: FootActs,
): Record<string, ReactNode> {
  const texts = totalTexts(figures);
  const name = t(rows === 'leaf' ? 'ledger.total.leaf' : 'ledger.total', {
    count: figures.projectCount,
    expanded: figures.expandedCount,
  });
  const cells = Object.entries({ ...texts, name }).map(([key, text]): [string, ReactNode] => {
    const measure = MEASURES[key];
    if (!onTrace || !measure || text === '' || text === '—') return [key, text];
    const label = t('ui.figure.trace', { what: t('ledger.total.of'), figure: text });
    return [key, <FootButton key={key} text={text} label={label} onOpen={() => onTrace(measure)} />];
  });
  return { ...Object.fromEntries(cells), light: <FootLights figures={figures} onLight={onLight} /> };
}

function FootLights({ figures, onLight }: { figures: GroupFiguresView; onLight: FootActs['onLight'] }) {
  return (
    <span className="foot-lights">
      {listFootLights(figures).map(({ colour, text, count }) => (
        <FootButton
          key={colour}
          text={text}
          label={t('ledger.total.light', { light: t(`ui.light.${colour}`), count })}
          onOpen={() => onLight(colour)}
        />
      ))}
    </span>
  );
}
