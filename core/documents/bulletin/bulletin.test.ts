import { describe, expect, it } from 'vitest';
import { toCanonicalText } from '../canonical.ts';
import { documentModelSchema, toPlainText } from '../content-model.ts';
import { deriveHeadingNumbers } from '../numbering.ts';
import { buildBulletin } from './bulletin.lines.ts';
import { newBulletinFacts, newGroupFacts } from './bulletin-facts.fixture.ts';
import { bulletinFactsSchema } from './bulletin-facts.ts';
import { printRankedLead, printRankedNumber } from './bulletin-refs.ts';
import { fullText, lineText, totals } from './bulletin-text.fixture.ts';

describe('the period bulletin', () => {
  it('is a valid content model from valid facts, the same to the byte each time', () => {
    expect(bulletinFactsSchema.parse(newBulletinFacts())).toEqual(newBulletinFacts());
    const model = buildBulletin(newBulletinFacts());
    expect(documentModelSchema.parse(model)).toEqual(model);
    expect(toCanonicalText(buildBulletin(newBulletinFacts()))).toBe(toCanonicalText(model));
  });

  it('has the sections 总体, 成效, 问题, 下步要求 in this order, numbered', () => {
    const model = buildBulletin(newBulletinFacts());
    const numbers = deriveHeadingNumbers(model.blocks);
    const heads = model.blocks.flatMap((b) =>
      b.kind === 'heading' ? [`${numbers.get(b.id)}${b.text}`] : [],
    );
    expect(heads).toEqual(['一、总体情况', '二、主要成效', '三、存在问题', '四、下步要求']);
  });

  it('says the totals with plan, pro rata, bundles and last year, each figure with its address', () => {
    const model = buildBulletin(newBulletinFacts());
    expect(lineText(model, 'bulletin.overall.totals')).toBe(
      '截至10月底，全县共有重点项目168个（其中打捆项目12个，展开86个），计划总投资487.65亿元，年度计划投资102.35亿元。' +
        '1—10月完成投资82.77亿元，同比增长8.1%，占年度计划的80.9%，落后序时进度2.4个百分点，完成率较上年同期提高1.8个百分点。' +
        '按年初下达计划口径计算，完成率为79.0%。',
    );
    const line = model.blocks.find((block) => block.id === 'bulletin.overall.totals');
    const slots = line?.kind === 'paragraph' ? line.runs.filter((run) => run.figure !== null) : [];
    expect(slots.map((run) => run.figure?.measure)).toEqual([
      'project_count',
      'bundle_count',
      'part_count',
      'total_investment',
      'annual_plan',
      'actual_ytd',
      'actual_growth',
      'completion_rate',
      'lead_pro_rata',
      'completion_rate_change',
      'completion_rate_other_plan',
    ]);
  });

  it('takes the lead as the difference of the two printed figures', () => {
    // 0.80850 prints 80.9 (80.85 half away from zero) and 0.83349 prints 83.3; the exact difference would print 2.5.
    const model = buildBulletin(
      newBulletinFacts({ proRataShare: '0.83349', totals: { ...totals, completionRate: '0.8085' } }),
    );
    expect(lineText(model, 'bulletin.overall.totals')).toContain('落后序时进度2.4个百分点');
  });

  it('in ranked lists a larger rate never prints below a smaller one, as the ranking compares them', () => {
    const at = (proRataShare: string, ...rates: string[]) =>
      rates.map((rate) => printRankedNumber({ proRataShare }, rate));
    expect(at('0.833333333333', '0.8332', '0.8334')).toEqual(['83.3', '83.3']);
    expect(at('0.5', '0.4996', '0.5002')).toEqual(['49.96', '50.0']);
    expect(printRankedLead({ proRataShare: '0.5' }, '0.4996')).toBe('-0.04');
  });

  it('prints more digits when a rate would round onto the pro rata share or 100% that it has not reached', () => {
    const near = buildBulletin(
      newBulletinFacts({ proRataShare: '0.8333333', totals: { ...totals, completionRate: '0.8328' } }),
    );
    expect(lineText(near, 'bulletin.overall.totals')).toContain(
      '占年度计划的83.28%，落后序时进度0.05个百分点',
    );
    const almostDone = buildBulletin(newBulletinFacts({ totals: { ...totals, completionRate: '0.99996' } }));
    expect(lineText(almostDone, 'bulletin.overall.totals')).toContain('占年度计划的99.996%');
  });

  it('says 持平 when the printed figures are equal and 高于 when ahead', () => {
    const level = buildBulletin(
      newBulletinFacts({ proRataShare: '0.5', totals: { ...totals, completionRate: '0.5' } }),
    );
    expect(lineText(level, 'bulletin.overall.totals')).toContain('占年度计划的50.0%，与序时进度持平');
    const ahead = buildBulletin(
      newBulletinFacts({ proRataShare: '0.5', totals: { ...totals, completionRate: '0.612' } }),
    );
    expect(lineText(ahead, 'bulletin.overall.totals')).toContain('高于序时进度11.2个百分点');
  });

  it('says that the plan is not issued and prints neither rate nor rank', () => {
    const model = buildBulletin(
      newBulletinFacts({
        period: '2026-02',
        plan: {
          issued: false,
          versionName: null,
          documentNumber: null,
          changedSincePrevious: false,
          otherVersion: null,
        },
        totals: {
          ...totals,
          completionRate: null,
          annualPlanYuan: null,
          completionRateNullReason: '计划未下达',
        },
      }),
    );
    const text = fullText(model);
    expect(lineText(model, 'bulletin.overall.totals')).toContain(
      '1—2月完成投资82.77亿元，同比增长8.1%。本年度投资计划尚未下达，本期不计算完成率，不作排名。',
    );
    expect(text).not.toMatch(/居前|居后|占年度计划|落后序时进度|并列/u);
    expect(model.blocks.some((block) => block.id === 'bulletin.achievements')).toBe(false);
  });

  it('names January as 1月 and the whole year as 全年', () => {
    expect(buildBulletin(newBulletinFacts({ period: '2026-01' })).title).toBe(
      '关于2026年1月全县重点项目进展情况的通报',
    );
    expect(buildBulletin(newBulletinFacts({ period: '2026-12' })).title).toBe(
      '关于2026年度全县重点项目进展情况的通报',
    );
    expect(buildBulletin(newBulletinFacts({ period: '2026-Q3' })).title).toBe(
      '关于2026年前三季度全县重点项目进展情况的通报',
    );
    expect(buildBulletin(newBulletinFacts({ period: '2026-H1' })).title).toBe(
      '关于2026年上半年全县重点项目进展情况的通报',
    );
    expect(buildBulletin(newBulletinFacts({ period: '2026-10-X2' })).title).toBe(
      '关于2026年截至10月中旬全县重点项目进展情况的通报',
    );
  });

  it('leaves the column of sponsors out of the annexes while none is named, and every row has a cell a column', () => {
    const nameless = newBulletinFacts();
    const without = (facts: typeof nameless) => ({
      behind: facts.behind.map((project) => ({ ...project, sponsor: null })),
      starting: facts.starting.map((project) => ({ ...project, sponsor: '' })),
    });
    const listTables = (facts: typeof nameless) =>
      buildBulletin(facts)
        .annexes.filter((annex) => /behind|starting/.test(annex.id))
        .flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));
    const named = listTables(nameless);
    const shorter = listTables(newBulletinFacts(without(nameless)));
    expect(named.length).toBe(2);
    shorter.forEach((table, at) => {
      expect(table.columns.map(({ key }) => key)).not.toContain('sponsor');
      expect(table.columns.length).toBe((named[at]?.columns.length ?? 0) - 1);
      const width = (one: typeof table | undefined) =>
        one?.columns.reduce((sum, { widthMm }) => sum + widthMm, 0);
      expect(width(table)).toBe(width(named[at]));
      for (const row of [...table.head, ...table.rows.map(({ cells }) => cells)])
        expect(row.reduce((sum, cell) => sum + (cell.colSpan ?? 1), 0)).toBe(table.columns.length);
    });
  });

  it('survives a region without projects', () => {
    const model = buildBulletin(
      newBulletinFacts({
        totals: newGroupFacts(),
        bundles: { bundleCount: 0, partCount: 0 },
        rankTables: [],
        sectors: [],
        behind: [],
        starting: [],
        startDueCount: 0,
        startedCount: 0,
        startRate: null,
        amendments: [],
        problems: { raisedCount: 0, closedCount: 0, openCount: 0, overdueCount: 0, raised: [] },
        reporting: {
          dueCount: 0,
          confirmedCount: 0,
          onTimeCount: 0,
          punctuality: null,
          completeness: null,
          lateUnits: [],
          missingUnits: [],
        },
        evidence: { reportedCount: 0, withEvidenceCount: 0, share: null },
      }),
    );
    expect(fullText(model)).toBe(
      '现将2026年1—10月全县重点项目进展情况通报如下：\n总体情况\n截至10月底，全县无在册重点项目。',
    );
    expect(model.annexes).toEqual([]);
  });

  it('leaves out what is zero and says 均 when all projects stand alike', () => {
    const standing = { paused: 0, noPlan: 0, done: 0, notDue: 7, unreported: 0, onPlan: 0, behind: 0 };
    const model = buildBulletin(
      newBulletinFacts({
        totals: {
          ...totals,
          projectCount: 7,
          standing,
          lights: { red: 0, yellow: 0, green: 0, blue: 0, grey: 7 },
        },
        previousTotals: null,
        behind: [],
      }),
    );
    expect(lineText(model, 'bulletin.overall.standing')).toBe('从计划执行看，7个项目均未到计划时点。');
    expect(lineText(model, 'bulletin.overall.lights')).toBe('按亮灯规则评定，7个项目均为灰灯。');
    expect(lineText(model, 'bulletin.problems.behind')).toBeUndefined();
    expect(fullText(model)).not.toMatch(/[^\d.]0个/u);
  });

  it('of a single project it says what it is, not how many there are', () => {
    const { standing, lights } = newBulletinFacts().totals;
    const none = (counts: Record<string, number>) =>
      Object.fromEntries(Object.keys(counts).map((key) => [key, 0]));
    const facts = newBulletinFacts({
      previousTotals: null,
      totals: {
        ...newBulletinFacts().totals,
        projectCount: 1,
        standing: { ...standing, ...none(standing), done: 1 },
        lights: { ...lights, ...none(lights), blue: 1 },
      },
      reporting: { ...newBulletinFacts().reporting, dueCount: 1, onTimeCount: 0, punctuality: '0' },
      evidence: { reportedCount: 1, withEvidenceCount: 0, share: '0' },
    });
    const model = buildBulletin(facts);
    expect(lineText(model, 'bulletin.overall.standing')).toBe('从计划执行看，该项目已完成年度任务。');
    expect(lineText(model, 'bulletin.overall.lights')).toBe('按亮灯规则评定，该项目为蓝灯。');
    expect(fullText(model)).not.toContain('均未');
  });

  it('a year without any investment yet is told in words, without a growth or a share of nothing', () => {
    const totals = { ...newBulletinFacts().totals, actualYuan: '0', completionRate: '0' };
    const text = lineText(buildBulletin(newBulletinFacts({ totals })), 'bulletin.overall.totals');
    expect(text).toContain('1—10月尚未形成投资，落后序时进度83.3个百分点');
    expect(text).not.toMatch(/完成投资0|占年度计划的0|同比下降100/u);
  });

  it('switches punctuality, amendments, evidence, last year and sectors off', () => {
    const off = { punctuality: false, amendments: false, evidence: false, lastYear: false, sectors: false };
    const text = fullText(buildBulletin(newBulletinFacts({ switches: off })));
    expect(text).not.toMatch(/报送率|更正|佐证材料的|同比|上年同期|分行业/u);
  });

  it('never says 欠账, 瞒报 or 虚报', () => {
    expect(JSON.stringify(buildBulletin(newBulletinFacts()))).not.toMatch(/欠账|瞒报|虚报/u);
  });

  it('keeps the office own requests and takes their first sentence as the running heading', () => {
    const model = buildBulletin(
      newBulletinFacts({ requests: ['加快开工。各单位要在11月底前完成前期手续。', '  ', '做好岁末收尾'] }),
    );
    const typed = model.blocks.filter((block) => block.id.startsWith('bulletin.requests.typed'));
    expect(
      typed.map((block) =>
        block.kind === 'paragraph' ? [block.lead?.text ?? null, toPlainText(block.runs)] : [],
      ),
    ).toEqual([
      ['加快开工。', '各单位要在11月底前完成前期手续。'],
      [null, '做好岁末收尾。'],
    ]);
  });

  it('keeps tables inside the type area: 156 mm upright, 225 mm lying', () => {
    for (const annex of buildBulletin(newBulletinFacts()).annexes) {
      for (const block of annex.blocks) {
        if (block.kind !== 'table') continue;
        const width = block.columns.reduce((sum, column) => sum + column.widthMm, 0);
        expect(width, annex.title).toBeLessThanOrEqual(annex.landscape ? 225 : 156);
        for (const row of block.rows) {
          expect(row.cells.reduce((sum, cell) => sum + cell.colSpan, 0)).toBe(block.columns.length);
        }
      }
    }
  });

  it('notes under a table that printed parts need not add up where they do not', () => {
    const third = (key: string) =>
      newGroupFacts({
        split: 'sector',
        key,
        name: key,
        projectCount: 1,
        annualPlanYuan: '33330000',
        actualYuan: '3333333.33',
      });
    const model = buildBulletin(
      newBulletinFacts({
        totals: { ...totals, annualPlanYuan: '99990000', actualYuan: '10000000' },
        sectors: [third('甲业'), third('乙业'), third('丙业')],
      }),
    );
    const table = model.annexes.find((annex) => annex.id === 'bulletin.annex.sectors')?.blocks[0];
    expect(table?.kind === 'table' && table.notes).toContain('因四舍五入，分项之和可能不等于合计。');
  });
});
