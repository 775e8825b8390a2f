import type { Annex, Block, Cell, Table, TableRow } from '../content-model.ts';
import { printPercentNumber, printWan } from '../printed-figure.ts';
import {
  buildTableNotes,
  LIGHT_LABELS,
  toCell,
  toFigureCell,
  toHeadCell,
  toLightCell,
  toRow,
  toTable,
  toTextCell,
} from '../table.ts';
import type { BulletinFacts, GroupFacts, RankedGroup, RankTable } from './bulletin-facts.ts';
import { listRateThresholds, printLeadPoints, toGroupRef, toProjectRef } from './bulletin-refs.ts';
import { listRanked, toMoveWords } from './rank-positions.ts';

const SERIAL = { key: 'serial', widthMm: 11, align: 'center' } as const;

function wanCell(yuan: string | null, figure: Cell['figure']): Cell {
  return toFigureCell(yuan === null ? null : printWan(yuan), figure);
}

function rateNumber(facts: BulletinFacts, ratio: string | null): string | null {
  return ratio === null ? null : printPercentNumber(ratio, listRateThresholds(facts));
}

function listGroupCells(facts: BulletinFacts, group: GroupFacts): Cell[] {
  const refer = (measure: Parameters<typeof toGroupRef>[2]) => toGroupRef(facts.period, group, measure);
  return [
    toCell(String(group.projectCount), refer('project_count')),
    wanCell(group.annualPlanYuan, refer('annual_plan')),
    wanCell(group.actualYuan, refer('actual_ytd')),
    toFigureCell(rateNumber(facts, group.completionRate), refer('completion_rate')),
    toFigureCell(printLeadPoints(facts, group.completionRate), refer('lead_pro_rata')),
  ];
}

function listLightCells(facts: BulletinFacts, group: GroupFacts): Cell[] {
  const refer = (measure: 'light_red' | 'light_yellow' | 'light_green') =>
    toGroupRef(facts.period, group, measure);
  return [
    toCell(String(group.lights.red), refer('light_red')),
    toCell(String(group.lights.yellow), refer('light_yellow')),
    toCell(String(group.lights.green), refer('light_green')),
  ];
}

const INVESTMENT_HEADS = [
  toHeadCell('年度计划\n投资'),
  toHeadCell('累计完成\n投资'),
  toHeadCell('完成率\n（%）'),
  toHeadCell('比序时\n进度'),
];
const LIGHT_HEADS = [
  toHeadCell(LIGHT_LABELS.red),
  toHeadCell(LIGHT_LABELS.yellow),
  toHeadCell(LIGHT_LABELS.green),
];
const GROUP_COLUMNS: Table['columns'] = [
  { key: 'project-count', widthMm: 12, align: 'center' },
  { key: 'annual-plan', widthMm: 19, align: 'right' },
  { key: 'actual', widthMm: 19, align: 'right' },
  { key: 'rate', widthMm: 15, align: 'right' },
  { key: 'lead', widthMm: 17, align: 'right' },
];
const LIGHT_COLUMNS: Table['columns'] = [
  { key: 'red', widthMm: 10, align: 'center' },
  { key: 'yellow', widthMm: 10, align: 'center' },
  { key: 'green', widthMm: 10, align: 'center' },
];

function buildRankRow(facts: BulletinFacts, group: RankedGroup): TableRow {
  const refer = (measure: Parameters<typeof toGroupRef>[2]) => toGroupRef(facts.period, group, measure);
  return toRow(`${group.split}.${group.key}`, [
    toCell(group.rank === null ? null : String(group.rank), refer('rank'), { align: 'center' }),
    toTextCell(group.name, { figure: refer('name') }),
    ...listGroupCells(facts, group),
    toCell(toMoveWords(group) ?? '', refer('rank_change'), { align: 'center' }),
    ...listLightCells(facts, group),
  ]);
}

function buildRankTable(facts: BulletinFacts, table: RankTable): Table {
  const ranked = listRanked(table);
  const rankedKeys = new Set(ranked.map((group) => group.key));
  const rows = [...ranked, ...table.groups.filter((group) => !rankedKeys.has(group.key))].map((group) =>
    buildRankRow(facts, group),
  );
  const unranked = table.groups.filter((group) => group.rank === null);
  return toTable({
    id: `bulletin.annex.ranks.${table.split}`,
    caption: table.title,
    unitNote: '单位：个、万元、百分点',
    columns: [
      { key: 'rank', widthMm: 10, align: 'center' },
      { key: 'name', widthMm: 25, align: 'left' },
      ...GROUP_COLUMNS.map((column) => ({ ...column, widthMm: Math.max(11, column.widthMm - 2) })),
      { key: 'move', widthMm: 17, align: 'center' },
      ...LIGHT_COLUMNS,
    ],
    head: [
      [
        toHeadCell('名次', 1, 2),
        toHeadCell('单位', 1, 2),
        toHeadCell('项目数', 1, 2),
        toHeadCell('投资完成情况', 4),
        toHeadCell('位次\n变化', 1, 2),
        toHeadCell('亮灯项目数', 3),
      ],
      [...INVESTMENT_HEADS, ...LIGHT_HEADS],
    ],
    rows,
    notes: [
      ...buildTableNotes(
        rows,
        [],
        unranked.map((group) => group.unrankedReason ?? group.completionRateNullReason),
      ),
      ...(table.leastProjectCount > 1 && unranked.length > 0
        ? [`项目不足${table.leastProjectCount}个的单位不参加排名。`]
        : []),
    ],
  });
}

function buildRankAnnex(facts: BulletinFacts): Annex | null {
  const tables = facts.rankTables.filter((table) => table.groups.length > 0);
  if (tables.length === 0) return null;
  return {
    id: 'bulletin.annex.ranks',
    title: `${facts.regionWord}重点项目投资完成情况表（分单位）`,
    landscape: false,
    blocks: tables.map((table) => buildRankTable(facts, table)),
  };
}

function buildSectorAnnex(facts: BulletinFacts): Annex | null {
  if (!facts.switches.sectors || facts.sectors.length === 0) return null;
  const groupRow = (group: GroupFacts, serial: string, name: string, role: TableRow['role']) =>
    toRow(
      `sector.${group.key === '' ? 'total' : group.key}`,
      [
        toCell(serial),
        toTextCell(name, { figure: toGroupRef(facts.period, group, 'name') }),
        ...listGroupCells(facts, group),
        ...listLightCells(facts, group),
      ],
      role,
    );
  const rows = [
    groupRow(facts.totals, '', '合计', 'total'),
    ...facts.sectors.map((sector, index) => groupRow(sector, String(index + 1), sector.name, 'data')),
  ];
  const table = toTable({
    id: 'bulletin.annex.sectors.table',
    unitNote: '单位：个、万元、百分点',
    columns: [SERIAL, { key: 'name', widthMm: 33, align: 'left' }, ...GROUP_COLUMNS, ...LIGHT_COLUMNS],
    head: [
      [
        toHeadCell('序号', 1, 2),
        toHeadCell('行业', 1, 2),
        toHeadCell('项目数', 1, 2),
        toHeadCell('投资完成情况', 4),
        toHeadCell('亮灯项目数', 3),
      ],
      [...INVESTMENT_HEADS, ...LIGHT_HEADS],
    ],
    rows,
    notes: buildTableNotes(
      rows,
      [3, 4],
      facts.sectors.map((sector) => sector.completionRateNullReason),
    ),
  });
  return {
    id: 'bulletin.annex.sectors',
    title: `${facts.regionWord}重点项目投资完成情况表（分行业）`,
    landscape: false,
    blocks: [table],
  };
}

function buildBehindAnnex(facts: BulletinFacts): Annex | null {
  if (facts.behind.length === 0 || !facts.plan.issued) return null;
  const rows = facts.behind.map((project, index) => {
    const refer = (measure: Parameters<typeof toProjectRef>[2]) =>
      toProjectRef(facts.period, project.projectKey, measure);
    return toRow(`behind.${project.projectKey}`, [
      toCell(String(index + 1)),
      toTextCell(project.name, { figure: refer('name') }),
      toTextCell(project.responsibleUnit),
      toTextCell(project.sponsor, { align: 'center' }),
      wanCell(project.annualPlanYuan, refer('annual_plan')),
      wanCell(project.actualYuan, refer('actual_ytd')),
      toFigureCell(rateNumber(facts, project.completionRate), refer('completion_rate')),
      toFigureCell(
        project.plannedShare === null ? null : printPercentNumber(project.plannedShare),
        refer('planned_share'),
      ),
      toCell(project.daysBehind === null ? null : String(project.daysBehind), refer('days_behind')),
      toLightCell(project.light, refer('light')),
      toTextCell(project.firstReason, { figure: refer('light_reason') }),
    ]);
  });
  const table = toTable({
    id: 'bulletin.annex.behind.table',
    unitNote: '单位：万元',
    columns: [
      SERIAL,
      { key: 'name', widthMm: 48, align: 'left' },
      { key: 'unit', widthMm: 27, align: 'left' },
      { key: 'sponsor', widthMm: 16, align: 'center' },
      { key: 'annual-plan', widthMm: 19, align: 'right' },
      { key: 'actual', widthMm: 19, align: 'right' },
      { key: 'rate', widthMm: 15, align: 'right' },
      { key: 'planned-share', widthMm: 17, align: 'right' },
      { key: 'days', widthMm: 13, align: 'center' },
      { key: 'light', widthMm: 13, align: 'center' },
      { key: 'reason', widthMm: 27, align: 'left' },
    ],
    head: [
      [
        toHeadCell('序号'),
        toHeadCell('项目名称'),
        toHeadCell('责任单位'),
        toHeadCell('包联\n领导'),
        ...INVESTMENT_HEADS.slice(0, 3),
        toHeadCell('计划进度\n（%）'),
        toHeadCell('落后\n天数'),
        toHeadCell('亮灯'),
        toHeadCell('原因'),
      ],
    ],
    rows,
    notes: buildTableNotes(rows, [], ['本年无已确认的完成投资或无计划']),
  });
  return { id: 'bulletin.annex.behind', title: '落后计划进度项目清单', landscape: true, blocks: [table] };
}

function buildStartingAnnex(facts: BulletinFacts): Annex | null {
  if (facts.starting.length === 0) return null;
  const started = facts.starting.filter((project) => project.startedOn !== null);
  const open = facts.starting.filter((project) => project.startedOn === null);
  const toRows = (projects: typeof facts.starting): TableRow[] =>
    projects.map((project, index) => {
      const refer = (measure: Parameters<typeof toProjectRef>[2]) =>
        toProjectRef(facts.period, project.projectKey, measure);
      return toRow(`starting.${project.projectKey}`, [
        toCell(String(index + 1)),
        toTextCell(project.name, { figure: refer('name') }),
        toTextCell(project.responsibleUnit),
        toTextCell(project.sponsor, { align: 'center' }),
        wanCell(project.totalInvestmentYuan, refer('total_investment')),
        wanCell(project.annualPlanYuan, refer('annual_plan')),
        toCell(project.plannedStartOn, refer('planned_start_on')),
        project.startedOn === null
          ? toCell('未开工', refer('started_on'))
          : toCell(project.startedOn, refer('started_on')),
        toTextCell(project.reason, { figure: refer('light_reason') }),
      ]);
    });
  const group = (id: string, label: string, projects: typeof facts.starting): TableRow[] =>
    projects.length === 0
      ? []
      : [
          toRow(id, [toTextCell(`${label}${projects.length}个`, { colSpan: 9 })], 'group'),
          ...toRows(projects),
        ];
  const rows = [...group('starting.started', '已开工', started), ...group('starting.open', '未开工', open)];
  const blocks: Block[] = [
    toTable({
      id: 'bulletin.annex.starting.table',
      unitNote: '单位：万元',
      columns: [
        SERIAL,
        { key: 'name', widthMm: 54, align: 'left' },
        { key: 'unit', widthMm: 32, align: 'left' },
        { key: 'sponsor', widthMm: 16, align: 'center' },
        { key: 'total', widthMm: 20, align: 'right' },
        { key: 'annual-plan', widthMm: 20, align: 'right' },
        { key: 'planned-start', widthMm: 23, align: 'center' },
        { key: 'started', widthMm: 23, align: 'center' },
        { key: 'reason', widthMm: 26, align: 'left' },
      ],
      head: [
        [
          toHeadCell('序号'),
          toHeadCell('项目名称'),
          toHeadCell('责任单位'),
          toHeadCell('包联\n领导'),
          toHeadCell('计划\n总投资'),
          toHeadCell('年度计划\n投资'),
          toHeadCell('计划开工\n时间'),
          toHeadCell('实际开工\n时间'),
          toHeadCell('备注'),
        ],
      ],
      rows,
      notes: buildTableNotes(rows, [], ['未登记']),
    }),
  ];
  return { id: 'bulletin.annex.starting', title: '计划开工项目清单', landscape: true, blocks };
}

/** The annexes in order; each is left out when it would be empty. Their figures never change (8.1). */
export function buildBulletinAnnexes(facts: BulletinFacts): Annex[] {
  return [
    buildRankAnnex(facts),
    buildSectorAnnex(facts),
    buildBehindAnnex(facts),
    buildStartingAnnex(facts),
  ].filter((annex) => annex !== null);
}
