import i18next from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isDecimalText, roundHalfAway } from '#core/platform/public.ts';
import { CELL_FIELDS, type CellField } from '#core/reporting/draft.ts';
import type { CellsView, ReportRowView } from '#core/reporting/row-contract.ts';
import { WAN } from '../ui/figure-text.ts';
import type { CellFinding, CellKind, GridColumn, GridRow } from '../ui/grid/grid-model.ts';
import { useWatchPeriod } from './reporting-period.ts';
import { nameWithState } from './reporting-words.ts';

const TEXT = { kind: 'text' } as const;
/** Each row has the levels of its own scale. */
const LEVEL: CellKind = { kind: 'choice', choices: [] };
const FIGURES: ReadonlySet<string> = new Set(['monthAmountYuan', 'ytdAmountYuan', 'imagePercent']);

/** First the five things of 8.10, then what is prefilled. */
export function useGridColumns(): GridColumn[] {
  const { t } = useTranslation();
  const isWatch = useWatchPeriod() !== null;
  return useMemo(() => {
    const title = (key: string) => t(`reporting.column.${key}`);
    return [
      { key: 'name', title: title('name'), of: TEXT, width: 220, isFrozen: true, isFixed: true },
      {
        key: 'monthAmountYuan',
        title: title(isWatch ? 'periodAmount' : 'monthAmountYuan'),
        unit: t('reporting.wan'),
        of: WAN,
        width: 110,
      },
      { key: 'imageProgress', title: title('imageProgress'), of: TEXT, width: 240 },
      { key: 'problems', title: title('problems'), of: TEXT, width: 200 },
      { key: 'needsCoordination', title: title('needsCoordination'), of: TEXT, width: 180 },
      { key: 'nextSteps', title: title('nextSteps'), of: TEXT, width: 200 },
      // Reported with the month; a period of closer watch does not ask for it.
      ...(isWatch ? [] : [{ key: 'imageLevel', title: title('imageLevel'), of: LEVEL, width: 130 }]),
      {
        key: 'imagePercent',
        title: title('imagePercent'),
        unit: '%',
        of: { kind: 'number', unit: '%' },
        width: 104,
      },
      { key: 'ytdAmountYuan', title: title('ytdAmountYuan'), unit: t('reporting.wan'), of: WAN, width: 110 },
      {
        key: 'previousYtd',
        title: title('previousYtd'),
        unit: t('reporting.wan'),
        of: WAN,
        width: 110,
        isFixed: true,
      },
      {
        key: 'annualPlan',
        title: title('annualPlan'),
        unit: t('reporting.wan'),
        of: WAN,
        width: 110,
        isFixed: true,
      },
      {
        key: 'completionRate',
        title: title('completionRate'),
        unit: '%',
        of: { kind: 'percent' },
        width: 84,
        isFixed: true,
      },
      { key: 'status', title: title('status'), of: TEXT, width: 110, isFixed: true },
      { key: 'correctionReason', title: title('correctionReason'), of: TEXT, width: 160 },
    ];
  }, [t, isWatch]);
}

/** A text that is no figure cannot stand in a figure's cell: the finding beside it quotes it. */
function toValues(cells: CellsView): Record<string, string | null> {
  return Object.fromEntries(
    CELL_FIELDS.map((field) => {
      const text = cells[field];
      return [field, text === '' || (FIGURES.has(field) && !isDecimalText(text)) ? null : text];
    }),
  );
}

/** As every other page prints the rate: 4,300 of 9,000 is 47.8%, not 47.7%. */
const roundedShare = (share: string | null): string | null =>
  share === null ? null : roundHalfAway(share, 3);

export function toGridRows(rows: readonly ReportRowView[]): GridRow[] {
  return rows.map((row) => ({
    id: row.projectId,
    label: row.name,
    values: {
      ...toValues(row.cells),
      // An empty cumulative is computed; it is shown behind the cell, not typed into it.
      name: nameWithState(row),
      previousYtd: row.previousYtdYuan,
      annualPlan: row.annualPlanYuan,
      completionRate: roundedShare(row.completionRate),
      status: row.returnReason ? `${row.statusLabel}：${row.returnReason}` : row.statusLabel,
    },
    choices: { imageLevel: row.imageLevels.map((level) => ({ value: level, label: level })) },
    last: { ...toValues(row.lastCells), ytdAmountYuan: row.ytdYuan },
    lockedReason: row.readOnlyReason || null,
  }));
}

/** Where a value came from that nobody typed here. */
const listImported = (row: ReportRowView): CellFinding[] =>
  row.importedCells.map(({ field, address }) => ({
    rowId: row.projectId,
    columnKey: field,
    severity: 'note',
    sentence: i18next.t('reporting.importedFrom', { address }),
  }));

export function toCellFindings(rows: readonly ReportRowView[]): CellFinding[] {
  return rows.flatMap((row) => [
    ...listImported(row),
    // An untouched row is not yet wrong: its missing figures count once somebody has begun.
    ...(row.status === 'open' ? [] : row.findings).map((finding) => ({
      rowId: row.projectId,
      columnKey: CELL_FIELDS.includes(finding.field as CellField) ? finding.field : null,
      severity: finding.severity,
      sentence: `${finding.sentence}${finding.remedy}`,
      // What is no longer in the reporter's hands is not asked again.
      isExplained:
        finding.severity === 'warning' &&
        (row.readOnlyReason !== '' || row.explanations[finding.ruleId] !== undefined),
    })),
  ]);
}
