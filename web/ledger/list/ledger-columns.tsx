import { NATURES, type PlanBasis, STAGES, START_STATES } from '#core/ledger/public.ts';
import { deriveOtherRate, findOtherRate } from '#core/progress/public.ts';
import { inLocalWords } from '../../app/local-words.ts';
import { quickText as t } from '../../app/quick-text.ts';
import { WAN } from '../../ui/figure-text.ts';
import { LIGHT_SHAPES, Light, type LightColour } from '../../ui/Light.tsx';
import { wordOf } from '../../ui/labels.ts';
import {
  type FigureColumn,
  type FollowFigure,
  figureColumn,
  type LedgerColumn,
  lead,
  nameCellOf,
  pace,
  rate,
  textColumn,
} from './ledger-column.tsx';

/** The rate by the other plan of the year: shown only once a batch has adjusted the plan. */
export const OTHER_RATE = 'otherRate';

/** All columns of the ledger; which are shown is each person's choice. Made anew when the language changes. */
export function ledgerColumns(
  follow: FollowFigure,
  otherBasis: PlanBasis,
  hrefOf: (projectId: string) => string,
): LedgerColumn[] {
  const figure = (of: FigureColumn) => figureColumn({ ...of, follow });
  return [
    textColumn('serial', 56, (row) => String(row.serial), { align: 'right', isFrozen: true }),
    textColumn('name', 280, (row) => row.name, { isFrozen: true, cell: nameCellOf(hrefOf), card: 'title' }),
    {
      key: 'light',
      title: t('ledger.column.light'),
      width: 92,
      isSortable: true,
      card: 'line',
      cell: (row) => <Light colour={row.light as LightColour} />,
      text: (row) => `${LIGHT_SHAPES[row.light as LightColour]}${t(`ui.light.${row.light}`)}`,
    },
    textColumn('unit', 104, (row) => row.unitName, { card: 'line' }),
    textColumn('nature', 72, (row) => wordOf(NATURES, row.nature)),
    textColumn('sector', 96, (row) => row.sector),
    textColumn('levels', 112, (row) => row.levels.join('、')),
    figure({
      key: 'totalInvestment',
      measure: 'total_investment',
      width: 100,
      unit: '万元',
      value: (r) => r.totalInvestmentYuan,
      of: () => WAN,
      reason: () => t('ledger.null.total'),
    }),
    figure({
      key: 'base',
      measure: 'prior_investment',
      width: 100,
      unit: '万元',
      value: (r) => r.baseYuan,
      of: () => WAN,
      reason: () => t('ledger.null.base'),
    }),
    figure({
      key: 'annualPlan',
      measure: 'annual_plan',
      width: 100,
      unit: '万元',
      value: (r) => r.annualPlanYuan,
      of: () => WAN,
    }),
    figure({
      key: 'actual',
      measure: 'actual_ytd',
      width: 100,
      unit: '万元',
      value: (r) => r.actualYuan,
      of: () => WAN,
      card: 'figure',
    }),
    figure({
      key: 'month',
      measure: 'period_actual',
      width: 88,
      unit: '万元',
      value: (r) => r.monthYuan,
      of: () => WAN,
      reason: () => t('ledger.null.month'),
    }),
    figure({
      key: 'completionRate',
      measure: 'completion_rate',
      width: 80,
      value: (r) => r.completionRate,
      of: rate,
      card: 'figure',
    }),
    {
      ...figure({
        key: OTHER_RATE,
        measure: 'completion_rate_other_plan',
        width: 116,
        value: (r) => deriveOtherRate(r.actualYuan, r.otherPlanYuan),
        of: rate,
        reason: (r) => t(`ui.otherRate.null.${findOtherRate(r)?.reason ?? 'no-report'}`),
      }),
      title: t(`ui.otherRate.${otherBasis}`),
    },
    figure({
      key: 'leadPoints',
      measure: 'lead_planned',
      width: 80,
      unit: '百分点',
      value: (r) => (r.leadPoints === null ? null : r.completionRate),
      of: lead,
    }),
    figure({
      key: 'pace',
      measure: 'lead_pro_rata',
      width: 80,
      unit: '百分点',
      value: (r) => (r.proRataPoints === null ? null : r.completionRate),
      of: pace,
    }),
    figure({
      key: 'shortfall',
      measure: 'shortfall',
      width: 96,
      unit: '万元',
      value: (r) => r.shortfallYuan,
      of: () => WAN,
    }),
    figure({
      key: 'daysBehind',
      measure: 'days_behind',
      width: 72,
      unit: '天',
      value: (r) => (r.daysBehind === null ? null : String(r.daysBehind)),
      of: () => ({ kind: 'count' }),
    }),
    textColumn('standing', 84, (row) => t(`ui.standing.${row.standing}`)),
    textColumn('reason', 320, (row) => row.reason, { card: 'line' }),
    textColumn('stage', 72, (row) => wordOf(STAGES, row.stage)),
    textColumn('imageLevel', 104, (row) => row.imageLevel ?? '—'),
    textColumn('startState', 120, (row) => wordOf(START_STATES, row.startState)),
    textColumn('territory', 104, (row) => row.territoryName),
    textColumn('department', 104, (row) => row.departmentName),
    textColumn('lead', 104, (row) => row.leadName),
    textColumn('sponsor', 80, (row) => row.sponsorName),
    textColumn('owner', 200, (row) => row.ownerName),
    textColumn('code', 150, (row) => row.code),
    textColumn('lists', 120, (row) => row.lists.join('、')),
    textColumn('tags', 120, (row) => row.tags.join('、')),
    textColumn('holes', 200, (row) => inLocalWords(row.holes.join('、'))),
    textColumn('report', 84, (row) =>
      row.reportStatus === null ? '—' : t(`ledger.report.${row.reportStatus}`),
    ),
  ];
}

/** Hidden until somebody wants them. */
export const FIRST_HIDDEN = [
  'levels',
  'base',
  'month',
  'pace',
  'shortfall',
  'daysBehind',
  'imageLevel',
  'startState',
  'territory',
  'department',
  'lead',
  'owner',
  'code',
  'lists',
  'tags',
  'holes',
  'report',
] as const;

/** The column in which one sees what a filter asks for. */
export const COLUMN_OF_FILTER: Readonly<Record<string, string>> = {
  unitId: 'unit',
  territoryId: 'territory',
  departmentId: 'department',
  sponsorId: 'sponsor',
  sector: 'sector',
  level: 'levels',
  nature: 'nature',
  standing: 'standing',
  stage: 'stage',
  start: 'startState',
  hole: 'holes',
  list: 'lists',
  tag: 'tags',
  imageLevel: 'imageLevel',
};
