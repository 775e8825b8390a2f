import type { Annex, Table, TableRow } from '../content-model.ts';
import { buildTableNotes, toCell, toHeadCell, toRow, toTable, toTextCell } from '../table.ts';
import {
  hasOtherRate,
  LIGHT_COLUMNS,
  LIGHT_HEADS,
  listGroupCells,
  listGroupColumns,
  listInvestmentHeads,
  listLightCells,
  SERIAL,
} from './annex-cells.ts';
import type { BulletinFacts, GroupFacts, RankedGroup, RankTable } from './bulletin-facts.ts';
import { toGroupRef } from './bulletin-refs.ts';
import { listRanked, toMoveWords } from './rank-positions.ts';

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
  const hasOther = hasOtherRate(facts);
  return toTable({
    id: `bulletin.annex.ranks.${table.split}`,
    caption: table.title,
    unitNote: '单位：个、万元、百分点',
    columns: [
      { key: 'rank', widthMm: hasOther ? 8 : 10, align: 'center' },
      { key: 'name', widthMm: hasOther ? 21 : 25, align: 'left' },
      ...listGroupColumns(facts, 2),
      { key: 'move', widthMm: hasOther ? 14 : 17, align: 'center' },
      ...LIGHT_COLUMNS.map((column) => ({ ...column, widthMm: hasOther ? 9 : column.widthMm })),
    ],
    head: [
      [
        toHeadCell('名次', 1, 2),
        toHeadCell('单位', 1, 2),
        toHeadCell('项目数', 1, 2),
        toHeadCell('投资完成情况', hasOther ? 5 : 4),
        toHeadCell('位次\n变化', 1, 2),
        toHeadCell('亮灯项目数', 3),
      ],
      [...listInvestmentHeads(facts), ...LIGHT_HEADS],
    ],
    rows,
    notes: [
      ...buildTableNotes(
        rows,
        [],
        [
          ...unranked
            .filter((group) => group.completionRate === null)
            .map((group) => group.unrankedReason ?? group.completionRateNullReason),
          ...listOtherReasons(facts, table.groups),
        ],
      ),
      ...(table.leastProjectCount > 1 && unranked.some((group) => group.completionRate !== null)
        ? [`项目不足${table.leastProjectCount}个的单位不参加排名。`]
        : []),
    ],
  });
}

/** Why a rate by the other plan is missing, where that column is printed. */
function listOtherReasons(facts: BulletinFacts, groups: readonly GroupFacts[]): (string | null)[] {
  return hasOtherRate(facts) ? groups.map((group) => group.otherRateNullReason ?? null) : [];
}

/** Units with ranks, the tables of towns, departments and companies apart; null without any unit. */
export function buildRankAnnex(facts: BulletinFacts): Annex | null {
  const tables = facts.rankTables.filter((table) => table.groups.length > 0);
  if (tables.length === 0) return null;
  return {
    id: 'bulletin.annex.ranks',
    title: `${facts.regionWord}重点项目投资完成情况表（分单位）`,
    landscape: false,
    blocks: tables.map((table) => buildRankTable(facts, table)),
  };
}

/** Sectors with the total; null when switched off or empty. */
export function buildSectorAnnex(facts: BulletinFacts): Annex | null {
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
    columns: [
      SERIAL,
      { key: 'name', widthMm: hasOtherRate(facts) ? 31 : 33, align: 'left' },
      ...listGroupColumns(facts),
      ...LIGHT_COLUMNS,
    ],
    head: [
      [
        toHeadCell('序号', 1, 2),
        toHeadCell('行业', 1, 2),
        toHeadCell('项目数', 1, 2),
        toHeadCell('投资完成情况', hasOtherRate(facts) ? 5 : 4),
        toHeadCell('亮灯项目数', 3),
      ],
      [...listInvestmentHeads(facts), ...LIGHT_HEADS],
    ],
    rows,
    notes: buildTableNotes(
      rows,
      [3, 4],
      [
        ...facts.sectors.map((sector) => sector.completionRateNullReason),
        ...listOtherReasons(facts, facts.sectors),
      ],
    ),
  });
  return {
    id: 'bulletin.annex.sectors',
    title: `${facts.regionWord}重点项目投资完成情况表（分行业）`,
    landscape: false,
    blocks: [table],
  };
}
