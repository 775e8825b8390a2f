import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIGURE_MEASURES } from '#core/documents/public.ts';
import { checkImport, explainNotLedger, understandWorkbook } from '#core/ledger/public.ts';
import calendarSeed from '#core/platform/calendar-seed.json' with { type: 'json' };
import { buildWorkingCalendar, type ExceptionalDay } from '#core/platform/public.ts';
import { describeRulebook } from '#core/progress/lights/rule-words.ts';
import { buildFacts, buildPast } from '#core/progress/progress-facts.builder.ts';
import type { ProgressFacts } from '#core/progress/progress-facts.ts';
import { DEFAULT_LIGHT_RULEBOOK, evaluateLights } from '#core/progress/public.ts';
import {
  checkFigures,
  checkReportLine,
  EMPTY_REPORT_LINE,
  type ProjectContext,
} from '#core/quality/public.ts';
import { REPORTED_STAGES } from '#core/quality/report-line.ts';
import { inEnglish, readSentence } from './english-answers.ts';
import { newReader } from './phrase-book.ts';

const leftChinese = (text: string): string =>
  /\p{Script=Han}/u.test(text.replace(/“[^”]*”/g, '')) ? text : '';

/** A formula is shown with its inputs as they were typed, and an input by its own name. */
const AS_TYPED = /(?<=: )[^=≈]*(?= [=≈] )|values\.\S+|printed\.\S+/g;
const CHECK_FIGURES = Object.values(
  import.meta.glob<{ default: { entry: unknown }[] }>('../../../cases/check-figures/*.json', { eager: true }),
);
const WORKING_CALENDAR = buildWorkingCalendar(
  calendarSeed.exceptionalDays as ExceptionalDay[],
  calendarSeed.coveredYears,
);

const monthsOf = (amountYuan: string) =>
  ['2026-07', '2026-08', '2026-09'].map((period, at) => ({
    period,
    monthAmountYuan: amountYuan,
    ytdAmountYuan: String(BigInt(amountYuan) * BigInt(at + 1)),
    plannedCumulativeYuan: null,
  }));
const CONTEXT: Omit<ProjectContext, 'startState' | 'isPaused' | 'confirmedMonths'> = {
  period: '2026-10',
  asOf: '2026-10-25',
  totalInvestmentYuan: '500000000',
  cumulativeToLastYearEndYuan: '100000000',
  annualPlanYuan: '120000000',
  plannedCumulativeYuan: '100000000',
  plannedCumulativeBeforeYuan: '90000000',
  lastLine: { imageProgress: '主体封顶', imagePercent: '45', problems: '', nextSteps: '' },
  imageLevels: ['基础施工', '主体施工', '内外装饰'],
  lastImageLevel: '内外装饰',
  typicalMonthYuan: '9800000',
  stage: 'building',
  nature: 'continuing',
  hasApprovedAmendment: false,
  openMilestones: [],
  deadlineOn: '2026-10-27',
  submittedOn: '2026-10-29',
  typedInSameMinute: 4,
  peerMonthShares: Array(12).fill('0.02'),
  isInFirstThreePeriods: false,
};

describe('a book of phrases', () => {
  const read = newReader([
    ['{n}个项目待填报', '{n} [project|projects] to fill in'],
    ['{period}：{phrase}', '{period}: {phrase}'],
    ['{n1}项，其中{n2}项已逾期', '{n1} [task|tasks], {n2} late'],
    ['督办：{text}', 'Task: {text}'],
    ['未报', 'Not reported'],
  ]);
  it.each([
    ['未报', 'Not reported'],
    ['1个项目待填报', '1 project to fill in'],
    ['12个项目待填报', '12 projects to fill in'],
    ['2026年11月：1个项目待填报', 'Nov 2026: 1 project to fill in'],
    ['3项，其中1项已逾期', '3 tasks, 1 late'],
    ['督办：$& {n} 一事', 'Task: $& {n} 一事'],
    ['2026年10月', 'Oct 2026'],
    ['2026年10月31日', '31 Oct 2026'],
    ['没有收入的一句话', '没有收入的一句话'],
    ['', ''],
  ])('%s is read as %s', (zh, en) => {
    expect(read(zh)).toBe(en);
  });
  it('leaves a text without Chinese as it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => read(text) === text));
  });
});

describe('the server in English', () => {
  const scenes: Partial<ProgressFacts>[] = [
    {},
    { actuals: [] },
    { actuals: [{ periodId: '2026-06', amountYuan: '120000000' }] },
    { plan: null, planAbsence: 'not-issued' },
    { plan: null, planAbsence: null },
    { isPaused: true },
    { isFinished: true },
    { pastLights: [buildPast('2026-05', 'red', 3, '2026-03'), buildPast('2026-04', 'red', 2, '2026-03')] },
    { declaredYellow: { reason: '设备到货推迟', declaredOn: '2026-06-02' } },
    { nature: 'new', start: { ...buildFacts().start, currentPlannedOn: '2026-03-01' } },
    { nature: 'new', start: { ...buildFacts().start, currentPlannedOn: '2026-06-20' } },
    {
      dueReports: [
        { periodId: '2026-05', isConfirmed: false },
        { periodId: '2026-06', isConfirmed: false },
      ],
    },
    {
      milestones: [
        {
          milestoneId: '1',
          name: '主体封顶',
          isCritical: true,
          originalFinishOn: '2026-04-01',
          currentFinishOn: '2026-04-01',
          actualFinishOn: null,
        },
      ],
      payments: [{ paymentId: '1', name: '首笔', dueOn: '2026-05-01', paidOn: null }],
      isInStatistics: false,
    },
  ];
  it.each(scenes.map((scene, at) => [at, scene] as const))(
    'tells every reason of lights, scene %i',
    (_at, scene) => {
      const { overall, dimensions } = evaluateLights(buildFacts(scene), DEFAULT_LIGHT_RULEBOOK, '2026-06-30');
      const said = [overall, ...dimensions].flatMap(({ reasons, wayToGreen }) => [
        ...reasons.map(({ sentence }) => sentence.replace('设备到货推迟', '')),
        wayToGreen?.physicalWording ?? '',
        wayToGreen?.amountWording ?? '',
      ]);
      expect(said.map((text) => leftChinese(readSentence(text))).filter((text) => text !== '')).toEqual([]);
    },
  );
  it('tells the default light rules', () => {
    const said = describeRulebook(DEFAULT_LIGHT_RULEBOOK).flatMap((group) => [
      group.name,
      group.covers,
      group.memory,
      ...group.lines.map(({ sentence }) => sentence),
    ]);
    expect(said.map((text) => leftChinese(readSentence(text))).filter((text) => text !== '')).toEqual([]);
  });
  it('tells what the checks at entry find', () => {
    const wan = fc.integer({ min: 0, max: 60_000 }).map((amount) => `${amount}0000`.replace(/^00000$/, '0'));
    const scene = fc.record({
      monthAmountYuan: fc.option(wan),
      ytdAmountYuan: fc.option(wan),
      imagePercent: fc.constantFrom(null, '30', '60'),
      imageProgress: fc.constantFrom('', '主体封顶'),
      imageLevel: fc.constantFrom('', '主体施工', '调试'),
      startState: fc.constantFrom('none', 'reported', 'verified', 'refuted'),
      isPaused: fc.boolean(),
      stageChange: fc.option(
        fc.record({
          stage: fc.constantFrom(...REPORTED_STAGES),
          on: fc.constant('2026-10-20'),
          evidenceNote: fc.constant(''),
        }),
      ),
      stage: fc.constantFrom('preliminary', 'building'),
      month: wan,
    });
    fc.assert(
      fc.property(scene, ({ month, startState, isPaused, stage, ...filled }) => {
        const line = { ...EMPTY_REPORT_LINE, ...filled };
        const context = {
          ...CONTEXT,
          stage,
          startState,
          isPaused,
          confirmedMonths: monthsOf(month),
        } as ProjectContext;
        for (const { sentence, remedy } of checkReportLine(line, context))
          expect(leftChinese(readSentence(sentence)) + leftChinese(readSentence(remedy))).toBe('');
      }),
    );
  });
  it('tells what an import finds', () => {
    const rows = [
      ['望川县2026年重点项目台账', null, null, null, null, null, null],
      ['序号', '项目名称', '总投资（万元）', '本年计划', '责任单位', '计划开工时间', '天气'],
      ['一、续建项目', null, null, null, null, null, null],
      ['1', '望川路', '12,000', '50,000', '县住建局', '2026年3月', '晴'],
      ['1', '望川路', '约2000', '300', '县住建局', '26.3.1', '晴'],
      ['2', '清溪水厂', '8亿元', '#REF!', '〃', '6月', ''],
      ['3', null, '600', '待定', '县教育局', '2026.1', ''],
      ['4', '河堤', '三千万', '10', '县水利局', '2026年13月', ''],
      ['5', '老街改造', '300', '10', '县水利局', '2026年3月', ''],
      ['5-1', '东段', '100', '4', '县水利局', '2026年3月', ''],
      ['5-2', '西段', '200', '6', '县水利局', '2026年3月', ''],
      ['6', '小区改造', '500', '10', '县水利局', '2026年3月', ''],
      ['6-1', '东苑', '100', '4', '县水利局', '2026年3月', ''],
      ['6-2', '西苑', '200', '6', '县水利局', '2026年3月', ''],
      ['合计', null, '1', '2', null, null, null],
    ];
    const sheet = { name: '台账', rows, merges: [], hiddenRows: [4], hiddenColumns: [6], hidden: false };
    const { findings } = checkImport(understandWorkbook({ format: 'csv', sheets: [sheet] }));
    expect(findings.length).toBeGreaterThan(8);
    const said = findings.map(({ message }) => message);
    expect(said.map((text) => leftChinese(readSentence(text))).filter((text) => text !== '')).toEqual([]);
  });
  it('asks what to do with a row that the file holds twice', () => {
    const said = [
      '第3行“标准厂房”与第2行内容相同，怎样导入',
      '第3行“标准厂房”与“二季度”第2行是同一项目，内容不同，怎样导入',
      '只导入第2行',
      '按第2行登记，不导入这一行',
      '按这一行更新，不导入“二季度”第2行',
      '并为一个项目：以第2行为准，空白栏由这一行补上',
      '是两个项目，都导入；这一行的项目代码留空',
      '与第2行重复，按选择不导入',
      '与第2行是同一项目，已按选择补入该行',
    ];
    expect(said.map((text) => leftChinese(readSentence(text))).filter((text) => text !== '')).toEqual([]);
  });
  it('tells why a sheet is no ledger', () => {
    const tables = [
      '序号,工作任务,牵头单位,完成时限/1,修路,县交通局,6月/2,架桥,县交通局,9月',
      '序号,指标名称,计量单位,目标值/1,增加值,亿元,30/2,用电量,万度,90',
      '序号,项目名称,责任单位/1,望川路,县住建局/2,清溪路,县住建局',
      '地区,完成率（%）/城关镇,30/河西镇,50',
      '填表须知/按时报送',
      '序号,项目名称,总投资（万元）',
    ];
    for (const table of tables) {
      const rows = table.split('/').map((line) => line.split(','));
      const sheet = { name: '表', rows, merges: [], hiddenRows: [], hiddenColumns: [], hidden: false };
      const [read] = understandWorkbook({ format: 'csv', sheets: [sheet] }).sheets;
      const told = read ? explainNotLedger(read) : '';
      expect(told).not.toBe('');
      expect(leftChinese(readSentence(`没有可以入账的行：工作表“表”${told}`))).toBe('');
    }
  });
  it('reads every verdict on a printed figure; what was typed or printed stays', () => {
    const cases = CHECK_FIGURES.flatMap(({ default: list }) => list.map(({ entry }) => entry));
    const said = checkFigures(cases, WORKING_CALENDAR).map(({ sentence }) => sentence);
    expect(said.length).toBeGreaterThan(100);
    const left = said.map((text) => leftChinese(readSentence(text).replace(AS_TYPED, '')));
    expect(left.filter((text) => text !== '')).toEqual([]);
    expect(readSentence(`“完成率”${said.find((text) => text.startsWith('比率'))}`)).toMatch(
      /^“完成率”: Ratio: /,
    );
  });
  it('leaves names, papers and figures as they are', () => {
    const answer = {
      orgName: '未报',
      text: '未报',
      count: 3,
      none: null,
      steps: [{ name: '主要负责人签' }],
      milestones: [{ name: '开工' }],
      sentence: '3个项目待填报',
      holes: ['缺项目专员'],
    };
    expect(inEnglish(answer)).toEqual({
      ...answer,
      steps: [{ name: 'Head confirms' }],
      sentence: '3 projects to fill in',
      holes: ['Project officer missing'],
    });
  });

  it('tells what would be allowed instead of a refused act, and why a year cannot be turned', () => {
    const refused = {
      allowed: ['请联系审计员', '换一个请求编号再提交', '先由项目办主任定版'],
      reason: '2026年12月尚未定版',
    };
    expect(inEnglish(refused)).toEqual({
      allowed: [
        'Ask the auditor',
        'Send it with another request id',
        'The head of the project office freezes it first',
      ],
      reason: 'Dec 2026 is not frozen yet',
    });
  });

  it('names every figure that can be traced, how it comes about, and what its rows say', () => {
    for (const { zh, how } of Object.values(FIGURE_MEASURES)) {
      const read = inEnglish({ measureName: zh, how });
      expect([leftChinese(read.measureName), leftChinese(read.how)]).toEqual(['', '']);
    }
    expect(readSentence('红：累计完成0万元，完成率0.0%，为应完成的0.0%，落后计划进度95.9个百分点')).toMatch(
      /^Red: 0 /,
    );
    expect(readSentence('并列第2位')).toBe('Rank 2, shared');
    expect(readSentence('79.2%（计划7,950万元）')).toBe('79.2% (plan 7,950, 10k yuan)');
  });

  it('tells since when and by whom a start was refuted', () => {
    const light = { reason: '计划2026年5月20日开工，已逾期41天，所报开工2026年6月3日经住建局核实未获认定' };
    expect(inEnglish(light).reason).toBe(
      'Planned start 20 May 2026, 41 days late, the reported start was refuted on 3 Jun 2026 by 住建局',
    );
  });
});
