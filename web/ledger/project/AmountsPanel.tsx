import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FigureMeasure, toProjectFigure } from '#core/documents/public.ts';
import { amendPrior, PROJECT_FIELD_LABELS, type ProjectView } from '#core/ledger/public.ts';
import { subtract, toDecimalText, toFraction } from '#core/platform/public.ts';
import type { ProjectRowView } from '#core/progress/public.ts';
import { useTrace } from '../../app/trace.ts';
import { useAct } from '../../app/use-route.ts';
import { Figure } from '../../ui/Figure.tsx';
import { figureText, WAN } from '../../ui/figure-text.ts';
import { wordOf } from '../../ui/labels.ts';
import { OtherRate } from '../../ui/OtherRate.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { EditableValue } from './EditableValue.tsx';
import { PROJECT_ROUTES, useProjectEdit } from './use-project.ts';

function Cell({ term, children, note }: { term: string; children: ReactNode; note?: ReactNode }) {
  return (
    <div className="amount">
      <span className="amount-term">{term}</span>
      <span className="amount-figure">{children}</span>
      <span className="amount-note">{note}</span>
    </div>
  );
}

/** 截至上年底累计: amended in the open once the annual report has been checked (8.4). */
function BaseCell({
  project,
  year,
  base,
  traced,
}: {
  project: ProjectView;
  year: number;
  base: string | null;
  traced: ((term: string, measure: FigureMeasure) => { label: string; onTrace: () => void }) | null;
}) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const act = useAct(amendPrior, { refreshes: PROJECT_ROUTES });
  const term = t('ledger.amount.base', { year: year - 1 });
  const amended = project.bases.filter((one) => one.year === year);
  const amend = async (value: string | string[] | null, reason: string) => {
    if (typeof value !== 'string') return;
    await act.mutateAsync({ params: { projectId: project.id }, body: { year, baseYuan: value, reason } });
    tell(t('ledger.base.done', { year: year - 1, amount: figureText(value, WAN) }));
  };
  return (
    <Cell
      term={term}
      note={amended.length > 1 ? t('ledger.base.amended', { reason: amended[0]?.reason }) : null}
    >
      <EditableValue
        name={term}
        value={base}
        of={{ kind: 'amount' }}
        needsReason
        mayEdit={project.may.amendPrior && !project.isBundle}
        onSave={amend}
      >
        <Figure
          value={base}
          of={WAN}
          unit={t('ui.unit.万元')}
          reason={t('ledger.null.base')}
          {...(traced ? traced(term, 'prior_investment') : {})}
        />
      </EditableValue>
    </Cell>
  );
}

export interface AmountsPanelProps {
  project: ProjectView;
  row: ProjectRowView | null;
  previous: ProjectRowView | null;
  year: number;
  period: string;
  isFrozen: boolean;
  nullReasons: { figure: string; reason: string }[];
}

function differenceOf(now: string | null, before: string | null): string | null {
  return now === null || before === null
    ? null
    : toDecimalText(subtract(toFraction(now), toFraction(before)));
}

/** 计划总投资, 截至上年底累计, 本年计划 always together; then what was done and how it stands (8.4). */
export function AmountsPanel({
  project,
  row,
  previous,
  year,
  period,
  isFrozen,
  nullReasons,
}: AmountsPanelProps) {
  const { t } = useTranslation();
  const edit = useProjectEdit(project);
  const { openTrace } = useTrace();
  const traced = (term: string, measure: FigureMeasure) => ({
    label: term,
    onTrace: () => openTrace(toProjectFigure(period, project.id, measure)),
  });
  const reasonOf = (figure: string) =>
    nullReasons.find((one) => one.figure === figure)?.reason ?? t('ledger.null.row');
  // While a period is open its row follows a moment after the ledger; what was frozen stays as it was.
  const baseNow = project.bases.find((one) => one.year === year)?.baseYuan ?? null;
  const base = isFrozen || project.isBundle ? (row?.baseYuan ?? baseNow) : baseNow;
  const totalNow = project.fields.totalInvestmentYuan;
  const total = isFrozen || project.isBundle ? (row?.totalInvestmentYuan ?? totalNow) : totalNow;
  // Counted from the year's beginning: January has nothing before it to be compared with.
  const sameYear = period.endsWith('-01') ? null : previous;
  const before = sameYear?.actualYuan ?? null;
  const move = row && sameYear ? differenceOf(row.actualYuan, before) : null;
  const rateBefore = figureText(sameYear?.completionRate ?? null, { kind: 'percent' });
  return (
    <section className="panel amounts" aria-label={t('ledger.amounts')}>
      <Cell term={t('ledger.amount.total')}>
        <EditableValue
          name={wordOf(PROJECT_FIELD_LABELS, 'totalInvestmentYuan')}
          value={project.fields.totalInvestmentYuan}
          of={{ kind: 'amount' }}
          needsReason="approval"
          mayEdit={project.may.edit.includes('totalInvestmentYuan') && !project.isBundle}
          onSave={(value, reason) => edit.save({ totalInvestmentYuan: value as string | null }, reason)}
        >
          <Figure
            value={total}
            of={WAN}
            unit={t('ui.unit.万元')}
            reason={t('ledger.null.total')}
            {...(row ? traced(t('ledger.amount.total'), 'total_investment') : {})}
          />
        </EditableValue>
      </Cell>
      <BaseCell project={project} year={year} base={base} traced={row ? traced : null} />
      <Cell
        term={t('ledger.amount.plan')}
        note={
          row?.plannedYuan ? t('ledger.amount.planned', { amount: figureText(row.plannedYuan, WAN) }) : null
        }
      >
        <Figure
          value={row?.annualPlanYuan ?? null}
          of={WAN}
          unit={t('ui.unit.万元')}
          reason={reasonOf('annualPlanYuan')}
          {...traced(t('ledger.amount.plan'), 'annual_plan')}
        />
      </Cell>
      <Cell
        term={t('ledger.amount.actual')}
        note={
          move === null
            ? null
            : t('ledger.amount.move', {
                before: figureText(before, WAN),
                move: figureText(move, WAN, { signed: true }),
              })
        }
      >
        <Figure
          value={row?.actualYuan ?? null}
          of={WAN}
          unit={t('ui.unit.万元')}
          reason={reasonOf('actualYuan')}
          {...traced(t('ledger.amount.actual'), 'actual_ytd')}
        />
      </Cell>
      <Cell
        term={t('ledger.amount.month')}
        note={previous ? t('ledger.amount.last', { amount: figureText(previous.monthYuan, WAN) }) : null}
      >
        <Figure
          value={row?.monthYuan ?? null}
          of={WAN}
          unit={t('ui.unit.万元')}
          reason={t('ledger.null.month')}
          {...traced(t('ledger.amount.month'), 'period_actual')}
        />
      </Cell>
      <Cell
        term={t('ledger.column.completionRate')}
        note={
          <>
            {sameYear ? <span>{t('ledger.amount.last', { amount: rateBefore })}</span> : null}
            <OtherRate
              row={row}
              onTrace={(measure) => openTrace(toProjectFigure(period, project.id, measure))}
            />
          </>
        }
      >
        <Figure
          value={row?.completionRate ?? null}
          of={{ kind: 'percent' }}
          reason={reasonOf('completionRate')}
          {...traced(t('ledger.column.completionRate'), 'completion_rate')}
        />
      </Cell>
      <Cell term={t('ledger.column.leadPoints')} note={t('ui.unit.百分点')}>
        <Figure
          value={row?.leadPoints == null ? null : row.completionRate}
          of={{ kind: 'points', against: row?.plannedShare ?? null }}
          reason={reasonOf('lead')}
          {...traced(t('ledger.column.leadPoints'), 'lead_planned')}
        />
      </Cell>
      <Cell term={t('ledger.column.pace')} note={t('ui.unit.百分点')}>
        <Figure
          value={row?.proRataPoints == null ? null : row.completionRate}
          of={{ kind: 'points', against: row?.proRataShare ?? null }}
          reason={reasonOf('leadOverProRata')}
          {...traced(t('ledger.column.pace'), 'lead_pro_rata')}
        />
      </Cell>
    </section>
  );
}
