// The economy of the sample county: four years of months, filed and signed by the departments through the verbs themselves.
import type { FilingCell, FilingKind } from '#core/indicators/public.ts';
import { getNextPeriod, getPreviousPeriod } from '#core/platform/public.ts';
import {
  confirmFiling,
  freezeIndicators,
  moveFiling,
  openFiling,
  saveFiling,
  setIndicators,
  setSubjects,
  setTargets,
} from '#server/indicators/public.ts';
import { type Bureau, openBureau, orgOf } from './bureau.ts';
import { Economy } from './economy-course.ts';
import { SAMPLE_INDICATORS } from './economy-indicators.ts';
import { COUNTIES, OWN_CODE, SUBJECTS } from './economy-places.ts';
import { listSampleTargets } from './economy-targets.ts';
import { ctxOf, type SampleDesk } from './sample-desk.ts';

/** Departments by the beginning of their accounts, with the day of the next month on which they sign. */
const DEPARTMENTS: readonly { key: string; name: string; day: number }[] = [
  { key: 'czj', name: '财政局', day: 4 },
  { key: 'gxj', name: '工信局', day: 6 },
  { key: 'yjj', name: '应急局', day: 8 },
  { key: 'hbj', name: '生态环境局', day: 8 },
  { key: 'rsj', name: '人社局', day: 9 },
  { key: 'scj', name: '市场监管局', day: 9 },
  { key: 'shangwj', name: '商务局', day: 9 },
  { key: 'tcj', name: '投促局', day: 10 },
  { key: 'wlj', name: '文旅局', day: 10 },
  { key: 'tjj', name: '统计局', day: 12 },
];
const LAST_SIGNED = 12;
/** Departments that sign what they expect before the month is over. */
const FORESEEING: ReadonlySet<string> = new Set(['tjj', 'czj']);
const YEARS = 4;

interface Bench {
  bureau: Bureau;
  economy: Economy;
  last: string;
  first: string;
}

const at = ({ bureau }: Bench, login: string, date: string, hour = 2) => {
  const actor = bureau.actors.get(login);
  if (!actor) throw new Error(`the sample has no ${login}`);
  return ctxOf(bureau.desk.app, actor, new Date(Date.parse(`${date}T00:00:00Z`) + hour * 3_600_000));
};
const dayIn = (month: string, day: number): string => `${month}-${String(day).padStart(2, '0')}`;

interface Filing {
  kind: FilingKind;
  period: string | null;
  title?: string;
  source?: string;
  certainty?: 'preliminary' | 'verified';
  cells: readonly FilingCell[];
  on: string;
  until: 'draft' | 'submitted' | 'confirmed' | 'accepted';
}

/** One filing through the hands of its department and the office, as far as it has come. */
async function file(bench: Bench, key: string, filing: Filing): Promise<void> {
  const { kind, period, cells, on, until } = filing;
  const reporter = at(bench, `${key}-a`, on);
  const { id } = await openFiling(reporter, {
    ...{
      kind,
      period,
      caliber: 'statistics',
      title: filing.title ?? '',
      source: filing.source ?? '云岭市统计月报',
    },
    certainty: filing.certainty ?? 'preliminary',
  });
  const saved = await saveFiling(reporter, id, { version: 0, cells: [...cells], explanations: {} });
  const answers = Object.fromEntries(
    saved.findings.map(({ key: finding }) => [finding, '已与来源表核对，属实']),
  );
  if (saved.findings.length > 0)
    await saveFiling(reporter, id, { version: saved.version, cells: [...cells], explanations: answers });
  if (until === 'draft') return;
  await moveFiling(reporter, id, { act: 'submit' });
  if (until === 'submitted') return;
  for (const post of ['section', 'deputy'])
    if (bench.bureau.actors.has(`${key}-${post}`))
      await moveFiling(at(bench, `${key}-${post}`, on, 4), id, { act: 'pass' });
  await confirmFiling(at(bench, `${key}-head`, on, 6), id);
  if (until === 'accepted') await moveFiling(at(bench, 'xmb-1', on, 8), id, { act: 'accept' });
}

const indicatorsOf = (name: string) => SAMPLE_INDICATORS.filter((one) => one.sourceDepartment === name);

/** Before the last three months everything came from the departments' own files, signed as history. */
async function fileHistory(bench: Bench, until: string): Promise<void> {
  const on = dayIn(getNextPeriod(until), 20);
  for (const { key, name } of DEPARTMENTS) {
    const cells: FilingCell[] = [];
    for (let month = bench.first; month <= until; month = getNextPeriod(month))
      cells.push(...bench.economy.cellsOf(indicatorsOf(name), month));
    await file(bench, key, {
      ...{ kind: 'import', period: null, cells, on, until: 'accepted', certainty: 'verified' },
      title: `${name}${bench.first.slice(0, 4)}年以来历史数据`,
    });
  }
}

async function fileMonth(bench: Bench, month: string): Promise<void> {
  const isLast = month === bench.last;
  for (const { key, name, day } of DEPARTMENTS) {
    const until = !isLast
      ? 'accepted'
      : key === 'yjj'
        ? 'submitted'
        : key === 'czj'
          ? 'confirmed'
          : 'accepted';
    const cells = bench.economy.cellsOf(indicatorsOf(name), month);
    if (cells.length === 0) continue;
    const own = cells.filter(({ subject }) => subject === OWN_CODE);
    if (FORESEEING.has(key))
      await file(bench, key, {
        kind: 'forecast',
        period: month,
        cells: own.map(foresee),
        on: dayIn(month, 26),
        until: 'confirmed',
      });
    await file(bench, key, {
      kind: 'monthly',
      period: month,
      cells,
      on: dayIn(getNextPeriod(month), day),
      until,
    });
  }
}

/** What the head of a department expected before the month was over: near, and rarely right. */
function foresee(cell: FilingCell): FilingCell {
  const off = 1 + (((cell.indicator.length * 7) % 9) - 4) / 400;
  const digits = cell.value?.split('.')[1]?.length ?? 0;
  return {
    ...cell,
    value: cell.value === null ? null : (Number(cell.value) * off).toFixed(digits),
    growth: null,
  };
}

/** Two vintages of a year: the annual check of last year's GDP moves all its quarters up, for every county. */
async function fileVintage(bench: Bench, on: string): Promise<void> {
  const year = Number(bench.last.slice(0, 4)) - 1;
  const gdp = SAMPLE_INDICATORS.filter(({ code }) => code === 'gdp');
  const places = new Set(COUNTIES.map(({ code }) => code));
  const cells = ['03', '06', '09', '12']
    .flatMap((month) => bench.economy.cellsOf(gdp, `${year}-${month}`))
    .filter(({ subject }) => places.has(subject))
    .map((cell) => ({
      ...cell,
      value: (Number(cell.value) * 1.011).toFixed(2),
      reason: `${year}年年度核算核定数`,
    }));
  await file(bench, 'tjj', {
    ...{ kind: 'revision', period: null, cells, on, until: 'accepted', certainty: 'verified' },
    title: `${year}年地区生产总值年度核定`,
    source: '云岭市统计局年度核定通知',
  });
}

/** After a month is fixed, a double count is found: the new figure stands beside the old one, with the reason. */
async function fileRevision(bench: Bench, month: string, on: string): Promise<void> {
  const investment = SAMPLE_INDICATORS.filter(({ code }) => code === 'fixed-investment');
  const cells = bench.economy
    .cellsOf(investment, month)
    .filter(({ subject }) => subject === OWN_CODE)
    .map((cell) => ({
      ...cell,
      value: (Number(cell.value) * 0.977).toFixed(2),
      reason: '核减重复统计的2个项目',
    }));
  await file(bench, 'tjj', {
    ...{ kind: 'revision', period: null, cells, on, until: 'accepted' },
    title: `固定资产投资${Number(month.slice(5))}月数修订`,
    source: '县统计局核查记录',
  });
}

async function setUp(bench: Bench, on: string): Promise<void> {
  const { bureau, economy } = bench;
  const source = '望川县经济运行监测制度（示例）';
  await setIndicators(at(bench, 'xmb-head', on), { package: { indicators: [...SAMPLE_INDICATORS] }, source });
  await setSubjects(at(bench, 'xmb-head', on, 3), { subjects: [...SUBJECTS], source });
  const year = Number(bench.last.slice(0, 4));
  const cells = new Map<string, number>();
  for (const cell of economy.cellsOf(SAMPLE_INDICATORS, `${year - 1}-12`))
    cells.set(`${cell.indicator}:${cell.subject}`, Number(cell.value));
  const keyOf = new Map(DEPARTMENTS.map(({ key, name }) => [name, key]));
  const targets = listSampleTargets({
    year,
    lastYear: (code, place) => cells.get(`${code}:${place}`) ?? null,
    digitsOf: (code) => SAMPLE_INDICATORS.find((one) => one.code === code)?.digits ?? 2,
    leadOf: (code) => {
      const department = SAMPLE_INDICATORS.find((one) => one.code === code)?.sourceDepartment ?? '';
      return orgOf(bureau, keyOf.get(department) ?? '') || null;
    },
  });
  await setTargets(at(bench, 'xmb-head', on, 4), year, { targets });
}

/** The last month whose figures are out: the one before, from the day on which the last department has signed. */
export function findLastEconomyMonth(today: string): string {
  const before = getPreviousPeriod(today.slice(0, 7));
  return Number(today.slice(8)) > LAST_SIGNED ? before : getPreviousPeriod(before);
}

/** Sets up, files, fixes and revises; every figure and place is invented. */
export async function addSampleEconomy(desk: SampleDesk): Promise<void> {
  const logins = DEPARTMENTS.flatMap(({ key }) =>
    ['a', 'section', 'deputy', 'head'].map((post) => `${key}-${post}`),
  );
  const bureau = await openBureau(desk, ['xmb-head', 'xmb-1', ...logins]);
  const last = findLastEconomyMonth(bureau.today);
  const first = `${Number(last.slice(0, 4)) - YEARS + 1}-01`;
  const bench: Bench = { bureau, last, first, economy: new Economy({ first, last }) };
  const [before, twoBefore] = [getPreviousPeriod(last), getPreviousPeriod(getPreviousPeriod(last))];
  const history = getPreviousPeriod(twoBefore);
  await setUp(bench, dayIn(getNextPeriod(history), 18));
  await fileHistory(bench, history);
  await fileVintage(bench, dayIn(getNextPeriod(history), 25));
  await fileMonth(bench, twoBefore);
  await freezeIndicators(at(bench, 'xmb-head', dayIn(getNextPeriod(twoBefore), 14)), {
    period: twoBefore,
    withMissing: false,
  });
  await fileRevision(bench, twoBefore, dayIn(getNextPeriod(twoBefore), 22));
  await fileMonth(bench, before);
  await freezeIndicators(at(bench, 'xmb-head', dayIn(getNextPeriod(before), 14)), {
    period: before,
    withMissing: false,
  });
  await fileMonth(bench, last);
}
