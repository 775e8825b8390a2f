import { compareLedgerRows, type ExistingLedgerRow, toNameKey } from '../import/compare-ledger-rows.ts';
import type { DraftValue, LedgerRowDraft } from '../import/ledger-row.ts';
import type { LedgerField } from '../ledger-fields.ts';
import type { ProjectFields } from '../project.ts';
import type { DirectoryIndex } from './directory.ts';
import type { ProjectDraft } from './project-draft.ts';

/** A project as the ledger holds it now, with 截至上年底累计 and 年度计划 by year. */
export interface ProjectPicture {
  id: string;
  version: number;
  fields: ProjectFields;
  isBundle: boolean;
  parentId: string | null;
  bases: Record<string, string>;
  annuals: Record<string, string>;
  /** Taken off the list by the undoing of an import: the same file puts it back. */
  wasUndone: boolean;
}

/** Codes that the region gave itself say nothing about identity: the next file may bring the national one. */
const isOwnCode = (code: string): boolean => /^LS-\d{8}-[0-9A-F]{8}$/.test(code);

type Identity = Partial<Record<LedgerField, string>>;

function identityOf(fields: Partial<ProjectFields>, index: DirectoryIndex): Identity {
  const identity: Identity = {};
  const add = (field: LedgerField, text: string | null | undefined) => {
    if (text) identity[field] = text;
  };
  add('name', fields.name);
  add('project_code', fields.code && !isOwnCode(fields.code) ? fields.code : null);
  add('responsible_unit', fields.responsibleOrgId ? index.getUnitName(fields.responsibleOrgId) : null);
  add('owner', fields.ownerName);
  add('location', fields.location);
  add('content_scale', fields.contentScale);
  add('total_investment', fields.totalInvestmentYuan?.replace(/\.0+$/, ''));
  return identity;
}

function toIdentityRow(draft: ProjectDraft, index: DirectoryIndex): LedgerRowDraft {
  const values: LedgerRowDraft['values'] = {};
  for (const [field, text] of Object.entries(identityOf(draft.fields, index)) as [LedgerField, string][]) {
    const value: DraftValue = {
      value: { kind: 'text', text },
      text,
      head: field,
      origin: { sheet: draft.sheet, address: `A${draft.row}` },
      inherited: false,
    };
    values[field] = [value];
  }
  return { sheet: draft.sheet, row: draft.row, block: 0, groups: [], values, refusedFor: draft.refusedFor };
}

export interface ProjectMatch {
  projectId: string | null;
  possible: string[];
}

/**
 * Which project each row is, by business key (code, else name and place), each project once; a person's answer goes before
 * all. Rows that may be a project although the key does not say so carry the candidates.
 */
export function matchProjects(
  drafts: ProjectDraft[],
  existing: readonly ProjectPicture[],
  index: DirectoryIndex,
  answerOf: (draft: ProjectDraft) => string | undefined,
): ProjectMatch[] {
  const byCode = new Map(existing.map((project) => [project.fields.code, project.id]));
  const ids = new Set(existing.map((project) => project.id));
  const taken = new Set<string>();
  const fixed = drafts.map((draft): string | null => {
    const answer = answerOf(draft);
    const wanted = answer && ids.has(answer) ? answer : byCode.get(draft.fields.code ?? '');
    if (wanted === undefined || draft.refusedFor.length > 0 || taken.has(wanted)) return null;
    taken.add(wanted);
    return wanted;
  });
  const free: ExistingLedgerRow[] = existing
    .filter((project) => !taken.has(project.id))
    .map((project) => ({ id: project.id, values: identityOf(project.fields, index) }));
  const isOpen = (draft: ProjectDraft, at: number) => fixed[at] === null && answerOf(draft) !== 'new';
  const rest = drafts.flatMap((draft, at) => (isOpen(draft, at) ? [{ draft, at }] : []));
  const compared = compareLedgerRows(
    rest.map(({ draft }) => toIdentityRow(draft, index)),
    free,
  );
  const matches: ProjectMatch[] = fixed.map((projectId) => ({ projectId, possible: [] }));
  compared.rows.forEach((row, n) => {
    const at = rest[n]?.at ?? -1;
    matches[at] = { projectId: row.existingId, possible: row.possibleDuplicates };
  });
  return matches;
}

/** The key by which two rows of one file are the same project: a shared code, else the name. */
export function toTwinKey(draft: ProjectDraft): string {
  return draft.fields.code ? `code:${draft.fields.code}` : `name:${toNameKey(draft.name)}`;
}

/** Namesakes of different territories or sizes are different projects. */
export function areTwins(a: ProjectDraft, b: ProjectDraft): boolean {
  if (a.fields.code && b.fields.code) return a.fields.code === b.fields.code;
  for (const field of ['responsibleOrgId', 'ownerName', 'location'] as const)
    if (a.fields[field] && b.fields[field] && a.fields[field] !== b.fields[field]) return false;
  return true;
}
