import Big from 'big.js';
import { type DossierFacts, sayPhysicalProgress } from '#core/documents/public.ts';
import { formatAmount, formatDayOfYear, formatPercent } from '#core/platform/public.ts';
import { OUTCOMES } from '../decision/outcome.ts';
import type { PaperFacts } from './paper-facts.ts';
import { sayWhen } from './papers.lines.ts';
import { type SlideTable, splitRows } from './split-table.ts';

/** A slide as content: native tables and charts are drawn from it, nothing is a picture. */
export type Slide =
  | { kind: 'title'; title: string; under: string[] }
  | { kind: 'table'; title: string; note: string; table: SlideTable }
  | {
      kind: 'project';
      title: string;
      light: DossierFacts['light'];
      reason: string;
      figures: [term: string, value: string][];
      words: [term: string, text: string][];
      chart: { labels: string[]; plan: (string | null)[]; actual: (string | null)[] } | null;
    };

/** A long table goes over several slides, each with the head; an empty one over none. */
export function splitTable(title: string, note: string, table: SlideTable): Slide[] {
  const parts = splitRows(table);
  return parts.map((rows, index) => {
    const part = parts.length > 1 ? `（${index + 1}/${parts.length}）` : '';
    return { kind: 'table', title: `${title}${part}`, note, table: { ...table, rows } };
  });
}

const ONE_YI = 100_000_000;
/** Amounts that stand large in a hall: 亿元 from one on, below it 万元, so that small ones keep their digits. */
export function sayHallAmount(yuan: string | null): string {
  if (yuan === null) return '—';
  const unit = new Big(yuan).abs().lt(ONE_YI) ? '万元' : '亿元';
  return `${formatAmount(yuan, unit)}${unit}`;
}

function toProjectSlide(facts: DossierFacts): Slide {
  const share = (value: string | null) => (value === null ? '—' : formatPercent(value));
  const words: [string, string | null][] = [
    ['形象进度', sayPhysicalProgress(facts)],
    ['存在问题', facts.problems.map(({ text }) => text).join('；') || null],
    ['转绿条件', facts.turnsGreenBy],
  ];
  const { labels, planWan, actualWan } = facts.curve;
  return {
    kind: 'project',
    title: facts.name,
    light: facts.light,
    reason: facts.lightReasons[0] ?? '',
    figures: [
      ['计划总投资', sayHallAmount(facts.totalInvestmentYuan)],
      ['年度计划', sayHallAmount(facts.annualPlanYuan)],
      ['本年完成', sayHallAmount(facts.actualYuan)],
      ['完成率', share(facts.completionRate)],
      ...(facts.otherRate
        ? [[`按${facts.otherRate.planName}`, share(facts.otherRate.rate)] as [string, string]]
        : []),
      ['计划进度', share(facts.plannedShare)],
      ['责任单位', facts.responsibleUnit ?? '—'],
      [facts.sponsorWord, facts.sponsor ?? '—'],
    ],
    words: words.flatMap(([term, text]) => (text === null ? [] : [[term, text] as [string, string]])),
    chart: labels.length === 0 ? null : { labels, plan: planWan, actual: actualWan },
  };
}

/** 调度会演示: title, what became of the last decisions, agenda, one slide a project in the order of the agenda. */
export function buildSlides(facts: PaperFacts): Slide[] {
  const { plan, entries, lastDecisions, dossiers } = facts;
  const agenda: SlideTable = {
    head: ['序号', '议题', '列入原因', '汇报', '分钟'],
    widths: [0.7, 3.4, 5.4, 1.9, 0.9],
    rows: entries.map(({ title, reasons, reports, minutes }, index) => [
      String(index + 1),
      title,
      reasons[0]?.sentence ?? '',
      reports.map(({ name }) => name).join('、'),
      String(minutes),
    ]),
  };
  const last: SlideTable = {
    head: ['序号', '议定事项', '牵头单位', '承诺时限', '落实情况'],
    widths: [0.7, 5.6, 2, 1.6, 2.4],
    rows: lastDecisions.map(({ title, leadOrg, dueOn, outcome, daysLate }, index) => [
      String(index + 1),
      title,
      leadOrg?.name ?? '',
      dueOn === null ? '—' : formatDayOfYear(dueOn),
      outcome === null ? '待立项' : `${OUTCOMES[outcome].zh}${daysLate > 0 ? `，逾期${daysLate}天` : ''}`,
    ]),
  };
  return [
    {
      kind: 'title',
      title: plan.title,
      under: [sayWhen(plan), plan.place, facts.officeName].filter(Boolean),
    },
    ...splitTable('上次会议议定事项落实情况', facts.previous?.title ?? '', last),
    ...splitTable('会议议程', '', agenda),
    ...dossiers.map(toProjectSlide),
  ];
}
