import type { Block, DocumentModel } from '../content-model.ts';
import { toPeriodWords } from '../period-words.ts';
import { toCell, toHeadCell, toRow, toTable, toTextCell } from '../table.ts';
import type { DossierFacts } from './dossier-facts.ts';
import { buildIdentityTable, shorten, toRefer } from './dossier-identity.lines.ts';
import { toSheet } from './sheet.ts';

export type { DossierFacts } from './dossier-facts.ts';

/** What fits one page: more is counted, never cut off in silence. */
const MOST_MILESTONES = 4;
const MOST_MILESTONES_WHERE_TIGHT = 3;
const MOST_PROBLEMS = 2;
const MOST_PHOTOS = 3;
/** Room on the sheet: beside problems the curve and the photographs are low, without them they take it. */
const HEIGHTS_MM = {
  alone: { curve: 48, photos: 0 },
  withPhotos: { curve: 40, photos: 38 },
  full: { curve: 28, photos: 24 },
  bound: { curve: 26, photos: 0 },
};

/** `bound`: one page of a pack, whose margins are those of an official document; without photographs. */
export type DossierRoom = 'sheet' | 'bound';

function buildMilestoneTable(facts: DossierFacts, isTight: boolean): Block[] {
  if (facts.milestones.length === 0) return [];
  const shown = facts.milestones.slice(0, isTight ? MOST_MILESTONES_WHERE_TIGHT : MOST_MILESTONES);
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
export function buildDossier(facts: DossierFacts, room: DossierRoom = 'sheet'): DocumentModel {
  const words = toPeriodWords(facts.period);
  const state = facts.frozen ? `${words.single}，已定版` : `截至${facts.asOfOn}，未定版`;
  const hasPhotos = room === 'sheet' && facts.photos.length > 0;
  const hasProblems = facts.problems.length > 0;
  const isBoundTight = room === 'bound' && hasProblems;
  const besidePhotos = hasProblems ? 'full' : 'withPhotos';
  const heights = HEIGHTS_MM[isBoundTight ? 'bound' : hasPhotos ? besidePhotos : 'alone'];
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
      ...buildMilestoneTable(facts, hasPhotos || isBoundTight),
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
