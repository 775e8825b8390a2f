import { z } from 'zod';

/** How the values of a field are read: which reader an import uses and which column holds it. */
export type LedgerFieldKind =
  | 'serial'
  | 'code'
  | 'text'
  | 'amount'
  | 'rate'
  | 'number'
  | 'date'
  | 'unit'
  | 'person'
  | 'phone'
  | 'either';

export const LedgerField = z.enum([
  'serial',
  'project_code',
  'name',
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
  'task',
  'target',
  'actual',
  'measure_unit',
  'total_investment',
  'cumulative_to_last_year_end',
  'annual_plan',
  'next_year_plan',
  'month_plan',
  'ytd_plan',
  'month_done',
  'quarter_done',
  'ytd_done',
  'since_start_done',
  'remaining_investment',
  'funds_in_place',
  'funds_paid',
  'completion_rate',
  'since_start_rate',
  'elapsed_rate',
  'growth',
  'last_year_value',
  'rank',
  'score',
  'image_progress',
  'progress_text',
  'on_schedule',
  'construction_period',
  'start_planned',
  'start_actual',
  'finish_planned',
  'finish_actual',
  'deadline',
  'lead_unit',
  'responsible_unit',
  'owner',
  'department',
  'supporting_unit',
  'contractor',
  'designer',
  'supervision_company',
  'sponsor',
  'sponsor_unit',
  'leader_in_charge',
  'responsible_person',
  'specialist',
  'contact',
  'phone',
  'problems',
  'needs_coordination',
  'next_steps',
  'land_area',
  'building_area',
  'project_count',
  'remark',
]);
export type LedgerField = z.infer<typeof LedgerField>;

export interface LedgerFieldDefinition {
  zh: string;
  en: string;
  kind: LedgerFieldKind;
  /** Several columns of one table may carry it (checkpoints side by side, a matrix of indicators). */
  repeats?: true;
}

/** The closed list of what a ledger column can mean (handbook 2, 8.3 and 8.4), with its labels. */
export const LEDGER_FIELDS: Record<LedgerField, LedgerFieldDefinition> = {
  serial: { zh: '序号', en: 'No.', kind: 'serial' },
  project_code: { zh: '项目代码', en: 'Code', kind: 'code' },
  name: { zh: '项目名称', en: 'Name', kind: 'text' },
  parent_name: { zh: '所属打捆项目', en: 'Bundle', kind: 'text' },
  category: { zh: '类别', en: 'Category', kind: 'text', repeats: true },
  level: { zh: '级别', en: 'Level', kind: 'text' },
  list_name: { zh: '列入清单', en: 'List', kind: 'text', repeats: true },
  sector: { zh: '行业', en: 'Sector', kind: 'text' },
  nature: { zh: '建设性质', en: 'Nature', kind: 'text' },
  funding: { zh: '资金性质', en: 'Funding', kind: 'text' },
  stage: { zh: '项目阶段', en: 'Stage', kind: 'text' },
  region: { zh: '地区', en: 'Territory', kind: 'text' },
  location: { zh: '建设地点', en: 'Location', kind: 'text' },
  content_scale: { zh: '建设内容及规模', en: 'Content and scale', kind: 'text', repeats: true },
  task: { zh: '工作任务', en: 'Task', kind: 'text', repeats: true },
  target: { zh: '目标任务', en: 'Target', kind: 'either', repeats: true },
  actual: { zh: '实际完成', en: 'Actual', kind: 'either', repeats: true },
  measure_unit: { zh: '计量单位', en: 'Unit of measure', kind: 'text' },
  total_investment: { zh: '计划总投资', en: 'Total investment', kind: 'amount' },
  cumulative_to_last_year_end: {
    zh: '截至上年底累计完成投资',
    en: 'Cumulative to last year’s end',
    kind: 'amount',
  },
  annual_plan: { zh: '本年计划投资', en: 'Annual plan', kind: 'amount' },
  next_year_plan: { zh: '下年计划投资', en: 'Next year’s plan', kind: 'amount' },
  month_plan: { zh: '本月计划投资', en: 'Plan of the month', kind: 'amount', repeats: true },
  ytd_plan: { zh: '截至本月计划投资', en: 'Plan to date', kind: 'amount', repeats: true },
  month_done: { zh: '本月完成投资', en: 'Done this month', kind: 'amount', repeats: true },
  quarter_done: { zh: '本季完成投资', en: 'Done this quarter', kind: 'amount', repeats: true },
  ytd_done: { zh: '本年累计完成投资', en: 'Done this year', kind: 'amount' },
  since_start_done: { zh: '自开工累计完成投资', en: 'Done since the start', kind: 'amount' },
  remaining_investment: { zh: '剩余投资', en: 'Remaining investment', kind: 'amount' },
  funds_in_place: { zh: '到位资金', en: 'Funds in place', kind: 'amount', repeats: true },
  funds_paid: { zh: '已支付资金', en: 'Funds paid', kind: 'amount', repeats: true },
  completion_rate: { zh: '完成率', en: 'Completion rate', kind: 'rate', repeats: true },
  since_start_rate: { zh: '累计完成占总投资', en: 'Share of the total', kind: 'rate' },
  elapsed_rate: { zh: '序时进度', en: 'Pro rata', kind: 'rate' },
  growth: { zh: '增速', en: 'Growth', kind: 'rate', repeats: true },
  last_year_value: { zh: '上年同期', en: 'Same period last year', kind: 'either', repeats: true },
  rank: { zh: '排名', en: 'Rank', kind: 'number', repeats: true },
  score: { zh: '得分', en: 'Score', kind: 'number', repeats: true },
  image_progress: { zh: '形象进度', en: 'Physical progress', kind: 'text', repeats: true },
  progress_text: { zh: '进展情况', en: 'Progress in words', kind: 'text', repeats: true },
  on_schedule: { zh: '是否达序时', en: 'On schedule', kind: 'text' },
  construction_period: { zh: '建设起止年限', en: 'Years of construction', kind: 'text' },
  start_planned: { zh: '计划开工时间', en: 'Planned start', kind: 'date' },
  start_actual: { zh: '实际开工时间', en: 'Actual start', kind: 'date' },
  finish_planned: { zh: '计划竣工时间', en: 'Planned finish', kind: 'date' },
  finish_actual: { zh: '实际竣工时间', en: 'Actual finish', kind: 'date' },
  deadline: { zh: '完成时限', en: 'Deadline', kind: 'date', repeats: true },
  lead_unit: { zh: '牵头单位', en: 'Lead unit', kind: 'unit' },
  responsible_unit: { zh: '责任单位', en: 'Responsible unit', kind: 'unit' },
  owner: { zh: '建设单位', en: 'Owner', kind: 'unit' },
  department: { zh: '行业主管部门', en: 'Department', kind: 'unit' },
  supporting_unit: { zh: '配合单位', en: 'Supporting units', kind: 'unit' },
  contractor: { zh: '施工单位', en: 'Contractor', kind: 'unit' },
  designer: { zh: '设计单位', en: 'Designer', kind: 'unit' },
  supervision_company: { zh: '监理单位', en: 'Supervisor', kind: 'unit' },
  sponsor: { zh: '包联领导', en: 'Leader in charge of the project', kind: 'person' },
  sponsor_unit: { zh: '包联单位', en: 'Sponsoring unit', kind: 'unit' },
  leader_in_charge: { zh: '分管领导', en: 'Leader by division of work', kind: 'person' },
  responsible_person: { zh: '责任人', en: 'Person responsible', kind: 'person', repeats: true },
  specialist: { zh: '项目专员', en: 'Specialist', kind: 'person' },
  contact: { zh: '联系人', en: 'Contact', kind: 'person', repeats: true },
  phone: { zh: '联系电话', en: 'Telephone', kind: 'phone', repeats: true },
  problems: { zh: '存在问题', en: 'Problems', kind: 'text' },
  needs_coordination: { zh: '需协调事项', en: 'Needs coordination', kind: 'text' },
  next_steps: { zh: '下步计划', en: 'Next steps', kind: 'text' },
  land_area: { zh: '用地面积', en: 'Land area', kind: 'number', repeats: true },
  building_area: { zh: '建筑面积', en: 'Floor area', kind: 'number' },
  project_count: { zh: '项目个数', en: 'Number of projects', kind: 'number', repeats: true },
  remark: { zh: '备注', en: 'Remark', kind: 'text', repeats: true },
};

/** Fields that are money and are kept in 元. */
export function isAmountField(field: LedgerField | null): boolean {
  return field !== null && LEDGER_FIELDS[field].kind === 'amount';
}
