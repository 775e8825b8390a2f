import { findSure, resolveName } from './resolve-name.ts';
import { resolvePeriod } from './resolve-period.ts';
import { divideColumns, listHeadPath, readPath, type StatColumns } from './stat-columns.ts';
import { type ReadFigure, tell } from './stat-desk.ts';
import { readLabel } from './stat-label.ts';
import type { NameIndex } from './stat-names.ts';
import { LEFT_OUT_WORDS, type Measure } from './stat-reading.ts';
import { type FigureRow, isTimeCell, type StatTable } from './stat-rows.ts';
import { listFilled, type StatSheet } from './stat-sheet.ts';
import type { Side, TableView } from './table-view.ts';

function toLabelAt(sheet: StatSheet, row: number, column: number, head = ''): string {
  const cell = sheet.raw(row, column);
  if (cell !== null && typeof cell !== 'string') {
    const date = cell.type === 'date' ? /^(\d{4})-(\d{2})/.exec(cell.value) : null;
    if (date) return `${date[1]}年${Number(date[2])}月`;
  }
  const text = sheet.covered(row, column);
  return /月/.test(head) && /^\d{1,2}$/.test(text) ? `${text}月` : text;
}

function toSide(texts: readonly string[], index: NameIndex, place: string): Side {
  const facts = readPath(texts, index);
  const joined = texts.length > 1 ? readLabel(texts.join(''), index) : null;
  return { facts, joined, text: texts.at(-1) ?? '', besideSpan: null, besideNamed: null, place };
}

const BESIDE = /[及和与、].{0,6}(增速|增长|增幅|位次|排名|比重)/;

/** Value, growth, rank …: the column's word, the row's, else the title's when it speaks of nothing else. */
function resolveMeasure(view: TableView, column: Side, row: Side, units: readonly string[]): Measure {
  for (const one of [...column.facts, ...row.facts]) if (one.measure !== null) return one.measure;
  if (units.length > 0 && !units.includes('%')) return 'value';
  for (const one of view.around)
    if (one.measure !== null && one.measure !== 'target' && !BESIDE.test(one.text)) return one.measure;
  return 'value';
}

function findUnits(view: TableView, column: Side, row: Side, unitOfRow: readonly string[]): string[] {
  if (unitOfRow.length > 0) return [...unitOfRow];
  for (const one of [...column.facts, ...row.facts]) if (one.units.length > 0) return one.units;
  return view.around.find(({ units }) => units.length > 0)?.units ?? [];
}

function readDataCell(
  view: TableView,
  at: { row: number; column: number },
  sides: { column: Side; row: Side },
  unitOfRow: string[],
): void {
  const { desk, sheet } = view;
  const place = sheet.place(at.row, at.column);
  const figure = sheet.figure(at.row, at.column);
  if (figure.kind === 'blank') return;
  if (figure.kind !== 'figure') {
    const said = { missing: '空缺符号，没有数', error: '公式出错，没有数', text: '' }[figure.kind];
    const kind = figure.kind === 'missing' ? 'missing' : 'not-a-figure';
    tell(desk, kind, said || `“${sheet.shown(at.row, at.column)}”不是数，未读取`, place);
    return;
  }
  if (figure.isMarked) tell(desk, 'mark', '数字上的脚注记号已去掉', place);
  const units = findUnits(view, sides.column, sides.row, unitOfRow);
  const measure = resolveMeasure(view, sides.column, sides.row, units);
  const isKept = measure === 'value' || measure === 'growth' || measure === 'base' || measure === 'rank';
  if (!isKept) {
    tell(desk, 'left-out', LEFT_OUT_WORDS[measure] ?? '不导入', place);
    return;
  }
  const indicator = resolveName(view, 'indicator', sides, place);
  if (indicator.code === null) return;
  const subject = resolveName(view, 'subject', sides, place);
  if (subject.code === null) return;
  const period = resolvePeriod(view, sides, place);
  if (period === null) return;
  const vintage =
    [...sides.column.facts, ...sides.row.facts, ...view.around].find((one) => one.vintage)?.vintage ?? '';
  const found: ReadFigure = {
    ...{ place, table: view.key, tableName: view.name, indicator: indicator.code, subject: subject.code },
    ...{ ...period, measure, text: figure.text, isPercent: figure.isPercent, units, vintage },
    head: sides.column.text || sides.row.text,
  };
  desk.found.push(found);
}

function kindOf(sides: readonly Side[]): 'subject' | 'indicator' | null {
  const subjects = sides.filter((side) => findSure(side, 'subjects').length > 0).length;
  const indicators = sides.filter((side) => findSure(side, 'indicators').length > 0).length;
  if (subjects === indicators) return null;
  return subjects > indicators ? 'subject' : 'indicator';
}

const KIND_HEADS = { subject: /地区|区域|县区|区县|市县|县（|县\(|单位名称/, indicator: /指标|项目/ };

/** 地区 or 指标 above the names of the rows. */
function kindByHead(sheet: StatSheet, table: StatTable, labels: readonly number[]): TableView['rowKind'] {
  const head = labels.map((column) => table.heads.map((row) => sheet.covered(row, column)).join('')).join('');
  if (KIND_HEADS.subject.test(head)) return 'subject';
  return KIND_HEADS.indicator.test(head) ? 'indicator' : null;
}

/** What one side does not name the other does, unless the title has named it. */
function completeKinds(view: TableView): void {
  const other = { subject: 'indicator', indicator: 'subject' } as const;
  const isTitled = view.around.some(({ indicators }) => indicators.length > 0);
  if (view.rowKind === null && view.columnKind !== null) view.rowKind = other[view.columnKind];
  else if (view.columnKind === null && view.rowKind !== null) view.columnKind = other[view.rowKind];
  else if (view.rowKind === null && isTitled) view.rowKind = 'subject';
}

/** Labels of a row: its own columns, a blank one below a filled one meaning the same, under the line of its section. */
function sideOfRow(
  view: TableView,
  table: StatTable,
  { row, section }: FigureRow,
  labels: readonly number[],
): Side {
  const { sheet, desk } = view;
  const texts: string[] = [];
  if (section !== null) texts.push(sheet.shown(section, listFilled(sheet, section)[0] ?? 0));
  let place = sheet.place(row, labels[0] ?? 0);
  labels.forEach((column, at) => {
    let from = row;
    const isLast = at === labels.length - 1 && labels.length > 0;
    const isTime = isTimeCell(sheet, row, column);
    if (sheet.covered(row, column) === '' && !isLast)
      while (from > (table.rows[0]?.row ?? 0) && sheet.covered(from, column) === '') from -= 1;
    const head = sheet.covered(table.heads.at(-1) ?? 0, column);
    const text = toLabelAt(sheet, from, column, head);
    if (isTime) place = sheet.place(row, column);
    if (text !== '') texts.push(text);
  });
  return toSide(texts, desk.index, place);
}

function sideOfColumn(view: TableView, table: StatTable, column: number, first: number): Side {
  const { sheet, desk } = view;
  const texts = listHeadPath(sheet, table.heads, column, first);
  const last = table.heads.at(-1);
  const timeRow = table.heads.find((row) => isTimeCell(sheet, row, column)) ?? last ?? 0;
  if (texts.length > 0 && last !== undefined) {
    const own = toLabelAt(sheet, last, column, sheet.covered(last, Math.max(first - 1, 0)));
    if (own !== '') texts[texts.length - 1] = own;
  }
  return toSide(texts, desk.index, sheet.place(timeRow, column));
}

function tellAside(view: TableView, table: StatTable, columns: StatColumns): void {
  const { sheet, desk } = view;
  for (const { row } of table.rows) {
    for (const column of columns.remarks)
      if (sheet.shown(row, column) !== '') tell(desk, 'footnote', '备注栏，未读取', sheet.place(row, column));
    for (const column of [...columns.serials, ...(columns.unitColumn === null ? [] : [columns.unitColumn])])
      if (sheet.shown(row, column) !== '') desk.heads.add(sheet.place(row, column));
    for (const column of columns.labels)
      if (sheet.shown(row, column) !== '') desk.heads.add(sheet.place(row, column));
  }
}

/** 固定资产投资 | 增长% : the growth beside a named column is that of its indicator. */
function passNamesOn(sides: readonly Side[]): void {
  let named: Side | null = null;
  for (const side of sides) {
    const isNamed = side.facts.some(
      ({ indicators, subjects, rest }) => indicators.length + subjects.length > 0 || rest !== '',
    );
    const isMeasure = side.facts.some(({ measure, period }) => measure !== null || period.span !== undefined);
    if (isNamed) named = side;
    else if (isMeasure) side.besideNamed = named;
  }
}

/** 累计 | 同比: the growth beside a sum is that of the sum, under the same upper head. */
function passSpansOn(sides: readonly Side[]): void {
  passNamesOn(sides);
  let last: { upper: string; span: Side['besideSpan'] } = { upper: '', span: null };
  for (const side of sides) {
    const upper = side.facts.length > 1 ? (side.facts.at(-1)?.text ?? '') : '';
    const own = side.facts.find(({ period }) => period.span !== undefined)?.period.span;
    const isTimed = side.facts.some(({ period }) => period.month !== undefined);
    if (upper !== last.upper) last = { upper, span: null };
    if (own !== undefined && own !== 'bare') last = { upper, span: own };
    else if (!isTimed) side.besideSpan = last.span;
  }
}

/** Reads one table: every figure gets its indicator, region, time and measure, or becomes a question or a note. */
export function readStatTable(view: TableView, table: StatTable): void {
  const { sheet, desk } = view;
  const columns = divideColumns(sheet, table, desk.index);
  const first = columns.data[0] ?? 0;
  const columnSides = new Map(
    columns.data.map((column) => [column, sideOfColumn(view, table, column, first)]),
  );
  passSpansOn([...columnSides.values()]);
  view.columnKind = kindOf([...columnSides.values()]);
  const firstLabels = columns.labelsOf.get(first) ?? [];
  const rowSides = table.rows.map((row) => sideOfRow(view, table, row, firstLabels));
  view.rowKind = kindOf(rowSides) ?? kindByHead(sheet, table, firstLabels);
  completeKinds(view);
  for (const side of [...columnSides.values(), ...rowSides])
    for (const { period } of side.facts) if (period.year !== undefined) view.yearsOfHeads.add(period.year);
  tellAside(view, table, columns);
  table.rows.forEach((row, at) => {
    const unitText = columns.unitColumn === null ? '' : sheet.covered(row.row, columns.unitColumn);
    const unitOfRow = unitText === '' ? [] : readLabel(`(${unitText})`, desk.index).units;
    for (const column of columns.data) {
      const column_ = columnSides.get(column);
      const labels = columns.labelsOf.get(column) ?? firstLabels;
      const rowSide = labels === firstLabels ? rowSides[at] : sideOfRow(view, table, row, labels);
      if (column_ && rowSide)
        readDataCell(view, { row: row.row, column }, { column: column_, row: rowSide }, unitOfRow);
    }
  });
}
