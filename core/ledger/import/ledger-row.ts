import { LEDGER_FIELDS, type LedgerField } from '../ledger-fields.ts';
import type { FieldValue } from './read-value.ts';

/** One value of a draft with the cell it came from. */
export interface DraftValue {
  value: FieldValue;
  /** As shown in the cell. */
  text: string;
  /** Head of its column; '' for values taken from a group row. */
  head: string;
  origin: { sheet: string; address: string };
  /** Taken from the cell above (same as above) or from the group row over it, not from the row itself. */
  inherited: boolean;
}

/** A data row as the ledger would take it over; nothing is stored yet. */
export interface LedgerRowDraft {
  sheet: string;
  /** 1-based. */
  row: number;
  /** 0, or the number of the side-by-side table. */
  block: number;
  /** Group rows above it, outermost first. */
  groups: string[];
  values: Partial<Record<LedgerField, DraftValue[]>>;
  /** Codes of the findings for which the row cannot be taken over; empty when it can. */
  refusedFor: string[];
}

/** One text for one value, equal whenever the meaning is equal: what differences are judged by. */
export function toCanonicalText(value: FieldValue): string {
  if (value.kind === 'amount') return value.yuan;
  if (value.kind === 'rate') return value.percent;
  if (value.kind === 'number') return value.value;
  if (value.kind === 'date') return value.date.period + (value.date.edge === 'before' ? '<' : '');
  if (value.kind === 'units') return value.units.map((unit) => unit.name).join('、');
  if (value.kind === 'persons') return value.names.join('、');
  return value.text.replace(/\s+/g, ' ').trim();
}

/** The first value of a field in canonical text; null when the row has none. */
export function findDraftText(draft: LedgerRowDraft, field: LedgerField): string | null {
  const found = draft.values[field]?.[0];
  return found ? toCanonicalText(found.value) : null;
}

/** Fields of a draft that the ledger keeps: the running number and derived figures are the sheet's own. */
export function isKeptField(field: LedgerField): boolean {
  return field !== 'serial' && field !== 'rank' && LEDGER_FIELDS[field].kind !== 'rate';
}

/** What a row is about: the project's name, in lists of tasks and indicators the task or target. */
export function findSubject(draft: LedgerRowDraft): string | null {
  for (const field of ['name', 'task', 'target', 'content_scale'] as const) {
    const text = findDraftText(draft, field);
    if (text !== null && text !== '') return text;
  }
  return null;
}
