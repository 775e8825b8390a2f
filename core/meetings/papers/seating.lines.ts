import {
  type DocumentModel,
  type Table,
  toCell,
  toHeadCell,
  toOfficialModel,
  toRow,
  toTable,
  toTextCell,
  toTextLine,
} from '#core/documents/public.ts';
import { layRows, orderRostrum, type SeatedPerson, type Seating } from '../seating.ts';
import type { PaperFacts } from './paper-facts.ts';
import { sayWhen } from './papers.lines.ts';

/** Breadth of the type area of a landscape page. */
const BREADTH_MM = 225;
const ROW_MM = 16;

function toPlan(id: string, rows: readonly SeatedPerson[][]): Table {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const widthMm = Math.floor(BREADTH_MM / columns);
  const cellOf = (person: SeatedPerson | undefined) =>
    toCell(person ? [person.unit, person.name].filter(Boolean).join(' ') : '');
  return toTable({
    id,
    density: 'form',
    columns: Array.from({ length: columns }, (_, index) => ({
      key: `c${index}`,
      widthMm,
      align: 'center' as const,
    })),
    head: [],
    rows: rows.map((row, index) =>
      toRow(
        `${id}-${index}`,
        Array.from({ length: columns }, (_, at) => cellOf(row[at])),
        'data',
        ROW_MM,
      ),
    ),
  });
}

function toCards({ rostrum, floor }: Seating): Table {
  const all = [
    ...rostrum.map((one, index) => ({ ...one, place: `主席台${index + 1}` })),
    ...floor.map((one, index) => ({ ...one, place: `台下${index + 1}` })),
  ];
  return toTable({
    id: 'seat-cards',
    columns: [
      { key: 'no', widthMm: 16, align: 'center' },
      { key: 'name', widthMm: 50, align: 'left' },
      { key: 'unit', widthMm: 60, align: 'left' },
      { key: 'place', widthMm: 30, align: 'center' },
    ],
    head: [['序号', '座签', '单位', '位置'].map((title) => toHeadCell(title))],
    rows: all.map(({ name, unit, place }, index) =>
      toRow(`card-${index}`, [toCell(String(index + 1)), toTextCell(name), toTextCell(unit), toCell(place)]),
    ),
  });
}

/** 座次表: the plan of the rostrum and the hall as one faces the rostrum, and the list of name cards (8.8). */
export function buildSeatingPaper({ plan, seating, officeName }: PaperFacts): DocumentModel {
  const { rostrum, floor, perRow } = seating ?? { rostrum: [], floor: [], perRow: 1 };
  const place = plan.place === '' ? '' : `，地点：${plan.place}`;
  const rows = layRows(floor, perRow);
  return toOfficialModel('agenda', {
    head: { issuingBody: officeName },
    title: `${plan.title}座次表`,
    blocks: [
      toTextLine('when', `时间：${sayWhen(plan)}${place}。`),
      toTextLine('count', `主席台${rostrum.length}人，台下${floor.length}人、${rows.length}排。`),
      toTextLine('facing', '座次图为面向主席台所见，主席台居中为第1位；台下由前向后、由左向右排列。'),
    ],
    annexes: [
      {
        ...{ id: 'seat-plan', title: '座次图', landscape: true },
        blocks: [
          toTextLine('rostrum-head', '主席台'),
          toPlan('rostrum', [orderRostrum(rostrum)]),
          ...(rows.length > 0 ? [toTextLine('floor-head', '台下（由前向后）'), toPlan('floor', rows)] : []),
        ],
      },
      {
        ...{ id: 'seat-cards-annex', title: '座签清单', landscape: false },
        blocks: [toCards({ rostrum, floor, perRow })],
      },
    ],
  });
}
