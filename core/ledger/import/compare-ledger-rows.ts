import type { LedgerField } from '../ledger-fields.ts';
import { buildFinding, type ImportFinding } from './finding.ts';
import {
  findDraftText,
  findSubject,
  isKeptField,
  type LedgerRowDraft,
  toCanonicalText,
} from './ledger-row.ts';
import { toComparable } from './normal-text.ts';

/** A project as the ledger holds it now: values in the same canonical text as a draft's (`toCanonicalText`). */
export interface ExistingLedgerRow {
  id: string;
  values: Partial<Record<LedgerField, string>>;
}

export interface FieldChange {
  field: LedgerField;
  before: string | null;
  after: string;
  /** Cell of the new value. */
  origin: { sheet: string; address: string };
}

export interface LedgerRowDifference {
  draft: LedgerRowDraft;
  status: 'new' | 'changed' | 'unchanged' | 'refused';
  /** The project that the row updates. */
  existingId: string | null;
  changes: FieldChange[];
  /** Projects that may be the same although the key does not say so. */
  possibleDuplicates: string[];
}

export interface LedgerDifferences {
  rows: LedgerRowDifference[];
  findings: ImportFinding[];
  summary: { data: number; new: number; changed: number; unchanged: number; refused: number };
}

/** Codes as keys: several may stand in one cell (8.11). */
export function listCodes(text: string | null): string[] {
  return text === null
    ? []
    : toComparable(text)
        .split(/[、,;/]/)
        .filter((code) => code.length >= 6);
}

/** The name as a key: brackets' kind, blanks and width do not matter. */
export function toNameKey(name: string): string {
  const plain = toComparable(name);
  return plain.replace(/[“”"'‘’《》·.,。]/g, '') || plain;
}

/** Names that differ only in words that offices add or drop. */
function toLooseName(name: string): string {
  return toNameKey(name)
    .replace(/\([^)]*\)/g, '')
    .replace(/^(20\d\d年度?)?([^县市区]{1,4}[县市区])?/, '')
    .replace(/(建设)?(项目|工程)$/g, '');
}

/** The line of one project: its progress texts may change, its territory or owner tell it from a namesake. */
function isOtherPlace(draft: LedgerRowDraft, existing: ExistingLedgerRow): boolean {
  const fields: LedgerField[] = ['responsible_unit', 'owner', 'region', 'location'];
  let compared = 0;
  for (const field of fields) {
    const own = findDraftText(draft, field);
    const other = existing.values[field];
    if (own === null || other === undefined || other === '') continue;
    compared++;
    if (toNameKey(own) === toNameKey(other)) return false;
  }
  return compared > 0;
}

function listChanges(draft: LedgerRowDraft, existing: ExistingLedgerRow): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const [field, values] of Object.entries(draft.values) as [
    LedgerField,
    LedgerRowDraft['values'][LedgerField],
  ][]) {
    const first = values?.[0];
    // A blank cell says nothing: it never takes a value away; nor does a group row overrule the ledger.
    if (
      !first ||
      !isKeptField(field) ||
      (first.inherited && first.head === '' && existing.values[field] !== undefined)
    )
      continue;
    const after = (values ?? []).map((value) => toCanonicalText(value.value)).join('\n');
    const before = existing.values[field] ?? null;
    if (before !== after) changes.push({ field, before, after, origin: first.origin });
  }
  return changes;
}

interface ExistingIndex {
  byCode: Map<string, ExistingLedgerRow[]>;
  byName: Map<string, ExistingLedgerRow[]>;
  byLooseName: Map<string, ExistingLedgerRow[]>;
}

function addTo(index: Map<string, ExistingLedgerRow[]>, key: string, row: ExistingLedgerRow): void {
  const known = index.get(key);
  if (known) known.push(row);
  else if (key !== '') index.set(key, [row]);
}

function subjectOf(row: ExistingLedgerRow): string {
  const { name, task, target, content_scale: content } = row.values;
  return (name ?? task ?? target ?? content ?? '').split('\n')[0] ?? '';
}

function buildIndex(existing: ExistingLedgerRow[]): ExistingIndex {
  const index: ExistingIndex = { byCode: new Map(), byName: new Map(), byLooseName: new Map() };
  for (const row of existing) {
    for (const code of listCodes(row.values.project_code ?? null)) addTo(index.byCode, code, row);
    addTo(index.byName, toNameKey(subjectOf(row)), row);
    addTo(index.byLooseName, toLooseName(subjectOf(row)), row);
  }
  return index;
}

function hasOtherCode(draft: LedgerRowDraft, existing: ExistingLedgerRow): boolean {
  const own = listCodes(findDraftText(draft, 'project_code'));
  const other = listCodes(existing.values.project_code ?? null);
  return own.length > 0 && other.length > 0 && !own.some((code) => other.includes(code));
}

/** Projects with the row's business key: a shared code, else the same name at the same place. */
function listMatches(draft: LedgerRowDraft, index: ExistingIndex): ExistingLedgerRow[] {
  const codes = listCodes(findDraftText(draft, 'project_code'));
  const byCode = codes.flatMap((code) => index.byCode.get(code) ?? []);
  if (byCode.length > 0) return [...new Set(byCode)];
  const named = index.byName.get(toNameKey(findSubject(draft) ?? '')) ?? [];
  const fitting = named.filter((row) => !hasOtherCode(draft, row));
  const here = fitting.filter((row) => !isOtherPlace(draft, row));
  return here.length > 0 ? here : fitting.length === 1 ? fitting : [];
}

interface Candidate {
  row: ExistingLedgerRow;
  changes: FieldChange[];
}

function listCandidates(draft: LedgerRowDraft, index: ExistingIndex): Candidate[] {
  return listMatches(draft, index)
    .map((row) => ({ row, changes: listChanges(draft, row) }))
    .sort((a, b) => a.changes.length - b.changes.length);
}

function decideRow(
  draft: LedgerRowDraft,
  chosen: Candidate | undefined,
  index: ExistingIndex,
  taken: Set<string>,
): LedgerRowDifference {
  const none = { draft, existingId: null, changes: [], possibleDuplicates: [] };
  if (draft.refusedFor.length > 0) return { ...none, status: 'refused' };
  if (!chosen) {
    const loose = index.byLooseName.get(toLooseName(findSubject(draft) ?? '')) ?? [];
    return {
      ...none,
      status: 'new',
      possibleDuplicates: loose.filter((row) => !taken.has(row.id)).map((row) => row.id),
    };
  }
  const status = chosen.changes.length > 0 ? 'changed' : 'unchanged';
  return { ...none, status, existingId: chosen.row.id, changes: chosen.changes };
}

/** Pairs rows with projects: those that agree in everything first, the rest by fewest changes, each project once. */
function pairRows(
  drafts: LedgerRowDraft[],
  index: ExistingIndex,
): { chosen: (Candidate | undefined)[]; taken: Set<string> } {
  const candidates = drafts.map((draft) => (draft.refusedFor.length > 0 ? [] : listCandidates(draft, index)));
  const chosen: (Candidate | undefined)[] = drafts.map(() => undefined);
  const taken = new Set<string>();
  for (const onlyEqual of [true, false]) {
    candidates.forEach((list, at) => {
      if (chosen[at]) return;
      const found = list.find(
        ({ row, changes }) => !taken.has(row.id) && (!onlyEqual || changes.length === 0),
      );
      if (!found) return;
      chosen[at] = found;
      taken.add(found.row.id);
    });
  }
  return { chosen, taken };
}

function warnOfDuplicates(
  row: LedgerRowDifference,
  existing: Map<string, ExistingLedgerRow>,
): ImportFinding[] {
  if (row.possibleDuplicates.length === 0) return [];
  const name = row.draft.values.name?.[0];
  const names = row.possibleDuplicates.map((id) => `“${existing.get(id)?.values.name ?? id}”`).join('、');
  const address = `${row.draft.sheet}!${name?.origin.address ?? `A${row.draft.row}`}`;
  return [
    buildFinding(
      'IMP-POSSIBLE-DUPLICATE',
      address,
      `可能与台账中已有的${names}是同一项目，按新项目处理，请确认`,
    ),
  ];
}

/**
 * Differences between the rows of a file and the ledger, by business key (project code, else name and place).
 * Each existing project is matched once, equal rows first, then by fewest changes, so that the same file imported
 * again changes nothing even when it holds namesakes; doubtful ones are new and flagged, never merged.
 */
export function compareLedgerRows(
  drafts: LedgerRowDraft[],
  existing: ExistingLedgerRow[],
): LedgerDifferences {
  const index = buildIndex(existing);
  const byId = new Map(existing.map((row) => [row.id, row]));
  const { chosen, taken } = pairRows(drafts, index);
  const rows = drafts.map((draft, at) => decideRow(draft, chosen[at], index, taken));
  const count = (status: LedgerRowDifference['status']): number =>
    rows.filter((row) => row.status === status).length;
  return {
    rows,
    findings: rows.flatMap((row) => warnOfDuplicates(row, byId)),
    summary: {
      data: rows.length,
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      refused: count('refused'),
    },
  };
}

/** A draft as the ledger would hold it after taking it over; for stores and for tests of repetition. */
export function toExistingRow(id: string, draft: LedgerRowDraft): ExistingLedgerRow {
  const values: ExistingLedgerRow['values'] = {};
  for (const [field, found] of Object.entries(draft.values) as [
    LedgerField,
    NonNullable<LedgerRowDraft['values'][LedgerField]>,
  ][]) {
    if (isKeptField(field)) values[field] = found.map((value) => toCanonicalText(value.value)).join('\n');
  }
  return { id, values };
}
