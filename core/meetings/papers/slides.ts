import type { DossierFacts } from '#core/documents/public.ts';
import { formatAmount, formatDayOfYear, formatPercent } from '#core/platform/public.ts';
import { OUTCOMES } from '../decision/outcome.ts';
import type { PaperFacts } from './paper-facts.ts';
import { sayWhen } from './papers.lines.ts';

export interface SlideTable {
  head: string[];
  /** In inches; they sum to the breadth of the slide. */
  widths: number[];
  rows: string[][];
}

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

const ROWS_A_SLIDE = 9;

/** A long table goes over several slides, each with the head; an empty one over none. */
export function splitTable(title: string, note: string, table: SlideTable): Slide[] {
  const slides: Slide[] = [];
  for (let from = 0; from < table.rows.length; from += ROWS_A_SLIDE) {
    const rows = table.rows.slice(from, from + ROWS_A_SLIDE);
    const isLong = table.rows.length > ROWS_A_SLIDE;
    const part = isLong ? `（${slides.length + 1}/${Math.ceil(table.rows.length / ROWS_A_SLIDE)}）` : '';
    slides.push({ kind: 'table', title: `${title}${part}`, note, table: { ...table, rows } });
  }
  return slides;
}

function toProjectSlide(facts: DossierFacts): Slide {
  const money = (yuan: string | null) => (yuan === null ? '—' : `${formatAmount(yuan, '亿元')}亿元`);
  const share = (value: string | null) => (value === null ? '—' : formatPercent(value));
  const words: [string, string | null][] = [
    ['形象进度', facts.physicalProgress],
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
      ['计划总投资', money(facts.totalInvestmentYuan)],
      ['年度计划', money(facts.annualPlanYuan)],
      ['本年完成', money(facts.actualYuan)],
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
    widths: [0.7, 4.2, 4.6, 1.9, 0.9],
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
