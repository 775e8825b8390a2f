import { NO_FIGURE } from '#core/platform/public.ts';
import type { Block, DocumentModel, TableRow } from '../content-model.ts';
import type { FigureMeasure } from '../figure-measures.ts';
import { toPeriodWords } from '../period-words.ts';
import { printAmount, printPercent } from '../printed-figure.ts';
import {
  LIGHT_LABELS,
  toCell,
  toHeadCell,
  toLabelCell,
  toLightCell,
  toRow,
  toTable,
  toTextCell,
} from '../table.ts';
import { type DossierFacts, sayPhysicalProgress } from './dossier-facts.ts';
import { toSheet } from './sheet.ts';

export type { DossierFacts } from './dossier-facts.ts';

/** What fits one page: more is counted, never cut off in silence. */
const MOST_MILESTONES = 4;
const MOST_MILESTONES_BESIDE_PHOTOS = 3;
const MOST_PROBLEMS = 2;
const MOST_PHOTOS = 3;
/** Room on the sheet: beside problems the curve and the photographs are low, without them they take it. */
const HEIGHTS_MM = {
  alone: { curve: 48, photos: 0 },
  withPhotos: { curve: 40, photos: 38 },
  full: { curve: 28, photos: 24 },
};

function toRefer(facts: DossierFacts) {
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

function shorten(text: string | null, letters: number): string {
  if (text === null) return '';
  const all = [...text.replace(/\s+/gu, ' ').trim()];
  return all.length <= letters ? all.join('') : `${all.slice(0, letters - 1).join('')}…`;
}

function buildIdentityTable(facts: DossierFacts): Block {
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

function buildMilestoneTable(facts: DossierFacts): Block[] {
  if (facts.milestones.length === 0) return [];
  const shown = facts.milestones.slice(
    0,
    facts.photos.length > 0 ? MOST_MILESTONES_BESIDE_PHOTOS : MOST_MILESTONES,
  );
  const refer = toRefer(facts);
  const left = facts.milestones.length - shown.length;
  return [
    toTable({
      id: 'dossier.milestones',
      caption: '节点',
      columns: [
        { key: 'name', widthMm: 70, align: 'left' },
        { key: 'planned', widthMm: 27, align: 'center' },
        { key: 'finished', widthMm: 27, align: 'center' },
        { key: 'state', widthMm: 32, align: 'center' },
      ],
      head: [[toHeadCell('节点名称'), toHeadCell('计划完成'), toHeadCell('实际完成'), toHeadCell('状态')]],
      rows: shown.map((milestone, index) =>
        toRow(`milestone.${index + 1}`, [
          toTextCell(`${shorten(milestone.name, 24)}${milestone.critical ? '（关键）' : ''}`),
          toCell(milestone.plannedOn, refer('milestone')),
          toTextCell(milestone.finishedOn, { align: 'center' }),
          toTextCell(toMilestoneState(milestone), { align: 'center' }),
        ]),
      ),
      notes: left > 0 ? [`另有节点${left}个，见项目页面。`] : [],
    }),
  ];
}

function toMilestoneState(milestone: DossierFacts['milestones'][number]): string {
  if (milestone.daysLate > 0)
    return `${milestone.finishedOn === null ? '已逾期' : '逾期'}${milestone.daysLate}天${milestone.finishedOn === null ? '' : '完成'}`;
  return milestone.finishedOn === null ? '未到期' : '按期完成';
}

function buildProblemTable(facts: DossierFacts): Block[] {
  if (facts.problems.length === 0) return [];
  const shown = facts.problems.slice(0, MOST_PROBLEMS);
  const left = facts.problems.length - shown.length;
  return [
    toTable({
      id: 'dossier.problems',
      caption: '存在问题',
      columns: [
        { key: 'text', widthMm: 97, align: 'left' },
        { key: 'held-by', widthMm: 34, align: 'left' },
        { key: 'due', widthMm: 25, align: 'center' },
      ],
      head: [[toHeadCell('问题'), toHeadCell('办理单位'), toHeadCell('办理期限')]],
      rows: shown.map((problem, index) =>
        toRow(`problem.${index + 1}`, [
          toTextCell(shorten(problem.text, 46)),
          toTextCell(shorten(problem.heldBy, 15)),
          toTextCell(problem.dueOn, { align: 'center' }),
        ]),
      ),
      notes: left > 0 ? [`另有问题${left}件，见项目页面。`] : [],
    }),
  ];
}

/**
 * 项目一页纸: identity, people, the three amounts together, light with reasons, plan and actual curve,
 * milestones, problems, photographs, on one sheet of A4. Longer lists are shortened and the rest counted.
 */
export function buildDossier(facts: DossierFacts): DocumentModel {
  const words = toPeriodWords(facts.period);
  const state = facts.frozen ? `${words.single}，已定版` : `截至${facts.asOfOn}，未定版`;
  const hasPhotos = facts.photos.length > 0;
  const heights = HEIGHTS_MM[hasPhotos ? (facts.problems.length > 0 ? 'full' : 'withPhotos') : 'alone'];
  const curve: Block = {
    kind: 'curve',
    id: 'dossier.curve',
    caption: '本年累计投资：计划与实际',
    unit: '万元',
    labels: facts.curve.labels,
    series: [
      { name: '计划', stroke: 'plan', values: facts.curve.planWan },
      { name: '实际', stroke: 'actual', values: facts.curve.actualWan },
    ],
    widthMm: 150,
    heightMm: heights.curve,
  };
  return toSheet({
    kind: 'project-dossier',
    period: facts.period,
    title: facts.name,
    blocks: [
      {
        kind: 'paragraph',
        id: 'dossier.state',
        rule: 'dossier.state',
        lead: null,
        runs: [
          {
            text: `（${state}${facts.projectCode === null ? '' : `，项目代码${facts.projectCode}`}）`,
            figure: null,
          },
        ],
        unnamedRuns: null,
        align: 'center',
      },
      buildIdentityTable(facts),
      ...(facts.curve.labels.length === 0 ? [] : [curve]),
      ...buildMilestoneTable(facts),
      ...buildProblemTable(facts),
      ...(hasPhotos
        ? [
            {
              kind: 'photos' as const,
              id: 'dossier.photos',
              photos: facts.photos.slice(0, MOST_PHOTOS),
              heightMm: heights.photos,
            },
          ]
        : []),
    ],
  });
}
