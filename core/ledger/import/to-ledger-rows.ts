import { LEDGER_FIELDS, type LedgerField } from '../ledger-fields.ts';
import { listRefusedRows } from './dry-run-view.ts';
import type { ImportFinding } from './finding.ts';
import { type DraftValue, findSubject, type LedgerRowDraft } from './ledger-row.ts';
import { buildNameReader, joinBrokenLines } from './name-marks.ts';
import { listLeadingSums, type OpenGroup, openGroup } from './open-groups.ts';
import { isNamedByParts } from './part-names.ts';
import { shownOf, toColumnLetters } from './raw-sheet.ts';
import { depthOfLabel, endsGroupAbove, isDitto } from './row-labels.ts';
import { findSameAsAbove, isDittoColumn } from './same-as-above.ts';
import { findWholesByPart } from './serial-parts.ts';
import { buildSheetFacts, type TableFacts } from './table-facts.ts';
import {
  type ColumnReading,
  countBlocks,
  findColumn,
  type RowReading,
  type SheetReading,
  type WorkbookReading,
} from './understanding.ts';

const NATURES: [RegExp, string][] = [
  [/续建/, '续建'],
  [/竣工|投产/, '竣工投产'],
  [/前期|储备|谋划/, '前期储备'],
  [/新建|新开工|拟开工/, '新建'],
];

function readColumnValue(
  sheet: SheetReading,
  table: TableFacts,
  column: ColumnReading,
  row: number,
  at: number,
  inherited: boolean,
): DraftValue | null {
  const cell = sheet.sheet.rows[at]?.[column.column] ?? null;
  const reading = table.valueAt(at, column.column);
  if (!reading.ok || reading.value === null) return null;
  return {
    value: reading.value,
    text: shownOf(cell) ?? '',
    head: column.levels.join('/'),
    origin: { sheet: sheet.name, address: `${toColumnLetters(column.column)}${at + 1}` },
    inherited: inherited || at !== row,
  };
}

/** 〃 and 同上 point to the cell above; in a column of figures they stay what they are and are asked about. */
function findSaidAbove(table: TableFacts, column: number, row: number): number {
  if (!isDittoColumn(table, column)) return row;
  let at = row;
  while (at > table.table.firstRow && isDitto(table.grid.covered(at, column))) at--;
  return table.grid.mergeAt(at, column)?.top ?? at;
}

/** The row whose cell speaks for this one: itself, the top of its merge, or the last filled row above. */
function findSpeakingRow(
  table: TableFacts,
  filled: Map<number, number>,
  column: number,
  row: number,
): number {
  if (table.grid.text(row, column) !== '') return findSaidAbove(table, column, row);
  const merge = table.grid.mergeAt(row, column);
  if (merge) return merge.top;
  return filled.get(column) ?? row;
}

function addValue(values: LedgerRowDraft['values'], field: LedgerField, value: DraftValue): void {
  const known = values[field];
  if (known) known.push(value);
  else values[field] = [value];
}

function addGroupNature(sheet: SheetReading, values: LedgerRowDraft['values'], groups: OpenGroup[]): void {
  if (values.nature) return;
  for (const group of groups.toReversed()) {
    const found = NATURES.find(([pattern]) => pattern.test(group.label));
    if (!found) continue;
    const origin = { sheet: sheet.name, address: `${toColumnLetters(group.column)}${group.row + 1}` };
    values.nature = [
      { value: { kind: 'text', text: found[1] }, text: group.label, head: '', origin, inherited: true },
    ];
    return;
  }
}

/** A project without parts stands under 项目名称 with 子项目 left blank: it is that project, not a part of it. */
function nameByBundle(values: LedgerRowDraft['values']): void {
  const own = values.parent_name;
  if (values.name || !own || own.some((value) => value.inherited)) return;
  values.name = own;
  delete values.parent_name;
}

/** 1-1 beneath 1: the project numbered 1 is its bundle. */
function addNumberedParent(
  sheet: SheetReading,
  table: TableFacts,
  values: LedgerRowDraft['values'],
  row: number,
): void {
  const whole = findWholesByPart(table).get(row);
  const name = findColumn(table.table, 'name');
  const value = whole === undefined || !name ? null : readColumnValue(sheet, table, name, row, whole, true);
  if (value) values.parent_name = [{ ...value, head: '' }];
}

function readDraft(
  sheet: SheetReading,
  table: TableFacts,
  row: RowReading,
  block: number,
  groups: OpenGroup[],
  filled: Map<number, number>,
): LedgerRowDraft | null {
  const values: LedgerRowDraft['values'] = {};
  let own = 0;
  for (const column of table.table.columns) {
    if (column.field === null || column.block !== block) continue;
    const at = findSpeakingRow(table, filled, column.column, row.row);
    const value = readColumnValue(sheet, table, column, row.row, at, false);
    if (!value) continue;
    if (!value.inherited) own++;
    addValue(values, column.field, value);
  }
  if (own === 0) return null;
  if (isNamedByParts(table.table, block)) nameByBundle(values);
  if (block === 0) addNumberedParent(sheet, table, values, row.row);
  addGroupNature(sheet, values, groups);
  return {
    sheet: sheet.name,
    row: row.row + 1,
    block,
    groups: groups.map((group) => group.label),
    values,
    refusedFor: [],
  };
}

/** A row that continues the project above adds its own texts to that project's draft. */
function continueDraft(sheet: SheetReading, table: TableFacts, row: RowReading, draft: LedgerRowDraft): void {
  for (const column of table.table.columns) {
    if (
      column.field === null ||
      column.block !== draft.block ||
      table.grid.text(row.row, column.column) === ''
    )
      continue;
    const value = readColumnValue(sheet, table, column, row.row, row.row, false);
    if (
      value &&
      (LEDGER_FIELDS[column.field].repeats || value.value.kind === 'text' || value.value.kind === 'date')
    ) {
      addValue(draft.values, column.field, value);
    }
  }
}

/** Short words, broken over lines by a narrow column or written downwards. */
const UNBROKEN: LedgerField[] = ['location', 'region', 'category', 'sector', 'level', 'nature', 'stage'];

/** The project's name and its bundle's, without marks, numbers and line breaks; short words without line breaks. */
function tidyTexts(draft: LedgerRowDraft, readName: (text: string) => string): void {
  const tidy = (field: LedgerField, read: (text: string) => string): void => {
    for (const value of draft.values[field] ?? [])
      if (value.value.kind === 'text') value.value = { kind: 'text', text: read(value.value.text) };
  };
  tidy('name', readName);
  tidy('parent_name', readName);
  for (const field of UNBROKEN) tidy(field, joinBrokenLines);
}

function readTableDrafts(sheet: SheetReading, table: TableFacts): LedgerRowDraft[] {
  const drafts: LedgerRowDraft[] = [];
  const same = findSameAsAbove(table).filled;
  const filled = new Map<number, number>();
  const byRow = new Map<number, LedgerRowDraft>();
  const readNames = Array.from({ length: countBlocks(table.table) }, (_, block) =>
    buildNameReader(table, block),
  );
  let groups: OpenGroup[] = [];
  const leading = listLeadingSums(table);
  const firstText = (row: RowReading): string => table.grid.cells(row.row)[0]?.text ?? '';
  const headings = table.rows.filter((row) => row.kind === 'group' || row.kind === 'subtotal').map(firstText);
  for (const row of table.rows) {
    if (row.kind === 'group' || row.kind === 'subtotal') {
      groups = openGroup(table, groups, row, leading);
      filled.clear();
    }
    if (row.kind !== 'data') continue;
    const label = firstText(row);
    if (endsGroupAbove(label, headings)) {
      groups = groups.filter((group) => group.depth < depthOfLabel(label));
      filled.clear();
    }
    for (const column of same) if (table.grid.text(row.row, column) !== '') filled.set(column, row.row);
    const continued = row.continues === null ? undefined : byRow.get(row.continues);
    if (continued) {
      continueDraft(sheet, table, row, continued);
      continue;
    }
    for (let block = 0; block < readNames.length; block++) {
      const draft = readDraft(sheet, table, row, block, groups, filled);
      if (!draft) continue;
      tidyTexts(draft, readNames[block] ?? joinBrokenLines);
      drafts.push(draft);
      if (block === 0) byRow.set(row.row, draft);
    }
  }
  return drafts;
}

/**
 * Data rows as drafts of ledger rows: each value typed, with the cell it came from; merged cells and blanks
 * that mean the same as above filled in and marked `inherited`; rows that continue a project joined to it.
 */
export function toLedgerRows(reading: WorkbookReading, findings: ImportFinding[]): LedgerRowDraft[] {
  const refused = listRefusedRows(findings);
  return reading.sheets.flatMap((sheet) => {
    const drafts = buildSheetFacts(sheet).tables.flatMap((table) => readTableDrafts(sheet, table));
    for (const draft of drafts) {
      const nameless = findSubject(draft) === null;
      if (nameless || refused.has(`${draft.sheet}!${draft.row}`)) draft.refusedFor.push('IMP-NAME-BLANK');
    }
    return drafts;
  });
}
