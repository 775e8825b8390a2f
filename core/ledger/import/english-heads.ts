import { LEDGER_FIELDS, LedgerField } from '../ledger-fields.ts';

/** Further English words of a head, in lower case, beside the English labels of the fields. */
const WORDS: Partial<Record<LedgerField, string[]>> = {
  serial: ['no', 'number', 's/n', 'item no', '#'],
  project_code: ['project code', 'code', 'project id', 'project number'],
  name: ['name', 'project', 'project name', 'name of project', 'title', 'project title'],
  category: ['category', 'type', 'project type', 'class'],
  sector: ['sector', 'industry'],
  nature: ['nature', 'nature of construction', 'new or continued', 'construction type'],
  funding: ['funding', 'source of funds', 'funding source', 'sources of funds'],
  stage: ['stage', 'phase', 'status', 'project status'],
  region: ['town', 'township', 'district', 'county', 'area', 'region'],
  location: ['location', 'site', 'address', 'place'],
  content_scale: ['content', 'scale', 'scope', 'description', 'content and scale', 'scope of work'],
  target: ['target', 'annual target'],
  actual: ['actual', 'achieved'],
  total_investment: ['total investment', 'investment', 'total cost', 'planned total investment'],
  cumulative_to_last_year_end: ['cumulative to last year end', 'completed by end of last year'],
  annual_plan: [
    'annual plan',
    'plan of the year',
    'planned investment this year',
    'annual planned investment',
  ],
  ytd_done: [
    'completed',
    'done',
    'completed this year',
    'year to date',
    'ytd',
    'completed to date this year',
  ],
  month_done: ['completed this month', 'this month'],
  since_start_done: ['completed since start', 'cumulative', 'cumulative investment', 'total completed'],
  completion_rate: ['completion rate', 'completion', 'rate', '% complete', 'percent complete', 'progress %'],
  progress_text: ['progress', 'current progress', 'status of works'],
  image_progress: ['physical progress'],
  start_planned: ['planned start', 'start', 'start date', 'planned start date', 'commencement'],
  start_actual: ['actual start', 'actual start date'],
  finish_planned: ['planned finish', 'finish', 'end date', 'completion date', 'planned completion'],
  finish_actual: ['actual finish', 'actual completion date'],
  construction_period: ['construction period', 'period', 'years of construction'],
  lead_unit: ['lead unit', 'lead agency', 'lead department'],
  responsible_unit: ['responsible unit', 'responsible department', 'unit', 'department in charge'],
  owner: ['owner', 'client', 'employer', 'construction unit'],
  department: ['department', 'competent department', 'authority'],
  contractor: ['contractor', 'builder'],
  responsible_person: ['person in charge', 'person responsible', 'manager in charge'],
  contact: ['contact', 'contact person'],
  phone: ['telephone', 'phone', 'tel', 'mobile'],
  problems: ['problems', 'issues', 'problem'],
  next_steps: ['next steps', 'next step', 'next month'],
  remark: ['remark', 'remarks', 'note', 'notes', 'comments'],
};

/** Line breaks inside a head have taken its blanks along. */
const tight = (text: string): string => text.replace(/\s+/g, '');

const FIELDS = new Map<string, LedgerField>();
for (const field of LedgerField.options) {
  for (const word of [...(WORDS[field] ?? []), LEDGER_FIELDS[field].en.toLowerCase()])
    if (!FIELDS.has(tight(word))) FIELDS.set(tight(word), field);
}

const MONEY: [RegExp, string][] = [
  [/100\s*(million|m(?!\w))|100,000,000/i, '亿元'],
  [/10[,，]?000|10\s*k(?!\w)|ten\s*thousand/i, '万元'],
  [/million|\bmn/i, '百万元'],
  [/thousand|1[,，]000/i, '千元'],
  [/yuan|rmb|cny/i, '元'],
];

/** The unit of money that an English head names in brackets, as (10,000 yuan); null when it names none. */
export function findEnglishUnit(head: string): string | null {
  const bracket = /[([]([^()[\]]*(?:yuan|rmb|cny)[^()[\]]*)[)\]]/i.exec(head)?.[1];
  return bracket === undefined ? null : (MONEY.find(([pattern]) => pattern.test(bracket))?.[1] ?? null);
}

/** Years and months; blanks between words are gone when heads are compared, so capitals part them. */
const SPAN = /20\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|[-–—~]/g;

/** The field that an English head means, by its words alone: without brackets, years and months. Null for other heads. */
export function findEnglishField(head: string): LedgerField | null {
  if (!/^[\x20-\x7e–—]+$/.test(head) || !/[A-Za-z]{2}/.test(head)) return null;
  const bare = head.replace(/[([][^()[\]]*[)\]]/g, '').replace(/[.:*]/g, '');
  const find = (text: string): LedgerField | undefined => FIELDS.get(tight(text.toLowerCase()));
  return find(bare) ?? find(bare.replace(SPAN, '')) ?? null;
}
