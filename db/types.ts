// Generated from the migrated database; do not edit.
// migrations: b5e908d8fd04618f7a1511af2e56887394ce6783610a777b11a65dfc3c41d704
import type { ColumnType } from 'kysely';

/** The database fills the column when an insert leaves it out. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
/** Only the database may fill the column. */
export type GeneratedAlways<T> = T extends ColumnType<infer S, unknown, unknown> ? ColumnType<S, never, never> : ColumnType<T, never, never>;
/** Arrives as text, since it does not fit a number. */
export type Int8 = ColumnType<string, string | number | bigint, string | number | bigint>;
export type Timestamp = ColumnType<Date, Date | string, Date | string>;
/** Arrives parsed; goes in as JSON text, since the driver would write an array as a PostgreSQL array. */
export type Json = ColumnType<unknown, string, string>;
/** A view: read only. */
export type Viewed<T> = T extends ColumnType<infer S, unknown, unknown> ? ColumnType<S, never, never> : ColumnType<T, never, never>;
type OrNull<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S | null, I | null, U | null> : T | null;

/** 行为：每个人的每次办理，只增不改。kind 为过去式加版本，如 reports-confirmed.v1 */
export interface ActsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  kind: string;
  person_id: Int8;
  org_id: OrNull<Int8>;
  person_name: string;
  org_name: Generated<string>;
  post_title: Generated<string>;
  request_id: string | null;
  payload: Json;
  at: Generated<Timestamp>;
}

export interface AmendmentDecisionsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  amendment_id: Int8;
  project_id: Int8;
  decision: string;
  opinion: Generated<string>;
  approver_name: string;
  figure_id: OrNull<Int8>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
  /** 批准时被更正的数（申请后其他更正可能已改动它）；空为未记录，以申请时的数为准 */
  old_value: string | null;
}

/** 更正：旧值、新值、理由、何人提出、何人批准；旧的定版照旧可查 */
export interface AmendmentsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  project_id: Int8;
  period: string;
  measure: string;
  old_value: string | null;
  new_value: string;
  reason: string;
  requested_by_name: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
  /** 提出人；批准人不得为同一人 */
  requested_by: Int8;
}

/** 审计日志：时间、人员、类型、结果、对象；任何管理员不能改 */
export interface AuditEntriesTable {
  id: Generated<Int8>;
  at: Generated<Timestamp>;
  region_id: number | null;
  person_id: OrNull<Int8>;
  login: Generated<string>;
  kind: string;
  outcome: string;
  address: Generated<string>;
  session_mark: Generated<string>;
  subject: Generated<string>;
  detail: Generated<Json>;
}

/** 审计封条：按编号顺序对每一段审计日志的散列，逐段相连 */
export interface AuditSealsTable {
  seq: Int8;
  from_id: Int8;
  to_id: Int8;
  entries: number;
  hash: string;
  sealed_at: Generated<Timestamp>;
}

/** 与周一至周五不同的日子：节假日与调休上班日 */
export interface CalendarDaysTable {
  day: string;
  kind: string;
  name: string;
  source: string;
}

/** 日历订阅：每人最新一行有效，只存散列；token_hash 为空即已停用 */
export interface CalendarFeedsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  person_id: Int8;
  org_id: Int8;
  token_hash: string | null;
  act_id: Int8;
  made_at: Generated<Timestamp>;
}

/** 已有国务院办公厅放假通知的年份；其余年份的工作日为暂定 */
export interface CalendarYearsTable {
  year: number;
  source: string;
}

/** 哈希链自何时起改用国密 SM3；没有的地区用 SHA-256 */
export interface ChainAlgorithmsTable {
  region_id: number;
  algorithm: string;
  /** 自此以后接上的环用 SM3 */
  since: Generated<Timestamp>;
  /** 执行命令的系统账号 */
  set_by: string;
}

/** 每个单位每个报告期一条链的链头 */
export interface ChainHeadsTable {
  region_id: number;
  org_id: Int8;
  period: string;
  seq: number;
  hash: string;
}

/** 哈希链：散列（上一环 ‖ 行为与数字的规范 JSON）；SHA-256，或以“sm3:”写明的 SM3 */
export interface ChainLinksTable {
  region_id: number;
  org_id: Int8;
  period: string;
  seq: number;
  act_id: Int8;
  body: Json;
  hash: string;
  recorded_at: Generated<Timestamp>;
}

/** 纸质签字确认单：编号与数字散列须与系统一致，否则重新打印 */
export interface ConfirmationSheetsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  period: string;
  org_id: Int8;
  code: string;
  figures_hash: string;
  report_ids: (string)[];
  body: Json;
  act_id: Int8;
  printed_at: Generated<Timestamp>;
}

export interface CredentialsTable {
  region_id: number;
  person_id: Int8;
  password_hash: string;
  must_change: boolean;
  changed_at: Generated<Timestamp>;
  past_hashes: Generated<(string)[]>;
  /** 最近一次登录；开户后还没有登录的，是开户时间 */
  last_sign_in_at: Generated<Timestamp>;
  /** 初始密码用到何时；本人改过的为空 */
  initial_until: OrNull<Timestamp>;
}

/** 授权代办提前收回；自 ended_on 当日起不再有效 */
export interface DelegationEndsTable {
  region_id: number;
  delegation_id: Int8;
  ended_on: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 授权代办：有起止日期 */
export interface DelegationsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  from_person_id: Int8;
  to_person_id: Int8;
  role: string;
  org_id: Int8;
  valid_from: string;
  valid_to: string;
  act_id: Int8;
}

/** 发文稿纸：拟稿、核稿、会签、签发、登记编号、印发的每一步 */
export interface DocumentActsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  document_id: Int8;
  kind: string;
  from_state: string;
  to_state: string;
  version_no: number;
  opinion: Generated<string>;
  person_name: string;
  post_title: Generated<string>;
  org_name: Generated<string>;
  way: Generated<string>;
  on_date: string;
  file_id: OrNull<Int8>;
  recorded_by_name: Generated<string>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 公文涉及的单位：印发前核对、印发后签收和回复 */
export interface DocumentAddresseesTable {
  region_id: number;
  document_id: Int8;
  org_id: Int8;
  act_id: Int8;
  /** 抄送：可阅、签收，不要求回复 */
  is_copy: Generated<boolean>;
}

export interface DocumentFilesTable {
  region_id: number;
  document_id: Int8;
  version_no: number;
  format: string;
  file_id: Int8;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 文号登记簿：机关代字、年份、顺序号；作废的号仍列出 */
export interface DocumentNumbersTable {
  region_id: number;
  issuing_code: string;
  year: number;
  serial: number;
  document_id: Int8;
  state: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 签收：谁、何时、以何方式（系统内、链接、纸质代录） */
export interface DocumentReceiptsTable {
  region_id: number;
  document_id: Int8;
  org_id: Int8;
  person_name: string;
  way: string;
  on_date: string;
  recorded_by_name: Generated<string>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 回复（函复、督办反馈）：文字与附件；纸质由办文单位代录 */
export interface DocumentRepliesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  document_id: Int8;
  org_id: Int8;
  text: string;
  file_ids: Generated<(string)[]>;
  person_name: string;
  phone: Generated<string>;
  way: string;
  on_date: string;
  recorded_by_name: Generated<string>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 回复的附件与纸质扫描件 */
export interface DocumentReplyFilesTable {
  region_id: number;
  document_id: Int8;
  org_id: Int8;
  file_id: Int8;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 公文因何而起：督办事项、阶梯建议、会议、问题 */
export interface DocumentSubjectsTable {
  region_id: number;
  document_id: Int8;
  subject_kind: string;
  subject_id: Int8;
  act_id: Int8;
}

/** 送审稿：各单位核对本单位数字 */
export interface DocumentUnitChecksTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  document_id: Int8;
  version_no: number;
  org_id: Int8;
  answer: string;
  text: Generated<string>;
  person_name: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 公文内容模型的每一版；改写与删去的句子记在 edits */
export interface DocumentVersionsTable {
  region_id: number;
  document_id: Int8;
  version_no: number;
  model: Json;
  model_hash: string;
  edits: Generated<Json>;
  note: Generated<string>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 公文：当前所处环节；每版内容与每步办理另存，印发后不可改 */
export interface DocumentsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  kind: string;
  period: string | null;
  freeze_id: OrNull<Int8>;
  title: string;
  state: Generated<string>;
  current_version: Generated<number>;
  mark: Generated<string>;
  number: string | null;
  approved_on: string | null;
  issued_at: OrNull<Timestamp>;
  created_by: Int8;
  created_at: Generated<Timestamp>;
  /** 印发后谁可阅：全体单位、主送单位、只在内部 */
  audience: Generated<string>;
  /** 请函复的期限；空为不要求回复 */
  reply_by: string | null;
  /** 拟稿时该文种的办理程序原样；空为此列之前拟的稿，按产品默认程序 */
  way: OrNull<Json>;
  /** 办理程序的版次，0 为产品默认 */
  way_version: Generated<number>;
}

/** 服务企业名称、行业、所在地的历史 */
export interface EnterpriseChangesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  enterprise_id: Int8;
  changes: Json;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 企业自愿告知本办的累计数，不是统计报表；一企一月以最后一行为准 */
export interface EnterpriseFiguresTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  enterprise_id: Int8;
  period: string;
  sales_yuan: string | null;
  profit_yuan: string | null;
  output_yuan: string | null;
  electricity_kwh: string | null;
  person_name: string;
  org_id: Int8;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 走访了解：与企业谈过什么、了解到什么；是服务记录，不是督办 */
export interface EnterpriseTalksTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  /** 企业，表 enterprises（其迁移在后，故不设外键；登记时核对） */
  enterprise_id: Int8;
  on_date: string;
  /** 谈的是哪个月告知的数 */
  period: string | null;
  /** 当时请了解的各条，谈过即不再请了解 */
  asked: Generated<(string)[]>;
  /** help 继续帮办；not-now 企业暂不申报 */
  outcome: string;
  note: string;
  person_name: string;
  /** 企业当时所在镇街或园区，按它定可见范围 */
  org_id: Int8;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 服务企业：当前情况，历史在 enterprise_changes；不含统计报表 */
export interface EnterprisesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  code: Generated<string>;
  name: string;
  kind: string;
  sector: Generated<string>;
  /** 所在镇街或园区 */
  org_id: Int8;
  is_active: Generated<boolean>;
}

/** 佐证材料：随某期填报或某次阶段变化上传的文件；撤下的另记一行 voids_id，原行不动 */
export interface EvidenceFilesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  project_id: Int8;
  /** 佐证哪一期的填报；与报告期无关的为空 */
  period: string | null;
  kind: string;
  note: Generated<string>;
  file_id: Int8;
  voids_id: OrNull<Int8>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 数字：确认即入账，更正为新行并指明取代哪一行；每个数带口径与状态 */
export interface FiguresTable {
  region_id: number;
  id: Generated<Int8>;
  year: number;
  project_id: Int8;
  period: string;
  measure: string;
  value: string;
  caliber: Generated<string>;
  certainty: Generated<string>;
  version_id: OrNull<Int8>;
  origin: Json;
  act_id: Int8;
  supersedes_id: OrNull<Int8>;
  recorded_at: Generated<Timestamp>;
}

export interface FileContentsTable {
  sha256: string;
  content: Buffer;
  size_bytes: Int8;
}

/** 文件：上传的原件与生成的成品，按内容散列存放，从不改动 */
export interface FilesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  sha256: string;
  name: string;
  media_type: string;
  mark: Generated<string>;
  subject: string;
  org_id: OrNull<Int8>;
  project_id: OrNull<Int8>;
  person_id: Int8;
  act_id: OrNull<Int8>;
  created_at: Generated<Timestamp>;
}

/** 定版：数字、亮灯、排位冻结；此后更正公开进行 */
export interface FreezesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  period: string;
  year: number;
  frozen_at: Generated<Timestamp>;
  person_name: string;
  act_id: Int8;
  rulebook_version: number;
  last_figure_id: Int8;
  chain_hash: string;
  previous_hash: string;
  snapshot_hash: string;
  project_count: number;
  totals: Json;
}

/** 定版的合计与排位：split 为 total/territory/department/company/sector/level/nature/sponsor 等 */
export interface FrozenGroupsTable {
  region_id: number;
  period: string;
  split: string;
  key: string;
  label: string;
  official_order: Generated<number>;
  freeze_id: Int8;
  figures: Json;
  ranks: Json;
}

/** 定版快照：每项目一行，连同当时的名称、单位、领导、计划版本、所据数字编号 */
export interface FrozenProjectsTable {
  region_id: number;
  year: number;
  period: string;
  project_id: Int8;
  freeze_id: Int8;
  code: string;
  name: string;
  serial: number;
  parent_id: OrNull<Int8>;
  is_bundle: boolean;
  nature: string;
  sector: string;
  levels: (string)[];
  lists: (string)[];
  tags: (string)[];
  funding: string;
  total_investment_yuan: string | null;
  owner_name: string;
  reporting_org_id: Int8;
  lead_org_id: OrNull<Int8>;
  responsible_org_id: OrNull<Int8>;
  department_org_id: OrNull<Int8>;
  sponsor_person_id: OrNull<Int8>;
  sponsor_name: Generated<string>;
  stage: string;
  start_state: string;
  is_paused: boolean;
  confirm_way: string | null;
  confirmed_by: Generated<string>;
  version_id: OrNull<Int8>;
  ytd_figure_id: OrNull<Int8>;
  as_of: string;
  plan_version_id: OrNull<Int8>;
  annual_plan_yuan: string | null;
  base_yuan: string | null;
  planned_yuan: string | null;
  actual_yuan: string | null;
  counted_yuan: string | null;
  actual_period: string | null;
  month_yuan: string | null;
  completion_rate: string | null;
  planned_share: string | null;
  pro_rata_share: string | null;
  lead_points: string | null;
  pro_rata_points: string | null;
  schedule_ratio: string | null;
  shortfall_yuan: string | null;
  days_behind: number | null;
  standing: string;
  light: string;
  light_order: number;
  light_since: string | null;
  periods_in_row: number;
  reason: string;
  start_due: boolean;
  start_verified: boolean;
  resume_due: boolean;
  resumed: boolean;
  reports_due: number;
  reports_confirmed: number;
  reports_on_time: number;
  part_count: number;
  is_top: boolean;
  is_leaf: boolean;
  plan_version_no: number | null;
  rulebook_version: number;
  detail: Json;
  texts: Generated<Json>;
  /** 同 derived.project_progress；空为旧版本定版，未记录 */
  plan_basis: string | null;
  other_plan_yuan: string | null;
  is_moved_out: Generated<boolean>;
  image_scale: string | null;
  /** 同 derived.project_progress；空为没有报过，或旧版本定版，未记录 */
  image_level: string | null;
  image_level_period: string | null;
}

/** 交接单的移交人、接收人签字与办结；纸质签字由经办人登记 */
export interface HandoverSignaturesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  handover_id: Int8;
  side: string;
  way: string;
  person_name: string;
  recorded_by_name: Generated<string>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 交接单：离岗人员的岗位与未办事项，开单时的样子；历史数字仍署原名 */
export interface HandoversTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  org_id: Int8;
  from_person_id: Int8;
  to_person_id: Int8;
  from_name: string;
  to_name: string;
  reason: Generated<string>;
  body: Json;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
  /** 开单人当时的姓名 */
  recorded_by: Generated<string>;
}

/** 记住的版式：同样的表头下次照此读 */
export interface ImportLayoutsTable {
  region_id: number;
  fingerprint: string;
  layout: Json;
  updated_at: Generated<Timestamp>;
}

/** 台账导入：原件、读懂的样子、人的更正、是否已入账 */
export interface ImportRunsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  file_id: Int8;
  summary: Json;
  corrections: Generated<Json>;
  applied_act_id: OrNull<Int8>;
  job_run_id: OrNull<Int8>;
  person_id: Int8;
  created_at: Generated<Timestamp>;
}

/** 指标报送的填报、提交、审核、确认、退回历史；人名单位名照当时 */
export interface IndicatorFilingActsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  filing_id: Int8;
  kind: string;
  from_status: string;
  to_status: string;
  to_step: Generated<number>;
  reason: Generated<string>;
  version_id: OrNull<Int8>;
  org_id: Int8;
  person_id: Int8;
  person_name: string;
  org_name: string;
  post_title: string;
  act_id: Int8;
  at: Generated<Timestamp>;
}

/** 指标报送签字确认的内容：每确认一次一版，永不改动 */
export interface IndicatorFilingVersionsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  filing_id: Int8;
  version_no: number;
  org_id: Int8;
  period: string | null;
  cells: Json;
  findings: Json;
  explanations: Json;
  signed_by_name: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 指标报送：某部门一个月的报表、预计数、历史数据导入或修订；status 与 cells 为当前情况，办理历史在 indicator_filing_acts */
export interface IndicatorFilingsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  kind: string;
  period: string | null;
  org_id: Int8;
  title: Generated<string>;
  source: Generated<string>;
  certainty: Generated<string>;
  caliber: Generated<string>;
  status: Generated<string>;
  step: Generated<number>;
  return_reason: Generated<string>;
  cells: Generated<Json>;
  explanations: Generated<Json>;
  draft_version: Generated<number>;
  draft_by: OrNull<Int8>;
  draft_at: OrNull<Timestamp>;
  file_id: OrNull<Int8>;
  deadline_at: OrNull<Timestamp>;
  first_confirmed_at: OrNull<Timestamp>;
  confirmed_version_id: OrNull<Int8>;
  opened_at: Generated<Timestamp>;
}

/** 定版时推算的半年、全年数，留待与实际数对照 */
export interface IndicatorForecastsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  made_in: string;
  for_period: string;
  indicator_id: number;
  subject_id: number;
  method: string;
  value: string;
  low: string | null;
  high: string | null;
  freeze_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 指标月度定版：以当时最后一行数值和目标为界，此后修订公开进行 */
export interface IndicatorFreezesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  period: string;
  frozen_at: Timestamp;
  person_name: string;
  act_id: Int8;
  definitions_version: number;
  rules_version: number;
  last_value_id: Int8;
  last_target_id: Int8;
  value_count: number;
  snapshot_hash: string;
  previous_hash: string;
  chain_hash: string;
}

/** 导入时人教的名称：文件里的写法对应哪个指标、哪个对象；同一写法以最后一次为准 */
export interface IndicatorImportNamesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  kind: string;
  word: string;
  code: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 统计数据文件的导入：原文件、识别结果、人的答复；放进报送后记下 filing_id */
export interface IndicatorImportsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  org_id: Int8;
  person_id: Int8;
  person_name: string;
  file_id: Int8;
  file_name: string;
  answers: Generated<Json>;
  reading: Json;
  filing_id: OrNull<Int8>;
  act_id: Int8;
  started_at: Timestamp;
  /** 放进报送前那份报送的草稿（格、来源文件、已签版本），放弃导入时照此退回 */
  draft_before: OrNull<Json>;
  /** 放弃导入的时刻；放弃后不再作答、不再放进报送 */
  discarded_at: OrNull<Timestamp>;
  /** 放弃人姓名，照当时 */
  discarded_by: Generated<string>;
}

/** 指标对象名称、隶属的历史 */
export interface IndicatorSubjectChangesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  subject_id: number;
  valid_on: string;
  changes: Json;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 指标的对象：地区、行业、企业组；当前情况，历史在 indicator_subject_changes */
export interface IndicatorSubjectsTable {
  region_id: number;
  id: GeneratedAlways<number>;
  code: string;
  kind: string;
  level: Generated<string>;
  name: string;
  short_name: string;
  aliases: Generated<(string)[]>;
  parent_id: number | null;
  /** 同类对比组，在上级地区之外另行比较 */
  peer_groups: Generated<(string)[]>;
  org_id: OrNull<Int8>;
  /** 本地区：看板默认看它 */
  is_own: Generated<boolean>;
  official_order: number;
  is_active: Generated<boolean>;
  /** 格子地图上的行，自上而下 */
  tile_row: number | null;
  /** 格子地图上的列，自左而右 */
  tile_column: number | null;
}

/** 年度目标：人代会预算目标、上级任务、力争目标，逐版留存；全空的一版为取消 */
export interface IndicatorTargetsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  year: number;
  indicator_id: number;
  subject_id: number;
  kind: string;
  value: string | null;
  growth: string | null;
  rank: number | null;
  /** 分月累计目标，十二个数；空为按时间进度 */
  months: OrNull<Json>;
  lead_org_id: OrNull<Int8>;
  supporting_org_ids: Generated<(string)[]>;
  basis: string;
  version_no: number;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 指标数值：确认即入账，修订为新行，旧行照旧可查；值与增速全空的行为撤销，须有原因 */
export interface IndicatorValuesTable {
  region_id: number;
  year: number;
  id: Generated<Int8>;
  indicator_id: number;
  subject_id: number;
  period: string;
  value: string | null;
  /** 来源公布的同比（%），按公布数使用，不再自行计算 */
  growth: string | null;
  /** 来源同时公布的上年同期数（可比口径） */
  base: string | null;
  certainty: string;
  caliber: Generated<string>;
  version_id: OrNull<Int8>;
  org_id: Int8;
  /** 来自哪个文件的哪一格，如 表1!C5 */
  place: string | null;
  /** 修订或撤销的原因 */
  reason: string | null;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 指标的编号：代码一经使用不再改变；名称、单位、口径等定义见 rulebooks 的 indicators */
export interface IndicatorsTable {
  region_id: number;
  id: GeneratedAlways<number>;
  code: string;
  act_id: OrNull<Int8>;
}

/** 督查检查的结果：已开展或取消；一次计划一条 */
export interface InspectionEndsTable {
  region_id: number;
  plan_id: Int8;
  kind: string;
  ended_on: string;
  reason: Generated<string>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 督查检查计划：同类合并，计入年度指标；merges 为并入本次的各次 */
export interface InspectionPlansTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  title: string;
  topic: string;
  planned_on: string;
  until_on: string;
  org_ids: (string)[];
  led_by: string;
  merges: Generated<(string)[]>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 后台任务的进度：页面上看得见、可取消 */
export interface JobRunsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  kind: string;
  state: Generated<string>;
  total: number | null;
  done: Generated<number>;
  message: Generated<string>;
  request: Generated<Json>;
  result: OrNull<Json>;
  cancel_asked: Generated<boolean>;
  person_id: Int8;
  created_at: Generated<Timestamp>;
  finished_at: OrNull<Timestamp>;
}

/** 对建议的决定：采纳（拟文或记录）、不采纳（理由）、由更高一级取代、因已反馈或已办结而失效 */
export interface LadderDecisionsTable {
  region_id: number;
  proposal_id: Int8;
  decision: string;
  reason: Generated<string>;
  document_id: OrNull<Int8>;
  person_name: string;
  org_name: string;
  decided_on: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 建议涉及的事项：同一事项同一时限同一级只提一次；被取代的建议中其余事项转入新的建议 */
export interface LadderProposalTasksTable {
  region_id: number;
  proposal_id: Int8;
  task_id: Int8;
  instrument: string;
  org_id: Int8;
  due_on: string;
  overdue_days: number;
  proposed_on: string;
  act_id: Int8;
}

/** 督办阶梯的建议：系统只提出，由人决定；rung 为提出时的规则原样 */
export interface LadderProposalsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  instrument: string;
  org_id: Int8;
  proposed_on: string;
  rung: Json;
  rulebook_version: number;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 上次来访：今日页面从 since 起列出变化；可改 */
export interface LastVisitsTable {
  region_id: number;
  person_id: Int8;
  /** 上一次来访结束的时刻；首次来访期间为空 */
  since: OrNull<Timestamp>;
  last_at: Timestamp;
}

/** 无正当理由除外：理由、批准人、到期日 */
export interface LightExemptionsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  project_id: Int8;
  dimension: string;
  reason: string;
  approver: string;
  expires_on: string;
  voids_id: OrNull<Int8>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 回头看抽取：种子、名单与结果，可重演 */
export interface LookBackDrawsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  title: string;
  from_on: string;
  to_on: string;
  share_per_mille: number;
  seed: string;
  pool: (string)[];
  drawn: (string)[];
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 议定事项转成的督办事项；ordered_by 为先行交办的决定人，空为随纪要签发 */
export interface MeetingDecisionTasksTable {
  region_id: number;
  meeting_id: Int8;
  no: number;
  task_id: Int8;
  ordered_by: Generated<string>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 议定事项：每次修改为新的一版；纪要签发后不再有新版 */
export interface MeetingDecisionsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  meeting_id: Int8;
  no: number;
  version: number;
  decision: Json;
  /** 牵头与配合单位：签发前只有它们看得到这一项 */
  org_ids: Generated<(string)[]>;
  is_struck: Generated<boolean>;
  reason: Generated<string>;
  person_name: string;
  org_name: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 会议材料与签字件 */
export interface MeetingFilesTable {
  region_id: number;
  meeting_id: Int8;
  file_id: Int8;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 会议的每一步：现状由各步推出，存于 derived.meeting_standings */
export interface MeetingMovesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  meeting_id: Int8;
  seq: number;
  kind: string;
  move: Json;
  person_name: string;
  org_id: Int8;
  org_name: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 会议通知到的单位：自通知起可见 */
export interface MeetingPartiesTable {
  region_id: number;
  meeting_id: Int8;
  org_id: Int8;
  act_id: Int8;
}

/** 会议系列：每次调整为新的一版，最新一版有效 */
export interface MeetingSeriesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  series_no: number;
  version: number;
  series: Json;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 调度会：属于哪个系列，永不改动；安排、议程、通知、纪要在 meeting_moves */
export interface MeetingsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  series_no: number | null;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 节点日期：原定、批准变更、实际并列，原定不变 */
export interface MilestoneDatesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  project_id: Int8;
  milestone_id: Int8;
  kind: string;
  finish_on: string;
  reason: Generated<string>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

export interface MilestonesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  project_id: Int8;
  name: string;
  weight: Generated<number>;
  is_critical: Generated<boolean>;
  evidence_wanted: Generated<string>;
  act_id: Int8;
}

/** 个人的提醒方式；可改 */
export interface NoticeChoicesTable {
  region_id: number;
  person_id: Int8;
  choices: Json;
  last_mail_at: OrNull<Timestamp>;
}

/** 站内消息：一件待办提醒一次，办了即关闭；可改的只有已读与关闭 */
export interface NoticesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  person_id: Int8;
  org_id: Int8;
  /** 同一待办的标志：未关闭的只有一条 */
  key: string;
  kind: string;
  sentence: string;
  count: number;
  address: string;
  is_late: boolean;
  told_at: Generated<Timestamp>;
  read_at: OrNull<Timestamp>;
  closed_at: OrNull<Timestamp>;
}

/** 单位名称、隶属、撤并的历史（两个时钟） */
export interface OrgChangesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  org_id: Int8;
  valid_on: string;
  recorded_at: Generated<Timestamp>;
  act_id: Int8;
  changes: Json;
}

/** 单位：部门、镇街、园区、国有企业、工作机构；当前情况，历史在 org_changes */
export interface OrgsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  code: string;
  name: string;
  short_name: string;
  aliases: Generated<(string)[]>;
  kind: string;
  parent_id: OrNull<Int8>;
  /** 行政隶属路径，随上级单位变动 */
  path: string;
  /** 规范排序 */
  official_order: number;
  is_project_office: Generated<boolean>;
  is_active: Generated<boolean>;
}

/** 待发消息：同一键只有一条；状态可改 */
export interface OutboxTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  key: string;
  robot_id: OrNull<Int8>;
  person_id: OrNull<Int8>;
  mail_address: Generated<string>;
  subject: Generated<string>;
  text: string;
  state: Generated<string>;
  attempts: Generated<number>;
  created_at: Generated<Timestamp>;
  next_try_at: Generated<Timestamp>;
  sent_at: OrNull<Timestamp>;
  answer: Generated<string>;
  /** 开始发送的时刻：有了结果即清空；留着的，不知是否送到 */
  begun_at: OrNull<Timestamp>;
  /** 没有发出的原因，代码见 core/notifications/send-fault.ts */
  fault: Generated<string>;
}

/** 延期：一次办理可含多个单位 */
export interface PeriodExtensionsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  period: string;
  org_ids: (string)[];
  deadline_at: Timestamp;
  reason: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 报告期与报送日历：截止日、报送时限、审核日，可逐期调整 */
export interface PeriodsTable {
  region_id: number;
  id: string;
  kind: string;
  year: number;
  cut_off_on: string;
  /** 时限公布时间；迟报自公布的时限起算 */
  announced_at: OrNull<Timestamp>;
  deadline_at: Timestamp;
  review_on: string;
  forecast_deadline_at: OrNull<Timestamp>;
  opened_at: OrNull<Timestamp>;
  note: Generated<string>;
  /** 加密报送的报告期所属月份：该月定版后不再办理；月报为空 */
  month: string | null;
}

/** 联系电话（个人信息）：本单位与项目办可见，查看留痕 */
export interface PersonContactsTable {
  region_id: number;
  person_id: Int8;
  org_path: string;
  desk_phone: Generated<string>;
  mobile_phone: Generated<string>;
}

/** 人员；login 不分大小写，永不复用 */
export interface PersonsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  name: string;
  login: string;
  is_active: Generated<boolean>;
}

/** 年度计划下达与批次调整（文号、日期、调增/调减/调出/抵补） */
export interface PlanBatchesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  year: number;
  kind: string;
  document_number: string;
  decided_on: string;
  approver: string;
  reason: Generated<string>;
  in_force_from: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 年度计划：每版是全年十二个月的累计曲线；基线永远保留 */
export interface PlanVersionsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  project_id: Int8;
  year: number;
  version_no: number;
  /** 自该月报告期起适用 */
  in_force_from: string;
  change_kind: Generated<string>;
  annual_yuan: string;
  first_month: number;
  last_month: number;
  profile: string;
  cumulative_yuan: (string)[];
  batch_id: Int8;
  act_id: Int8;
  origin: Generated<Json>;
  recorded_at: Generated<Timestamp>;
  /** 调出原因类别：无法实施、移交、上级调整……；其余变动为空 */
  removal_class: Generated<string>;
}

export interface PlannedPaymentsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  project_id: Int8;
  name: string;
  due_on: string;
  amount_yuan: string;
  paid_on: string | null;
  supersedes_id: OrNull<Int8>;
  act_id: Int8;
}

/** 任职：一人可有多个；到期留存，不删除 */
export interface PostsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  person_id: Int8;
  org_id: Int8;
  role: string;
  title: string;
  /** 联络员所服务的领导 */
  for_person_id: OrNull<Int8>;
  official_order: Generated<number>;
  valid_from: string;
  valid_to: string | null;
  act_id: OrNull<Int8>;
}

/** 问题的佐证材料：随反馈、办结、验收上传 */
export interface ProblemFilesTable {
  region_id: number;
  problem_id: Int8;
  file_id: Int8;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 问题办理的每一步：现状由各步推出，存于 derived.problem_standings */
export interface ProblemMovesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  problem_id: Int8;
  seq: number;
  kind: string;
  move: Json;
  person_name: string;
  org_id: Int8;
  org_name: string;
  post_title: Generated<string>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 与问题有关的单位：提出、责任、配合、接球；曾经有关的一直可见 */
export interface ProblemPartiesTable {
  region_id: number;
  problem_id: Int8;
  org_id: Int8;
  act_id: Int8;
}

/** 名册中的一个对象 */
export interface ProblemRollRowsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  roll_id: Int8;
  serial: number;
  name: string;
  place: Generated<string>;
  act_id: Int8;
}

/** 销账的每一勾；反复另记一勾，原勾不动 */
export interface ProblemRollTicksTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  roll_id: Int8;
  row_id: Int8;
  step: string;
  is_done: boolean;
  on_date: string;
  note: Generated<string>;
  person_name: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
  /** 更正误勾：恢复未办，写明原因，不计反复 */
  is_correction: Generated<boolean>;
}

/** 对象名册：逐人、逐户、逐井销账的名单与步骤 */
export interface ProblemRollsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  problem_id: Int8;
  name: string;
  steps: Json;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 问题：提出时的原话与来源，永不改动；办理经过在 problem_moves */
export interface ProblemsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  project_id: OrNull<Int8>;
  title: string;
  need: string;
  source_kind: string;
  /** 来源：报送的期别与项目、亮灯的期别与原因、会议或走访 */
  source: Generated<Json>;
  raised_org_id: Int8;
  raised_on: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 项目每次变动：changes 为 {字段: [旧, 新]}，origin 为 {字段: {fileId, sheet, address}} 或表单 */
export interface ProjectChangesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  project_id: Int8;
  valid_on: string;
  recorded_at: Generated<Timestamp>;
  act_id: Int8;
  voids_id: OrNull<Int8>;
  changes: Json;
  origin: Generated<Json>;
  reason: Generated<string>;
}

/** 重点项目：当前情况（由 project_changes 等历史推得，verify 核对） */
export interface ProjectsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  /** 项目编码：国家或县内编码，文本 */
  code: string;
  name: string;
  serial: Generated<number>;
  /** 打捆项目的父项；父项不填报，数字为子项之和 */
  parent_id: OrNull<Int8>;
  is_bundle: Generated<boolean>;
  /** 续建 / 新建 / 竣工投产 / 前期储备 */
  nature: string;
  sector: Generated<string>;
  /** 省 / 市 / 县重点，可并存 */
  levels: Generated<(string)[]>;
  lists: Generated<(string)[]>;
  tags: Generated<(string)[]>;
  funding: Generated<string>;
  location: Generated<string>;
  content_scale: Generated<string>;
  /** 计划总投资（元） */
  total_investment_yuan: string | null;
  /** 建设单位（业主） */
  owner_name: Generated<string>;
  /** 填报单位 */
  reporting_org_id: Int8;
  /** 会签单位（镇街与园区共有项目） */
  cosign_org_id: OrNull<Int8>;
  /** 牵头单位 */
  lead_org_id: OrNull<Int8>;
  /** 责任单位（属地） */
  responsible_org_id: OrNull<Int8>;
  /** 行业主管部门（复核） */
  department_org_id: OrNull<Int8>;
  /** 配合单位 */
  supporting_org_ids: Generated<(string)[]>;
  /** 包联领导 */
  sponsor_person_id: OrNull<Int8>;
  /** 包联单位 */
  sponsor_org_id: OrNull<Int8>;
  /** 项目专员 */
  specialist_name: Generated<string>;
  team_note: Generated<string>;
  scheme_note: Generated<string>;
  stage: Generated<string>;
  stage_on: string | null;
  /** 开工：未报 / 已报待核 / 已核实 / 被推翻 */
  start_state: Generated<string>;
  started_on: string | null;
  planned_start_on: string | null;
  planned_finish_on: string | null;
  finished_on: string | null;
  is_paused: Generated<boolean>;
  /** 在年度清单内（调出、注销为否） */
  is_listed: Generated<boolean>;
  /** 填报单位的隶属路径，行级权限用 */
  org_path: string;
  /** 名称、编码、拼音首字母 */
  search_text: string;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  /** 项目选定的形象进度分级名称；空为按行业 */
  image_scale: Generated<string>;
}

/** 地区：拥有记录的县（市、省） */
export interface RegionsTable {
  id: number;
  code: string;
  name: string;
  level: string;
  /** 网络环境：互联网或政务外网，初始化时声明（8.2） */
  network_zone: string;
  is_sample: Generated<boolean>;
  created_at: Generated<Timestamp>;
}

/** 群内回复（接龙）：项目办粘贴后记为已收到，一期一单位一次 */
export interface ReminderRepliesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  period: string;
  org_id: Int8;
  line: string;
  person_name: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 催报记录 */
export interface RemindersTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  period: string;
  org_id: Int8;
  way: string;
  text: string;
  person_name: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 一次性回复链接：只存散列，到期或用过即失效，只通向一份公文或一次会议的回执 */
export interface ReplyLinksTable {
  token_hash: string;
  region_id: number;
  document_id: OrNull<Int8>;
  org_id: Int8;
  expires_at: Timestamp;
  used_at: OrNull<Timestamp>;
  made_by_name: string;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
  meeting_id: OrNull<Int8>;
}

/** 填报、提交、确认、复核、审核、退回的历史；人名单位名照当时 */
export interface ReportActsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  report_id: Int8;
  project_id: Int8;
  period: string;
  kind: string;
  from_status: string;
  to_status: string;
  to_step: Generated<number>;
  reason: Generated<string>;
  way: Generated<string>;
  sheet_id: OrNull<Int8>;
  version_id: OrNull<Int8>;
  person_id: Int8;
  person_name: string;
  org_name: string;
  post_title: string;
  act_id: Int8;
  at: Generated<Timestamp>;
}

/** 签字确认的内容：每确认一次一版，永不改动 */
export interface ReportVersionsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  report_id: Int8;
  project_id: Int8;
  period: string;
  version_no: number;
  line: Json;
  findings: Json;
  explanations: Json;
  origin: Json;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 每个项目每个报告期应报的一份；status 与 draft 为当前情况，办理历史在 report_acts */
export interface ReportsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  period: string;
  project_id: Int8;
  org_id: Int8;
  department_org_id: OrNull<Int8>;
  status: Generated<string>;
  /** 单位内部步骤：0 填报，依次往后（8.1） */
  step: Generated<number>;
  return_reason: Generated<string>;
  draft: OrNull<Json>;
  explanations: Generated<Json>;
  draft_version: Generated<number>;
  draft_by: OrNull<Int8>;
  draft_at: OrNull<Timestamp>;
  deadline_at: Timestamp;
  first_confirmed_at: OrNull<Timestamp>;
  confirmed_version_id: OrNull<Int8>;
  confirm_way: string | null;
  /** 是否应报：项目退出清单后未确认的报表不再应报，回到清单即恢复；已定版报告期不变 */
  is_due: Generated<boolean>;
}

/** 每个地址本分钟的请求数，各网页进程合计；只记一分钟内满一百次的 */
export interface RequestCountsTable {
  /** 来访地址 */
  address: string;
  /** 哪一分钟 */
  minute: Timestamp;
  /** 这一分钟内已报上来的请求数 */
  requests: number;
}

/** 同一请求只办一次：重复提交得到第一次的答复 */
export interface RequestIdsTable {
  region_id: number;
  person_id: Int8;
  request_id: string;
  answer: Json;
  at: Generated<Timestamp>;
  /** 所请求内容的哈希：编号相同、内容不同的不当作重复提交 */
  asked_hash: string | null;
}

/** 群机器人；地址与密钥只有发送的进程能读 */
export interface RobotsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  kind: string;
  name: string;
  /** 封存的地址（server/platform/sealed-text.ts），密钥不在库里 */
  address: string;
  /** 遮去密钥的地址，供页面显示 */
  shown_address: string;
  /** 封存的签名密钥，同上 */
  secret: Generated<string>;
  has_secret: Generated<boolean>;
  topics: (string)[];
  is_on: boolean;
  /** 此刻以前的事不再说 */
  since: Generated<Timestamp>;
  /** 项目办主任允许带标题和数字 */
  tells_more: Generated<boolean>;
  /** 移除的时刻：地址和密钥同时清空 */
  removed_at: OrNull<Timestamp>;
}

/** 规则：亮灯规则、填报步骤、报送日历、通报设置等，带版本、生效日期和依据 */
export interface RulebooksTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  kind: string;
  version: number;
  valid_from: string;
  body: Json;
  source: Generated<string>;
  act_id: OrNull<Int8>;
  recorded_at: Generated<Timestamp>;
}

export interface SavedViewsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  person_id: Int8;
  page: string;
  name: string;
  search: string;
}

/** 动态口令：密钥、确认时间、用过的最后一个时间段（同一口令不能再用）、备用码的散列 */
export interface SecondFactorsTable {
  region_id: number;
  person_id: Int8;
  /** 封存的动态口令密钥，同上 */
  secret: string;
  confirmed_at: OrNull<Timestamp>;
  last_step: Generated<Int8>;
  recovery_hashes: Generated<(string)[]>;
}

/** 安全告警：连续登录失败、越权尝试、大量导出、管理权限变动、散列链不符；只增不改 */
export interface SecurityAlertsTable {
  id: Generated<Int8>;
  /** 所属地区；空为登录前的事（不知是谁），各地区的安全管理员、审计员都看得到 */
  region_id: number | null;
  raised_at: Generated<Timestamp>;
  /** sign-in-login 同一登录名连续失败，sign-in-address 同一地址连续失败，refusals 多次被拒绝，exports 大量导出，rights 管理权限变动，chain 链不符 */
  kind: string;
  /** 同一件事只告警一次：类别、对象、时段 */
  key: string;
  /** 登录名、地址、岗位或链的位置 */
  subject: string;
  detail: Generated<Json>;
}

export interface SessionsTable {
  token_hash: string;
  region_id: number;
  person_id: Int8;
  org_id: Int8;
  created_at: Generated<Timestamp>;
  last_seen_at: Generated<Timestamp>;
  expires_at: Timestamp;
  address: string;
  agent: string;
  /** 地区要求动态口令而本人还没有：先设好才能办别的 */
  must_set_factor: Generated<boolean>;
}

/** 一次性链接：建立第一个管理员 */
export interface SetupLinksTable {
  token_hash: string;
  expires_at: Timestamp;
  used_at: OrNull<Timestamp>;
}

/** 登录失败计数：按账号与按地址 */
export interface SignInCountersTable {
  key: string;
  failures: number;
  first_at: Timestamp;
  locked_until: OrNull<Timestamp>;
}

/** 讲话、纪要、通知的原文：拆解出的任务按位置指回原文 */
export interface SourceTextsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  title: string;
  kind: string;
  held_on: string;
  text: string;
  file_id: OrNull<Int8>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 阶段、开工核实、停复工、日期变更的历史 */
export interface StageEventsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  project_id: Int8;
  kind: string;
  stage: Generated<string>;
  on_date: string;
  /** 停工：预计复工日；日期变更：变更前的日期（原定日期由此可见） */
  until_date: string | null;
  reason: Generated<string>;
  approver: Generated<string>;
  evidence_file_id: OrNull<Int8>;
  evidence_note: Generated<string>;
  voids_id: OrNull<Int8>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 未开工说明：原因类别、承诺开工日期、书面说明；只增不改，后一条取代前一条 */
export interface StartExplanationsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  project_id: Int8;
  reason_class: string;
  /** 承诺开工日期：不改变计划开工日期，计划开工变更须另经批准 */
  promised_on: string | null;
  explanation: Generated<string>;
  org_name: Generated<string>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 入统、退出：企业或项目单位告知，逐次记录 */
export interface StatisticsMovesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  enterprise_id: OrNull<Int8>;
  project_id: OrNull<Int8>;
  kind: string;
  on_date: string;
  note: Generated<string>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 入统要件是否齐备：一件一行，以最后一行为准 */
export interface StatisticsPapersTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  enterprise_id: OrNull<Int8>;
  project_id: OrNull<Int8>;
  paper: string;
  is_there: boolean;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 事项的佐证材料：随反馈、办结、核查上传 */
export interface TaskFilesTable {
  region_id: number;
  task_id: Int8;
  file_id: Int8;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 督办事项办理的每一步：现状由各步推出，存于 derived.task_standings */
export interface TaskMovesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  task_id: Int8;
  seq: number;
  kind: string;
  move: Json;
  person_name: string;
  org_id: Int8;
  org_name: string;
  post_title: Generated<string>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 与事项有关的单位：牵头、配合；立项之后可见 */
export interface TaskPartiesTable {
  region_id: number;
  task_id: Int8;
  org_id: Int8;
  act_id: Int8;
}

/** 督办事项：来源与原话，永不改动；立项内容与办理经过在 task_moves */
export interface TasksTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  source_kind: string;
  source_title: string;
  source_on: string | null;
  quote: Generated<string>;
  source_text_id: OrNull<Int8>;
  spans: Generated<Json>;
  project_id: OrNull<Int8>;
  problem_id: OrNull<Int8>;
  proposed_org_id: Int8;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

export interface UpwardReportsTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  template_id: Int8;
  period: string;
  freeze_id: Int8;
  file_id: Int8;
  differences: Generated<Json>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 上报表：上级模板一次对好，以后每期按定版填出 */
export interface UpwardTemplatesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  name: string;
  file_id: Int8;
  mapping: Json;
  supersedes_id: OrNull<Int8>;
  act_id: Int8;
  recorded_at: Generated<Timestamp>;
}

/** 截至上年底累计完成投资：结转所得，年报核对后公开更正 */
export interface YearBasesTable {
  region_id: number;
  id: GeneratedAlways<Int8>;
  project_id: Int8;
  year: number;
  base_yuan: string;
  act_id: Int8;
  supersedes_id: OrNull<Int8>;
  reason: Generated<string>;
  recorded_at: Generated<Timestamp>;
}

/** 审计封存进度（只有 1 号一行）：settled_id 以下的编号不会再有新的记录；seen_id 待当时在办的事务结束后转为 settled */
export interface DerivedAuditHorizonTable {
  id: number;
  settled_id: Generated<Int8>;
  seen_id: Generated<Int8>;
  /** 看到 seen_id 时尚未开始的第一个事务 */
  seen_xmax: Generated<string>;
}

/** 导入预览：各工作表的行、问题、提示和差异，按页存放；可由原件、更正和台账重算 */
export interface DerivedImportPagesTable {
  region_id: number;
  import_id: Int8;
  part: string;
  page: number;
  body: Json;
}

/** 会议的现状：由 meeting_moves 推出，可重建 */
export interface DerivedMeetingStandingsTable {
  region_id: number;
  meeting_id: Int8;
  seq: number;
  state: string;
  held_on: string;
  merged_into: OrNull<Int8>;
  standing: Json;
}

/** 问题的现状：由 problem_moves 推出，可重建 */
export interface DerivedProblemStandingsTable {
  region_id: number;
  problem_id: Int8;
  seq: number;
  state: string;
  category: string;
  level: number;
  owner_org_id: OrNull<Int8>;
  due_on: string | null;
  holder_key: string | null;
  is_step_up_proposed: Generated<boolean>;
  standing: Json;
}

/** 项目进度与亮灯：每项目每期一行，随确认在同一事务内更新，可由台账重建 */
export interface DerivedProjectProgressTable {
  region_id: number;
  year: number;
  period: string;
  project_id: Int8;
  as_of: string;
  plan_version_id: OrNull<Int8>;
  annual_plan_yuan: string | null;
  base_yuan: string | null;
  planned_yuan: string | null;
  actual_yuan: string | null;
  /** 亮灯与分组用：到期未报按0计 */
  counted_yuan: string | null;
  actual_period: string | null;
  month_yuan: string | null;
  completion_rate: string | null;
  planned_share: string | null;
  pro_rata_share: string | null;
  lead_points: string | null;
  pro_rata_points: string | null;
  schedule_ratio: string | null;
  shortfall_yuan: string | null;
  days_behind: number | null;
  standing: string;
  light: string;
  /** 1 红 2 黄 3 绿 4 蓝 5 灰，列表排序用 */
  light_order: number;
  light_since: string | null;
  periods_in_row: Generated<number>;
  reason: Generated<string>;
  start_due: Generated<boolean>;
  start_verified: Generated<boolean>;
  resume_due: Generated<boolean>;
  resumed: Generated<boolean>;
  reports_due: Generated<number>;
  reports_confirmed: Generated<number>;
  reports_on_time: Generated<number>;
  total_investment_yuan: string | null;
  /** 展开个数：打捆项目为子项数，其余为1 */
  part_count: number;
  /** 不是打捆子项：合计按它，每个项目一次；子项不重复计 */
  is_top: boolean;
  /** 不是打捆父项：按属地、填报单位分组用它（展开） */
  is_leaf: boolean;
  plan_version_no: number | null;
  rulebook_version: number;
  /** 各维度灯、理由、转绿条件、所需月均、节点等（规则的完整结果） */
  detail: Json;
  derived_at: Generated<Timestamp>;
  /** 完成率以哪个计划为分母：in-force 现行计划，first-issued 年初下达计划 */
  plan_basis: string | null;
  /** 另一计划口径的年度计划投资；没有或不大于0为空 */
  other_plan_yuan: string | null;
  /** 经批次调出、已不在清单：只计入仍有其数额的那个计划口径，其他合计和名单都不计 */
  is_moved_out: Generated<boolean>;
  /** 所用形象进度分级的名称；没有报过为空 */
  image_scale: string | null;
  /** 最近一次报送的形象进度级，按当期分级的名称；没有报过或分级中已无此级为空 */
  image_level: string | null;
  /** 该级是哪一期报送的 */
  image_level_period: string | null;
}

/** 安全巡查进度（只有 1 号一行）：一小时内最早一条审计记录的编号，审计封条核对到的号，散列链核对到的单位 */
export interface DerivedSecurityWatchTable {
  id: number;
  from_id: Generated<Int8>;
  seal_seq: Generated<Int8>;
  region_id: Generated<number>;
  org_id: Generated<Int8>;
}

/** 督办事项的现状：由 task_moves 推出，可重建 */
export interface DerivedTaskStandingsTable {
  region_id: number;
  task_id: Int8;
  seq: number;
  state: string;
  lead_org_id: Int8;
  due_on: string | null;
  standing: Json;
}

/** 派生表由哪个版本推出（只有 1 号一行）：换了版本，后台启动时全部重推一次 */
export interface DerivedWorkedOutByTable {
  id: number;
  /** 产品版本和迁移的散列；空为升级之前 */
  version: string;
}

export interface DB {
  acts: ActsTable;
  amendment_decisions: AmendmentDecisionsTable;
  amendments: AmendmentsTable;
  audit_entries: AuditEntriesTable;
  audit_seals: AuditSealsTable;
  calendar_days: CalendarDaysTable;
  calendar_feeds: CalendarFeedsTable;
  calendar_years: CalendarYearsTable;
  chain_algorithms: ChainAlgorithmsTable;
  chain_heads: ChainHeadsTable;
  chain_links: ChainLinksTable;
  confirmation_sheets: ConfirmationSheetsTable;
  credentials: CredentialsTable;
  delegation_ends: DelegationEndsTable;
  delegations: DelegationsTable;
  document_acts: DocumentActsTable;
  document_addressees: DocumentAddresseesTable;
  document_files: DocumentFilesTable;
  document_numbers: DocumentNumbersTable;
  document_receipts: DocumentReceiptsTable;
  document_replies: DocumentRepliesTable;
  document_reply_files: DocumentReplyFilesTable;
  document_subjects: DocumentSubjectsTable;
  document_unit_checks: DocumentUnitChecksTable;
  document_versions: DocumentVersionsTable;
  documents: DocumentsTable;
  enterprise_changes: EnterpriseChangesTable;
  enterprise_figures: EnterpriseFiguresTable;
  enterprise_talks: EnterpriseTalksTable;
  enterprises: EnterprisesTable;
  evidence_files: EvidenceFilesTable;
  figures: FiguresTable;
  file_contents: FileContentsTable;
  files: FilesTable;
  freezes: FreezesTable;
  frozen_groups: FrozenGroupsTable;
  frozen_projects: FrozenProjectsTable;
  handover_signatures: HandoverSignaturesTable;
  handovers: HandoversTable;
  import_layouts: ImportLayoutsTable;
  import_runs: ImportRunsTable;
  indicator_filing_acts: IndicatorFilingActsTable;
  indicator_filing_versions: IndicatorFilingVersionsTable;
  indicator_filings: IndicatorFilingsTable;
  indicator_forecasts: IndicatorForecastsTable;
  indicator_freezes: IndicatorFreezesTable;
  indicator_import_names: IndicatorImportNamesTable;
  indicator_imports: IndicatorImportsTable;
  indicator_subject_changes: IndicatorSubjectChangesTable;
  indicator_subjects: IndicatorSubjectsTable;
  indicator_targets: IndicatorTargetsTable;
  indicator_values: IndicatorValuesTable;
  indicators: IndicatorsTable;
  inspection_ends: InspectionEndsTable;
  inspection_plans: InspectionPlansTable;
  job_runs: JobRunsTable;
  ladder_decisions: LadderDecisionsTable;
  ladder_proposal_tasks: LadderProposalTasksTable;
  ladder_proposals: LadderProposalsTable;
  last_visits: LastVisitsTable;
  light_exemptions: LightExemptionsTable;
  look_back_draws: LookBackDrawsTable;
  meeting_decision_tasks: MeetingDecisionTasksTable;
  meeting_decisions: MeetingDecisionsTable;
  meeting_files: MeetingFilesTable;
  meeting_moves: MeetingMovesTable;
  meeting_parties: MeetingPartiesTable;
  meeting_series: MeetingSeriesTable;
  meetings: MeetingsTable;
  milestone_dates: MilestoneDatesTable;
  milestones: MilestonesTable;
  notice_choices: NoticeChoicesTable;
  notices: NoticesTable;
  org_changes: OrgChangesTable;
  orgs: OrgsTable;
  outbox: OutboxTable;
  period_extensions: PeriodExtensionsTable;
  periods: PeriodsTable;
  person_contacts: PersonContactsTable;
  persons: PersonsTable;
  plan_batches: PlanBatchesTable;
  plan_versions: PlanVersionsTable;
  planned_payments: PlannedPaymentsTable;
  posts: PostsTable;
  problem_files: ProblemFilesTable;
  problem_moves: ProblemMovesTable;
  problem_parties: ProblemPartiesTable;
  problem_roll_rows: ProblemRollRowsTable;
  problem_roll_ticks: ProblemRollTicksTable;
  problem_rolls: ProblemRollsTable;
  problems: ProblemsTable;
  project_changes: ProjectChangesTable;
  projects: ProjectsTable;
  regions: RegionsTable;
  reminder_replies: ReminderRepliesTable;
  reminders: RemindersTable;
  reply_links: ReplyLinksTable;
  report_acts: ReportActsTable;
  report_versions: ReportVersionsTable;
  reports: ReportsTable;
  request_counts: RequestCountsTable;
  request_ids: RequestIdsTable;
  robots: RobotsTable;
  rulebooks: RulebooksTable;
  saved_views: SavedViewsTable;
  second_factors: SecondFactorsTable;
  security_alerts: SecurityAlertsTable;
  sessions: SessionsTable;
  setup_links: SetupLinksTable;
  sign_in_counters: SignInCountersTable;
  source_texts: SourceTextsTable;
  stage_events: StageEventsTable;
  start_explanations: StartExplanationsTable;
  statistics_moves: StatisticsMovesTable;
  statistics_papers: StatisticsPapersTable;
  task_files: TaskFilesTable;
  task_moves: TaskMovesTable;
  task_parties: TaskPartiesTable;
  tasks: TasksTable;
  upward_reports: UpwardReportsTable;
  upward_templates: UpwardTemplatesTable;
  year_bases: YearBasesTable;
  'derived.audit_horizon': DerivedAuditHorizonTable;
  'derived.import_pages': DerivedImportPagesTable;
  'derived.meeting_standings': DerivedMeetingStandingsTable;
  'derived.problem_standings': DerivedProblemStandingsTable;
  'derived.project_progress': DerivedProjectProgressTable;
  'derived.security_watch': DerivedSecurityWatchTable;
  'derived.task_standings': DerivedTaskStandingsTable;
  'derived.worked_out_by': DerivedWorkedOutByTable;
}
