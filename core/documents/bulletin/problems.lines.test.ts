import { describe, expect, it } from 'vitest';
import { type DocumentModel, toPlainText } from '../content-model.ts';
import { buildBulletin } from './bulletin.lines.ts';
import { newBulletinFacts } from './bulletin-facts.fixture.ts';
import type { BehindProject, BulletinFacts } from './bulletin-facts.ts';
import { toReasonBesideRate } from './reason-words.ts';

function lineOf(facts: Partial<BulletinFacts>, id: string): { lead: string; text: string } | undefined {
  const model: DocumentModel = buildBulletin(newBulletinFacts(facts));
  const line = model.blocks.find((block) => block.id === `bulletin.problems.${id}`);
  return line?.kind === 'paragraph'
    ? { lead: line.lead?.text ?? '', text: toPlainText(line.runs) }
    : undefined;
}

const { totals } = newBulletinFacts();
const NO_STANDING = { paused: 0, noPlan: 0, done: 0, notDue: 0, unreported: 0, onPlan: 0, behind: 0 };
const NO_LIGHTS = { red: 0, yellow: 0, green: 0, blue: 0, grey: 0 };
const project: BehindProject = {
  projectKey: '7',
  name: '城北水厂',
  responsibleUnit: '水务局',
  sponsor: null,
  annualPlanYuan: '120000000',
  actualYuan: '42000000',
  completionRate: '0.35',
  plannedShare: '0.444',
  daysBehind: 25,
  light: 'red',
  lightPeriods: 2,
  firstReason: '累计完成4,200万元，完成率35.0%，为应完成的78.8%，落后计划进度9.4个百分点',
};

describe('The reason of a light beside a printed rate', () => {
  it('says only what the rate does not say', () => {
    expect(toReasonBesideRate(project.firstReason)).toBe('落后计划进度9.4个百分点');
    expect(
      toReasonBesideRate('本年应报未报，按零计，完成率0.0%，为应完成的0.0%，落后计划进度44.4个百分点'),
    ).toBe('本年应报未报，落后计划进度44.4个百分点');
    expect(toReasonBesideRate('主体结构封顶节点逾期35天')).toBe('主体结构封顶节点逾期35天');
    expect(toReasonBesideRate('累计完成4,200万元，完成率35.0%')).toBeNull();
    expect(toReasonBesideRate(null)).toBeNull();
  });
});

describe('The line of those behind', () => {
  const one = {
    standing: { ...NO_STANDING, behind: 1, onPlan: 4 },
    lights: { ...NO_LIGHTS, red: 1, green: 4 },
  };

  it('names a single project with 具体为 and says its rate once', () => {
    const line = lineOf({ totals: { ...totals, projectCount: 5, ...one }, behind: [project] }, 'behind');
    expect(line?.text).toMatch(
      /^落后计划进度的项目1个，亮红灯项目1个，详见附件\d。具体为：城北水厂（水务局，完成率35\.0%，较计划滞后25天，落后计划进度9\.4个百分点）。$/u,
    );
    expect(line?.text.match(/完成率/gu)).toHaveLength(1);
  });

  it('does not lose red or unreported projects when nobody is behind', () => {
    const red = { standing: { ...NO_STANDING, onPlan: 5 }, lights: { ...NO_LIGHTS, red: 2, green: 3 } };
    expect(lineOf({ totals: { ...totals, projectCount: 5, ...red }, behind: [] }, 'behind')).toEqual({
      lead: '个别项目推进不够有力。',
      text: '亮红灯项目2个。',
    });
    const silent = {
      standing: { ...NO_STANDING, onPlan: 4, unreported: 1 },
      lights: { ...NO_LIGHTS, green: 5 },
    };
    const unreported = {
      ...project,
      completionRate: null,
      daysBehind: null,
      firstReason: null,
      light: 'yellow' as const,
    };
    expect(
      lineOf({ totals: { ...totals, projectCount: 5, ...silent }, behind: [unreported] }, 'behind')?.text,
    ).toMatch(/^未报送进度的项目1个，详见附件\d。具体为：城北水厂（水务局）。$/u);
  });

  it('names nobody for silence alone beside those that are behind', () => {
    const both = { standing: { ...NO_STANDING, behind: 1, unreported: 1 }, lights: { ...NO_LIGHTS, red: 1 } };
    const silent = {
      ...project,
      projectKey: '9',
      name: '静水渠',
      light: 'grey' as const,
      isUnreported: true,
    };
    const line = lineOf(
      { totals: { ...totals, projectCount: 5, ...both }, behind: [project, silent] },
      'behind',
    );
    expect(line?.text).toContain('未报送进度的项目1个');
    expect(line?.text).toMatch(/具体为：城北水厂（[^）]+）。$/u);
    const alone = lineOf({ totals: { ...totals, projectCount: 5, ...both }, behind: [silent] }, 'behind');
    expect(alone?.text).toContain('具体为：静水渠（水务局');
    expect(alone?.text).not.toContain(project.firstReason ?? '—');
  });

  it('names among those far behind none that is red only because its silence counts as zero', () => {
    const counts = {
      standing: { ...NO_STANDING, behind: 6, unreported: 7 },
      lights: { ...NO_LIGHTS, red: 13 },
    };
    const newRed = (name: string, at: number, isUnreported: boolean) => ({
      ...project,
      projectKey: `${name}${at}`,
      name: `${name}${at}`,
      light: 'red' as const,
      isUnreported,
    });
    const silent = Array.from({ length: 7 }, (_, at) => newRed('静', at, true));
    const behind = Array.from({ length: 6 }, (_, at) => newRed('慢', at, false));
    const lineFor = (listed: typeof silent, totalsOf = counts) =>
      lineOf({ totals: { ...totals, projectCount: 20, ...totalsOf }, behind: listed }, 'behind')?.text;
    const mixed = lineFor([...silent, ...behind]);
    expect(mixed).toContain('落后较多的依次为：慢0（');
    expect(mixed).not.toContain('静');
    const alone = { ...counts, standing: { ...NO_STANDING, unreported: 7 } };
    expect(lineFor(silent, alone)).toContain('未报送进度的有：静0（');
  });

  it('says 普遍 when every project is behind, and cuts a long list by how far behind', () => {
    const all = { standing: { ...NO_STANDING, behind: 7 }, lights: { ...NO_LIGHTS, red: 7 } };
    const seven = Array.from({ length: 7 }, (_, at) => ({
      ...project,
      projectKey: String(at),
      name: `项目${at}`,
    }));
    const line = lineOf({ totals: { ...totals, projectCount: 7, ...all }, behind: seven }, 'behind');
    expect(line?.lead).toBe('项目普遍落后计划进度。');
    expect(line?.text).toContain('落后较多的依次为：项目0（');
    expect(line?.text).not.toContain('项目5');
  });

  it('is left out when nothing is behind, red or missing', () => {
    const good = { standing: { ...NO_STANDING, done: 5 }, lights: { ...NO_LIGHTS, blue: 5 } };
    expect(lineOf({ totals: { ...totals, projectCount: 5, ...good }, behind: [] }, 'behind')).toBeUndefined();
  });
});

describe('The line of matters raised', () => {
  const raised = {
    projectKey: '7',
    projectName: '城北水厂',
    responsibleUnit: '水务局',
    text: '电力迁改未完成',
  };

  it('counts what was raised and says nothing of what became of it while that is not known', () => {
    const problems = {
      raisedCount: 1,
      closedCount: null,
      openCount: null,
      overdueCount: null,
      raised: [raised],
    };
    expect(lineOf({ problems }, 'raised')).toEqual({
      lead: '部分事项需协调解决。',
      text: '本期各单位反映需协调解决的问题1件。具体为：城北水厂反映电力迁改未完成。',
    });
  });

  it('tells what the list of problems holds apart from what was reported in the month', () => {
    const problems = { raisedCount: 12, closedCount: 1, openCount: 13, overdueCount: 1, raised: [] };
    expect(lineOf({ problems }, 'raised')?.text).toBe(
      '本期各单位反映需协调解决的问题12件。问题清单中，本期办结1件，月末尚未办结13件，其中超过办理期限1件。',
    );
  });

  it('names what was reported right after counting it, before it speaks of the list', () => {
    const problems = { raisedCount: 1, closedCount: 0, openCount: 13, overdueCount: 0, raised: [raised] };
    expect(lineOf({ problems }, 'raised')?.text).toBe(
      '本期各单位反映需协调解决的问题1件。具体为：城北水厂反映电力迁改未完成。问题清单中，月末尚未办结13件。',
    );
  });

  it('prints no zero and no empty list', () => {
    const none = { raisedCount: 0, closedCount: null, openCount: null, overdueCount: null, raised: [] };
    expect(lineOf({ problems: none }, 'raised')).toBeUndefined();
    const known = { raisedCount: 3, closedCount: 0, openCount: 2, overdueCount: 0, raised: [] };
    expect(lineOf({ problems: known }, 'raised')?.text).toBe(
      '本期各单位反映需协调解决的问题3件。问题清单中，月末尚未办结2件。',
    );
  });
});

describe('The line of evidence', () => {
  const on = { punctuality: true, amendments: true, evidence: true, lastYear: true, sectors: true };
  const text = (withEvidenceCount: number, share: string | null, reportedCount = 160) =>
    lineOf({ switches: on, evidence: { reportedCount, withEvidenceCount, share } }, 'evidence')?.text;

  it('says how many of the confirmed reports have it, none, or nothing when all have', () => {
    expect(text(120, '0.75')).toBe('已报送的160个项目中，附有佐证材料的120个，占75.0%。');
    expect(text(0, '0')).toBe('已报送的160个项目中，均未附佐证材料。');
    expect(text(160, '1')).toBeUndefined();
    expect(text(0, null, 0)).toBeUndefined();
  });

  it('does not print 100% while one is missing', () => {
    expect(text(2999, '0.999666666667', 3000)).toContain('占99.97%');
  });
});

describe('The line of starts', () => {
  it('says that none has started, and names a single one', () => {
    const starting = newBulletinFacts()
      .starting.slice(0, 1)
      .map((one) => ({
        ...one,
        due: true,
        startedOn: null,
        daysPastStart: 12,
        reason: null,
      }));
    const line = lineOf({ starting, startDueCount: 1, startedCount: 0, startRate: '0' }, 'not-started');
    expect(line?.lead).toBe('应开工项目尚未开工。');
    expect(line?.text).toMatch(
      /^应开工尚未开工的项目1个，详见附件\d?。具体为：.+（.+，超过计划开工时间12天）。$/u,
    );
  });
});

describe('The line of amendments', () => {
  const amended = {
    amendmentKey: 'A1',
    projectKey: '7',
    projectName: '城北水厂',
    responsibleUnit: '水务局',
    period: '2026-08',
    reason: '核对更正',
  };
  const text = (measure: 'month_amount' | 'ytd_amount' | 'image_percent', from: string | null, to: string) =>
    lineOf({ amendments: [{ ...amended, measure, fromValue: from, toValue: to }] }, 'amendments')?.text;

  it('says a month by its own name, a cumulative by its span, and a percent as a percent', () => {
    expect(text('month_amount', '6925000', '2770000')).toContain(
      '城北水厂2026年8月完成投资由692.5万元更正为277万元。',
    );
    expect(text('ytd_amount', '12000000', '10200000')).toContain(
      '城北水厂2026年1—8月完成投资由1200万元更正为1020万元。',
    );
    expect(text('image_percent', '91.7', '66.5')).toContain('城北水厂2026年8月形象进度由91.7%更正为66.5%。');
  });

  it('prints exact amounts, so that a small correction never reads as none', () => {
    expect(text('month_amount', '1000000', '1003000')).toContain('由100万元更正为100.3万元');
  });

  it('says that a figure had not been reported', () => {
    expect(text('month_amount', null, '1003000')).toContain('由未报更正为100.3万元');
  });
});
