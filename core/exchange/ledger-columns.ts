import { LEDGER_FIELDS, type LedgerField, NATURES, STAGES } from '#core/ledger/public.ts';
import { formatPercent, fromYuan } from '#core/platform/public.ts';

/** A project as the ledger export prints it; amounts in 元, shares as exact decimals. */
export interface LedgerExportRow {
  projectId: string;
  parentName: string | null;
  isTop: boolean;
  code: string;
  name: string;
  levels: string[];
  sector: string;
  nature: string;
  stage: string;
  owner: string;
  reportingUnit: string;
  responsibleUnit: string;
  leadUnit: string;
  department: string;
  sponsor: string;
  location: string;
  contentScale: string;
  funding: string;
  plannedStartOn: string | null;
  plannedFinishOn: string | null;
  totalInvestmentYuan: string | null;
  baseYuan: string | null;
  annualPlanYuan: string | null;
  monthYuan: string | null;
  actualYuan: string | null;
  completionRate: string | null;
  /** Level of physical progress as last reported (PL-18); it stands before the words, as in the dossier. */
  imageLevel: string | null;
  imageProgress: string;
  problems: string;
  needsCoordination: string;
  nextSteps: string;
}

export interface LedgerColumn {
  field: LedgerField;
  heads: [string, string];
  widthLetters: number;
  kind: 'text' | 'number' | 'date';
  align: 'left' | 'center' | 'right';
  /** Summed in group rows and the total. */
  sums?: (row: LedgerExportRow) => string | null;
  pick: (row: LedgerExportRow, serial: number) => string | null;
}

const orNull = (text: string): string | null => (text === '' ? null : text);
const wan = (yuan: string | null): string | null => (yuan === null ? null : fromYuan(yuan, 'wan'));

const text = (
  field: LedgerField,
  widthLetters: number,
  pick: LedgerColumn['pick'],
  align: LedgerColumn['align'] = 'left',
): LedgerColumn => {
  const { zh } = LEDGER_FIELDS[field];
  return { field, heads: [zh, zh], widthLetters, kind: 'text', align, pick };
};
const day = (field: LedgerField, pick: LedgerColumn['pick']): LedgerColumn => ({
  ...text(field, 6, pick, 'center'),
  kind: 'date',
});
const money = (
  field: LedgerField,
  head: string,
  sums: (row: LedgerExportRow) => string | null,
): LedgerColumn => ({
  field,
  heads: ['投资情况（万元）', head],
  widthLetters: 7,
  kind: 'number',
  align: 'right',
  sums,
  pick: (row) => wan(sums(row)),
});

/**
 * The ledger in official layout: identity, roles, amounts under one merged head, progress. The heads are words
 * that the import knows, so that the file comes back without a change (handbook 5).
 */
export const LEDGER_COLUMNS: readonly LedgerColumn[] = [
  text('serial', 3, (_, serial) => String(serial), 'center'),
  text('name', 18, (row) => row.name),
  text('project_code', 12, (row) => orNull(row.code)),
  text('parent_name', 10, (row) => row.parentName),
  text('level', 6, (row) => orNull(row.levels.join('、')), 'center'),
  text('sector', 6, (row) => orNull(row.sector), 'center'),
  text('nature', 5, (row) => NATURES[row.nature as keyof typeof NATURES]?.zh ?? row.nature, 'center'),
  text('stage', 5, (row) => STAGES[row.stage as keyof typeof STAGES]?.zh ?? row.stage, 'center'),
  text('owner', 12, (row) => orNull(row.owner)),
  text('responsible_unit', 9, (row) => orNull(row.responsibleUnit || row.reportingUnit)),
  text('lead_unit', 9, (row) => orNull(row.leadUnit)),
  text('department', 9, (row) => orNull(row.department)),
  text('sponsor', 5, (row) => orNull(row.sponsor), 'center'),
  text('location', 10, (row) => orNull(row.location)),
  text('content_scale', 24, (row) => orNull(row.contentScale)),
  text('funding', 7, (row) => orNull(row.funding)),
  day('start_planned', (row) => row.plannedStartOn),
  day('finish_planned', (row) => row.plannedFinishOn),
  money('total_investment', '计划总投资', (row) => row.totalInvestmentYuan),
  money('cumulative_to_last_year_end', '截至上年底累计完成投资', (row) => row.baseYuan),
  money('annual_plan', '本年计划投资', (row) => row.annualPlanYuan),
  money('month_done', '本月完成投资', (row) => row.monthYuan),
  money('ytd_done', '本年累计完成投资', (row) => row.actualYuan),
  {
    ...text('completion_rate', 5, (row) =>
      row.completionRate === null
        ? null
        : formatPercent(row.completionRate).replace('%', '').replace('−', '-'),
    ),
    heads: ['完成率（%）', '完成率（%）'],
    kind: 'number',
    align: 'right',
  },
  text('image_progress', 18, (row) =>
    orNull(`${row.imageLevel ? `〔${row.imageLevel}〕` : ''}${row.imageProgress}`),
  ),
  text('problems', 16, (row) => orNull(row.problems)),
  text('needs_coordination', 16, (row) => orNull(row.needsCoordination)),
  text('next_steps', 16, (row) => orNull(row.nextSteps)),
];

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 一, 12 → 十二, 30 → 三十; up to 99, beyond that in digits. */
export function toChineseNumber(value: number): string {
  if (value < 1 || value > 99) return String(value);
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[value % 10]}`;
}
