import { NO_FIGURE } from '#core/platform/public.ts';
import type { Block, TableRow } from '../content-model.ts';
import type { FigureMeasure } from '../figure-measures.ts';
import { printAmount, printPercent } from '../printed-figure.ts';
import { LIGHT_LABELS, toCell, toLabelCell, toLightCell, toRow, toTable, toTextCell } from '../table.ts';
import { type DossierFacts, sayPhysicalProgress } from './dossier-facts.ts';

/** The address of a figure of the project in the period of the sheet. */
export function toRefer(facts: DossierFacts) {
  return (measure: FigureMeasure) => ({
    scope: 'project' as const,
    period: facts.period,
    split: 'project' as const,
    key: facts.projectKey,
    measure,
  });
}

function amount(yuan: string | null): string | null {
  return yuan === null ? null : printAmount(yuan);
}

/** The rate, and where the year's plan was adjusted the one by the other plan beside it (8.4). */
function toRateWords(facts: DossierFacts): string | null {
  const print = (rate: string | null) =>
    rate === null ? null : printPercent(rate, [facts.proRataShare, '1']);
  const own = print(facts.completionRate);
  if (!facts.otherRate) return own;
  return `${own ?? NO_FIGURE}（按${facts.otherRate.planName}${print(facts.otherRate.rate) ?? NO_FIGURE}）`;
}

/** Cut to so many letters, with a sign that there is more. */
export function shorten(text: string | null, letters: number): string {
  if (text === null) return '';
  const all = [...text.replace(/\s+/gu, ' ').trim()];
  return all.length <= letters ? all.join('') : `${all.slice(0, letters - 1).join('')}…`;
}

/** Who, what and how far: the table at the head of the sheet. */
export function buildIdentityTable(facts: DossierFacts): Block {
  const refer = toRefer(facts);
  const pair = (label: string, text: string | null, measure?: FigureMeasure) => [
    toLabelCell(label),
    measure === undefined ? toTextCell(text) : toCell(text, refer(measure), { align: 'left' }),
  ];
  const rows: TableRow[] = [
    toRow('unit', [
      ...pair('责任单位', facts.responsibleUnit),
      ...pair('行业主管部门', facts.supervisingUnit),
      ...pair(facts.sponsorWord, facts.sponsor),
    ]),
    toRow('builder', [
      ...pair('建设单位', facts.builder),
      ...pair('牵头单位', facts.leadUnit),
      ...pair('项目专员', facts.officer),
    ]),
    toRow('class', [
      ...pair('行业', facts.sector),
      ...pair('级别', facts.levels.join('、')),
      ...pair('性质', facts.nature),
    ]),
    toRow('amounts', [
      ...pair('计划总投资', amount(facts.totalInvestmentYuan), 'total_investment'),
      ...pair('截至上年底累计', amount(facts.priorInvestmentYuan), 'prior_investment'),
      ...pair('本年计划', amount(facts.annualPlanYuan), 'annual_plan'),
    ]),
    toRow('progress', [
      ...pair('本年累计完成', amount(facts.actualYuan), 'actual_ytd'),
      ...pair('完成率', toRateWords(facts), 'completion_rate'),
      ...pair(
        '计划/序时',
        `${facts.plannedShare === null ? '—' : printPercent(facts.plannedShare)}/${printPercent(facts.proRataShare)}`,
        'planned_share',
      ),
    ]),
    toRow('content', [
      toLabelCell('建设内容及规模'),
      toTextCell(shorten(facts.contentAndScale, 100), { colSpan: 5 }),
    ]),
    ...buildPhysicalRow(facts),
    toRow('light', [
      toLabelCell('亮灯'),
      toLightCell(facts.light, refer('light')),
      toTextCell(toLightText(facts), { colSpan: 4, figure: refer('light_reason') }),
    ]),
  ];
  return toTable({
    id: 'dossier.identity',
    columns: [
      { key: 'label-1', widthMm: 25, align: 'center' },
      { key: 'value-1', widthMm: 29, align: 'left' },
      { key: 'label-2', widthMm: 28, align: 'center' },
      { key: 'value-2', widthMm: 29, align: 'left' },
      { key: 'label-3', widthMm: 20, align: 'center' },
      { key: 'value-3', widthMm: 25, align: 'left' },
    ],
    head: [],
    rows,
  });
}

/** Left out while nothing was ever reported; words of an earlier month lead back to that month. */
function buildPhysicalRow(facts: DossierFacts): TableRow[] {
  const text = sayPhysicalProgress(facts);
  if (text === null) return [];
  const figure = { ...toRefer(facts)('physical_progress'), period: facts.physicalPeriod ?? facts.period };
  return [
    toRow('physical', [toLabelCell('形象进度'), toTextCell(shorten(text, 66), { colSpan: 5, figure })]),
  ];
}

function toLightText(facts: DossierFacts): string {
  const reasons = facts.lightReasons.slice(0, 2).join('；');
  const periods =
    facts.lightPeriods > 1 ? `连续${facts.lightPeriods}期${LIGHT_LABELS[facts.light].slice(2)}灯` : '';
  return shorten([reasons, periods, facts.turnsGreenBy ?? ''].filter((part) => part !== '').join('。'), 90);
}
