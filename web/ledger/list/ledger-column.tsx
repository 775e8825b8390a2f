import type { ReactNode } from 'react';
import type { FigureMeasure } from '#core/documents/public.ts';
import { PROJECT_SORTS, type ProjectRowView } from '#core/progress/public.ts';
import { quickText as t } from '../../app/quick-text.ts';
import { Figure } from '../../ui/Figure.tsx';
import { type FigureKind, figureText } from '../../ui/figure-text.ts';
import type { TableColumn } from '../../ui/table/table-model.ts';

export type LedgerColumn = TableColumn<ProjectRowView>;

const SORTABLE = new Set<string>(PROJECT_SORTS);

/** Follows a figure of a row to its source. */
export type FollowFigure = (projectId: string, measure: FigureMeasure) => void;

export interface FigureColumn {
  key: string;
  measure: FigureMeasure;
  width: number;
  value: (row: ProjectRowView) => string | null;
  of: (row: ProjectRowView) => FigureKind;
  unit?: string;
  reason?: (row: ProjectRowView) => string;
  card?: 'figure';
}

export function whyNoFigure(row: ProjectRowView): string {
  if (row.annualPlanYuan === null) return t('ledger.null.plan');
  return row.actualYuan === null ? t('ledger.null.report') : t('ledger.null.notDue');
}

export function figureColumn({
  key,
  measure,
  follow,
  width,
  value,
  of,
  unit,
  reason = whyNoFigure,
  card,
}: FigureColumn & { follow: FollowFigure }): LedgerColumn {
  return {
    key,
    title: t(`ledger.column.${key}`),
    ...(unit ? { unit: t(`ui.unit.${unit}`) } : {}),
    width,
    align: 'right',
    isSortable: SORTABLE.has(key),
    ...(card ? { card } : {}),
    cell: (row) => (
      <Figure
        value={value(row)}
        of={of(row)}
        reason={value(row) === null ? reason(row) : null}
        label={`${row.name} ${t(`ledger.column.${key}`)}`}
        onTrace={() => follow(row.id, measure)}
        isInList
      />
    ),
    text: (row) => figureText(value(row), of(row)),
  };
}

export function textColumn(
  key: string,
  width: number,
  text: (row: ProjectRowView) => string,
  more: Partial<LedgerColumn> = {},
): LedgerColumn {
  return {
    key,
    title: t(`ledger.column.${key}`),
    width,
    isSortable: SORTABLE.has(key),
    cell: (row): ReactNode => {
      const words = text(row);
      return <span title={words}>{words}</span>;
    },
    text,
    isPlain: more.cell === undefined,
    ...more,
  };
}

export const rate: FigureColumn['of'] = (row) => ({ kind: 'percent', against: [row.plannedShare] });
export const lead: FigureColumn['of'] = (row) => ({ kind: 'points', against: row.plannedShare });
export const pace: FigureColumn['of'] = (row) => ({ kind: 'points', against: row.proRataShare });

/**
 * A plain link: the row opens it (`row-link`); one of the router in every row made scrolling slow. The keyboard takes the
 * row, whose Enter opens the same: a stop for every project would put what stands below out of reach.
 */
export const nameCellOf =
  (hrefOf: (projectId: string) => string) =>
  (row: ProjectRowView): ReactNode => {
    return (
      <a className="row-link" tabIndex={-1} href={hrefOf(row.id)} title={row.name}>
        {row.parentId ? <span className="part-mark">{t('ledger.part')}</span> : null}
        {row.name}
        {row.isBundle ? <small> {t('ledger.bundle', { count: row.partCount })}</small> : null}
        {row.isPaused ? (
          <small> {t(row.standing === 'paused' ? 'ui.standing.paused' : 'ledger.pauseLapsed')}</small>
        ) : null}
      </a>
    );
  };
