import { describe, expect, it } from 'vitest';
import { toCanonicalText } from '../canonical.ts';
import { type DocumentModel, documentModelSchema, toPlainText } from '../content-model.ts';
import { deriveHeadingNumbers } from '../numbering.ts';
import { buildBulletin } from './bulletin.lines.ts';
import { newBulletinFacts, newGroupFacts, newRankedGroup } from './bulletin-facts.fixture.ts';
import type { BulletinFacts, RankedGroup } from './bulletin-facts.ts';
import { bulletinFactsSchema } from './bulletin-facts.ts';
import { printRankedLead, printRankedNumber } from './bulletin-refs.ts';

function lineText(model: DocumentModel, id: string): string | undefined {
  const line = model.blocks.find((block) => block.id === id);
  return line?.kind === 'paragraph' ? toPlainText(line.runs) : undefined;
}

function fullText(model: DocumentModel): string {
  return model.blocks
    .map((block) =>
      block.kind === 'paragraph' ? toPlainText(block.runs) : block.kind === 'heading' ? block.text : '',
    )
    .join('\n');
}

function townTable(
  rates: readonly (string | null)[],
  ranks: readonly (number | null)[],
): BulletinFacts['rankTables'] {
  const groups: RankedGroup[] = rates.map((rate, index) =>
    newRankedGroup({
      key: `T${index}`,
      name: `${String.fromCodePoint(0x7532 + index)}镇`,
      completionRate: rate,
      rank: ranks[index] ?? null,
    }),
  );
  return [{ split: 'territory', title: '镇', countWord: '个镇', leastProjectCount: 1, groups }];
}

const totals = newBulletinFacts().totals;

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
      '关于2026年全年全县重点项目进展情况的通报',
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

  it('keeps 居后三位 for eight or more ranked units', () => {
    const rates = ['0.9', '0.8', '0.7', '0.6', '0.5', '0.4', '0.3', '0.2'];
    const eight = buildBulletin(newBulletinFacts({ rankTables: townTable(rates, [1, 2, 3, 4, 5, 6, 7, 8]) }));
    expect(lineText(eight, 'bulletin.last-places.territory')).toMatch(
      /^镇中，完成率居后三位的依次为.+、.+、.+。$/u,
    );
    const seven = buildBulletin(
      newBulletinFacts({ rankTables: townTable(rates.slice(0, 7), [1, 2, 3, 4, 5, 6, 7]) }),
    );
    expect(fullText(seven)).not.toContain('居后');
    expect(lineText(seven, 'bulletin.first-places.territory')).toContain('完成率居首位的是');
  });

  it('names nobody at the last places who is not behind pro rata', () => {
    const rates = ['1.2', '1.15', '1.1', '1.05', '1.01', '0.99', '0.95', '0.70'];
    const model = buildBulletin(newBulletinFacts({ rankTables: townTable(rates, [1, 2, 3, 4, 5, 6, 7, 8]) }));
    expect(lineText(model, 'bulletin.last-places.territory')).toMatch(
      /^镇中，完成率居末位的是[^、]+（70\.0%，落后序时进度13\.3个百分点）。$/u,
    );
  });

  it('prints ties as 并列第N位 and does not cut a tie in two', () => {
    const model = buildBulletin(newBulletinFacts());
    expect(lineText(model, 'bulletin.first-places.territory')).toContain(
      '望川经济技术开发区（高新技术产业园）（90.5%，并列第2位，持平）、白水镇（90.5%，并列第2位，升1位）',
    );
    const rates = ['0.9', '0.8', '0.8', '0.8', '0.8', '0.8', '0.8', '0.2', '0.1'];
    const tied = buildBulletin(
      newBulletinFacts({ rankTables: townTable(rates, [1, 2, 2, 2, 2, 2, 2, 8, 9]) }),
    );
    expect(lineText(tied, 'bulletin.first-places.territory')).toMatch(
      /^参加排名的9个镇中，完成率居首位的是甲?[^、]+。$/u,
    );
    expect(lineText(tied, 'bulletin.last-places.territory')).toContain('完成率居后的依次为');
  });

  it('says one rate for all when every ranked unit is tied, among the achievements only when none lags', () => {
    const tied = (rate: string) =>
      buildBulletin(newBulletinFacts({ rankTables: townTable(Array(9).fill(rate), Array(9).fill(1)) }));
    expect(lineText(tied('0.9'), 'bulletin.first-places.territory')).toBe('参加排名的9个镇完成率均为90.0%。');
    expect(lineText(tied('0.9'), 'bulletin.last-places.territory')).toBeUndefined();
    expect(lineText(tied('0.5'), 'bulletin.first-places.territory')).toBeUndefined();
    expect(lineText(tied('0.5'), 'bulletin.last-places.territory')).toBe(
      '参加排名的9个镇完成率均为50.0%，落后序时进度33.3个百分点。',
    );
  });

  it('speaks of a single ranked unit without rank words, and praises it only when it does not lag', () => {
    const single = (rate: string) =>
      buildBulletin(newBulletinFacts({ rankTables: townTable([rate, null], [1, null]) }));
    expect(lineText(single('0.9'), 'bulletin.first-places.territory')).toMatch(
      /^镇中，.镇完成率为90\.0%。$/u,
    );
    expect(lineText(single('0.5'), 'bulletin.first-places.territory')).toBeUndefined();
    expect(lineText(single('0.5'), 'bulletin.last-places.territory')).toMatch(
      /^镇中，.镇完成率为50\.0%，落后序时进度33\.3个百分点。$/u,
    );
  });

  it('says 依次为 only of units that stand at different places', () => {
    const rates = ['0.9', '0.9', '0.9', '0.6', '0.5', '0.5', '0.5', '0.5'];
    const model = buildBulletin(newBulletinFacts({ rankTables: townTable(rates, [1, 1, 1, 4, 5, 5, 5, 5]) }));
    expect(lineText(model, 'bulletin.last-places.territory')).toContain('完成率居后的有');
    const first = buildBulletin(
      newBulletinFacts({ rankTables: townTable(['0.9', '0.9', '0.7'], [1, 1, 3]) }),
    );
    expect(lineText(first, 'bulletin.first-places.territory')).toContain('完成率居首位的有');
  });

  it('leaves out the line of sectors when none is above the average, and the one of lagging sectors when none lags', () => {
    const sectorsAt = (rate: string) =>
      newBulletinFacts().sectors.map((sector) => ({ ...sector, completionRate: rate }));
    const even = buildBulletin(newBulletinFacts({ sectors: sectorsAt('0.80868516') }));
    expect(lineText(even, 'bulletin.overall.sectors')).toBeUndefined();
    const ahead = buildBulletin(newBulletinFacts({ sectors: sectorsAt('0.95') }));
    expect(lineText(ahead, 'bulletin.problems.sectors')).toBeUndefined();
    expect(fullText(ahead)).not.toMatch(/分行业看。/u);
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

  it('units without rank for want of projects are explained once, those without a rate by their reason', () => {
    const noteOf = (rates: (string | null)[]) => {
      const [table] = townTable(
        rates,
        rates.map(() => null),
      );
      const model = buildBulletin(
        newBulletinFacts({ rankTables: table ? [{ ...table, leastProjectCount: 3 }] : [] }),
      );
      const block = model.annexes[0]?.blocks[0];
      return block?.kind === 'table' ? block.notes : [];
    };
    expect(noteOf(['0.5']).join('')).toContain('项目不足3个的单位不参加排名。');
    expect(noteOf([null]).join('')).not.toContain('项目不足3个的单位不参加排名。');
  });

  it('says nothing of a table in which nobody is ranked, but keeps its annex with dashes and the reason', () => {
    const model = buildBulletin(newBulletinFacts({ rankTables: townTable([null, null], [null, null]) }));
    expect(lineText(model, 'bulletin.first-places.territory')).toBeUndefined();
    const table = model.annexes[0]?.blocks[0];
    expect(table?.kind === 'table' && table.rows[0]?.cells.map((cell) => cell.text)).toEqual([
      '—',
      expect.stringMatching(/镇$/u),
      '5',
      '—',
      '—',
      '—',
      '—',
      '—',
      '',
      '0',
      '0',
      '0',
    ]);
  });

  it('says that other groups are ranked than in the period before, where the least number of projects changed', () => {
    const tables = newBulletinFacts().rankTables;
    const said = (isOtherSet: boolean) =>
      lineText(
        buildBulletin(newBulletinFacts({ rankTables: tables.map((table) => ({ ...table, isOtherSet })) })),
        'bulletin.overall.totals',
      );
    expect(said(true)).toContain('本期参加排名的最少项目数有调整，有关单位位次变化标注“口径调整”。');
    expect(said(false)).not.toContain('最少项目数');
  });

  it('marks rank moves across plan versions as 口径调整 and says on which plan the rate stands', () => {
    const groups = [1, 2].map((rank) =>
      newRankedGroup({
        key: `T${rank}`,
        name: `${rank === 1 ? '甲' : '乙'}镇`,
        completionRate: rank === 1 ? '0.9' : '0.4',
        rank,
        move: { direction: 'recast', places: 0 },
      }),
    );
    const model = buildBulletin(
      newBulletinFacts({
        plan: { ...newBulletinFacts().plan, changedSincePrevious: true },
        rankTables: [{ split: 'territory', title: '镇', countWord: '个镇', leastProjectCount: 1, groups }],
      }),
    );
    expect(lineText(model, 'bulletin.first-places.territory')).toContain('甲镇（90.0%，口径调整）');
    expect(lineText(model, 'bulletin.overall.totals')).toContain(
      '本期完成率按8月调整计划（望政办发〔2026〕31号）计算，与上期计划口径不同',
    );
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
