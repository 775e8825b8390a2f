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
  kind: LedgerFieldKind;
  /** Several columns of one table may carry it (checkpoints side by side, a matrix of indicators). */
  repeats?: true;
}

/** The closed list of what a ledger column can mean (handbook 2, 8.3 and 8.4), with its Chinese label. */
export const LEDGER_FIELDS: Record<LedgerField, LedgerFieldDefinition> = {
  serial: { zh: '序号', kind: 'serial' },
  project_code: { zh: '项目代码', kind: 'code' },
  name: { zh: '项目名称', kind: 'text' },
  parent_name: { zh: '所属打捆项目', kind: 'text' },
  category: { zh: '类别', kind: 'text', repeats: true },
  level: { zh: '级别', kind: 'text' },
  list_name: { zh: '列入清单', kind: 'text', repeats: true },
  sector: { zh: '行业', kind: 'text' },
  nature: { zh: '建设性质', kind: 'text' },
  funding: { zh: '资金性质', kind: 'text' },
  stage: { zh: '项目阶段', kind: 'text' },
  region: { zh: '地区', kind: 'text' },
  location: { zh: '建设地点', kind: 'text' },
  content_scale: { zh: '建设内容及规模', kind: 'text', repeats: true },
  task: { zh: '工作任务', kind: 'text', repeats: true },
  target: { zh: '目标任务', kind: 'either', repeats: true },
  actual: { zh: '实际完成', kind: 'either', repeats: true },
  measure_unit: { zh: '计量单位', kind: 'text' },
  total_investment: { zh: '计划总投资', kind: 'amount' },
  cumulative_to_last_year_end: { zh: '截至上年底累计完成投资', kind: 'amount' },
  annual_plan: { zh: '本年计划投资', kind: 'amount' },
  next_year_plan: { zh: '下年计划投资', kind: 'amount' },
  month_plan: { zh: '本月计划投资', kind: 'amount', repeats: true },
  ytd_plan: { zh: '截至本月计划投资', kind: 'amount', repeats: true },
  month_done: { zh: '本月完成投资', kind: 'amount', repeats: true },
  quarter_done: { zh: '本季完成投资', kind: 'amount', repeats: true },
  ytd_done: { zh: '本年累计完成投资', kind: 'amount' },
  since_start_done: { zh: '自开工累计完成投资', kind: 'amount' },
  remaining_investment: { zh: '剩余投资', kind: 'amount' },
  funds_in_place: { zh: '到位资金', kind: 'amount', repeats: true },
  funds_paid: { zh: '已支付资金', kind: 'amount', repeats: true },
  completion_rate: { zh: '完成率', kind: 'rate', repeats: true },
  since_start_rate: { zh: '累计完成占总投资', kind: 'rate' },
  elapsed_rate: { zh: '序时进度', kind: 'rate' },
  growth: { zh: '增速', kind: 'rate', repeats: true },
  last_year_value: { zh: '上年同期', kind: 'either', repeats: true },
  rank: { zh: '排名', kind: 'number', repeats: true },
  score: { zh: '得分', kind: 'number', repeats: true },
  image_progress: { zh: '形象进度', kind: 'text', repeats: true },
  progress_text: { zh: '进展情况', kind: 'text', repeats: true },
  on_schedule: { zh: '是否达序时', kind: 'text' },
  construction_period: { zh: '建设起止年限', kind: 'text' },
  start_planned: { zh: '计划开工时间', kind: 'date' },
  start_actual: { zh: '实际开工时间', kind: 'date' },
  finish_planned: { zh: '计划竣工时间', kind: 'date' },
  finish_actual: { zh: '实际竣工时间', kind: 'date' },
  deadline: { zh: '完成时限', kind: 'date', repeats: true },
  lead_unit: { zh: '牵头单位', kind: 'unit' },
  responsible_unit: { zh: '责任单位', kind: 'unit' },
  owner: { zh: '建设单位', kind: 'unit' },
  department: { zh: '行业主管部门', kind: 'unit' },
  supporting_unit: { zh: '配合单位', kind: 'unit' },
  contractor: { zh: '施工单位', kind: 'unit' },
  designer: { zh: '设计单位', kind: 'unit' },
  supervision_company: { zh: '监理单位', kind: 'unit' },
  sponsor: { zh: '包联领导', kind: 'person' },
  sponsor_unit: { zh: '包联单位', kind: 'unit' },
  leader_in_charge: { zh: '分管领导', kind: 'person' },
  responsible_person: { zh: '责任人', kind: 'person', repeats: true },
  specialist: { zh: '项目专员', kind: 'person' },
  contact: { zh: '联系人', kind: 'person', repeats: true },
  phone: { zh: '联系电话', kind: 'phone', repeats: true },
  problems: { zh: '存在问题', kind: 'text' },
  needs_coordination: { zh: '需协调事项', kind: 'text' },
  next_steps: { zh: '下步计划', kind: 'text' },
  land_area: { zh: '用地面积', kind: 'number', repeats: true },
  building_area: { zh: '建筑面积', kind: 'number' },
  project_count: { zh: '项目个数', kind: 'number', repeats: true },
  remark: { zh: '备注', kind: 'text', repeats: true },
};

/** Fields that are money and are kept in 元. */
export function isAmountField(field: LedgerField | null): boolean {
  return field !== null && LEDGER_FIELDS[field].kind === 'amount';
}
