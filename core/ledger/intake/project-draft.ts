import type { LedgerField } from '../ledger-fields.ts';
import type { ProjectFields, StageCode } from '../project.ts';
import type { MonthFigures } from './read-month-figures.ts';

export interface CellOrigin {
  sheet: string;
  address: string;
}

/** A row as the ledger's tables would take it over. A field that the row does not say is absent: blank takes nothing away. */
export interface ProjectDraft {
  /** `Sheet!12`; with `/1` for the second of two tables side by side. */
  key: string;
  sheet: string;
  row: number;
  name: string;
  fields: Partial<ProjectFields>;
  /** The cell behind each field, and behind `baseYuan` and `annualYuan`. */
  origins: Record<string, CellOrigin>;
  baseYuan: string | null;
  annualYuan: string | null;
  parentName: string | null;
  stage: StageCode | null;
  startedOn: string | null;
  /** What the row says of a month; for a report's draft. */
  month: MonthFigures | null;
  /** Why the row cannot be taken over, in words; empty when it can. */
  refusedFor: string[];
  /** Keys of questions that are not answered yet. */
  open: string[];
  /** What is taken over otherwise than it stands there, with its cell. */
  remarks: { address: string; message: string }[];
}

/** Ledger fields of a workbook that become something in the ledger; all others are told of, with the reason. */
export const TAKEN_FIELDS: ReadonlySet<LedgerField> = new Set<LedgerField>([
  'name',
  'project_code',
  'parent_name',
  'category',
  'level',
  'list_name',
  'sector',
  'nature',
  'funding',
  'stage',
  'region',
  'location',
  'content_scale',
  'total_investment',
  'cumulative_to_last_year_end',
  'annual_plan',
  'construction_period',
  'start_planned',
  'start_actual',
  'finish_planned',
  'lead_unit',
  'responsible_unit',
  'owner',
  'department',
  'supporting_unit',
  'sponsor',
  'sponsor_unit',
  'specialist',
]);

const REPORTED: readonly LedgerField[] = [
  'month_done',
  'quarter_done',
  'ytd_done',
  'since_start_done',
  'image_progress',
  'progress_text',
  'problems',
  'needs_coordination',
  'next_steps',
  'finish_actual',
];

/** Why a column with a known meaning stays in the workbook (nothing is dropped in silence). */
export function explainNotTaken(field: LedgerField): string {
  if (REPORTED.includes(field)) return '月度数字和进展只经填报、签字确认入账；本期的可在入账后带入填报草稿';
  if (field === 'month_plan' || field === 'ytd_plan') return '月度计划按下达的年度计划编制';
  if (field === 'leader_in_charge') return '分管领导按分工确定，不随项目登记';
  if (field === 'serial' || field === 'rank') return '序号和排名由系统编排';
  if (
    ['completion_rate', 'since_start_rate', 'elapsed_rate', 'growth', 'remaining_investment'].includes(field)
  )
    return '由系统计算，已核对表中所印的数';
  if (['contact', 'phone', 'responsible_person'].includes(field)) return '人员和电话在单位与人员中登记';
  return '台账没有对应的栏目，原件中可查';
}
