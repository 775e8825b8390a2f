import type { DraftValue, LedgerRowDraft } from '../import/ledger-row.ts';
import type { LedgerField } from '../ledger-fields.ts';
import type { DirectoryIndex } from './directory.ts';
import type { ProjectDraft } from './project-draft.ts';
import type { QuestionList } from './question.ts';

export interface RoleReader {
  index: DirectoryIndex;
  answers: Record<string, string>;
  questions: QuestionList;
}

interface FoundUnit {
  orgId: string;
  role: 'lead' | 'supporting' | null;
}

const addressOf = (value: DraftValue): string => `${value.origin.sheet}!${value.origin.address}`;

/** Who is meant, by the directory or by an answer; null when it is left out or still open. */
function resolve(
  reader: RoleReader,
  draft: ProjectDraft,
  value: DraftValue,
  kind: 'unit' | 'leader',
  text: string,
): string | null {
  const key = `${kind}:${text}`;
  const match = kind === 'unit' ? reader.index.matchUnit(text) : reader.index.matchLeader(text);
  if (match.id !== null) return match.id;
  const answer = reader.answers[key];
  reader.questions.add({
    key,
    kind,
    text,
    sentence: kind === 'unit' ? `“${text}”是单位目录中的哪个单位` : `“${text}”是哪位县领导`,
    address: addressOf(value),
    choices: match.choices,
    free: kind === 'unit' ? 'unit' : null,
  });
  if (answer === undefined) {
    draft.open.push(key);
    return null;
  }
  return answer === '' ? null : answer;
}

function readUnits(
  reader: RoleReader,
  draft: ProjectDraft,
  row: LedgerRowDraft,
  field: LedgerField,
): FoundUnit[] {
  return (row.values[field] ?? []).flatMap((value) => {
    if (value.value.kind === 'text') {
      const orgId = resolve(reader, draft, value, 'unit', value.value.text.trim());
      return orgId === null ? [] : [{ orgId, role: null }];
    }
    if (value.value.kind !== 'units') return [];
    const units = value.value.units.flatMap((unit): FoundUnit[] => {
      const orgId = resolve(reader, draft, value, 'unit', unit.name);
      return orgId === null ? [] : [{ orgId, role: unit.role }];
    });
    return [...units, ...readNamesBeside(reader, draft, value, value.value.persons)];
  });
}

/** A short name beside the units is one of them when the directory knows it; a person's is told and not taken. */
function readNamesBeside(
  reader: RoleReader,
  draft: ProjectDraft,
  value: DraftValue,
  names: readonly string[],
): FoundUnit[] {
  const isUnit = (name: string) => reader.index.matchUnit(name).id !== null;
  const persons = names.filter((name) => !isUnit(name));
  if (persons.length > 0)
    draft.remarks.push({
      address: addressOf(value),
      message: `“${persons.join('、')}”不是目录中的单位，像是人名，没有登记`,
    });
  return names.filter(isUnit).flatMap((name): FoundUnit[] => {
    const orgId = reader.index.matchUnit(name).id;
    return orgId === null ? [] : [{ orgId, role: null }];
  });
}

const ROLE_FIELDS = {
  leadOrgId: 'lead_unit',
  responsibleOrgId: 'responsible_unit',
  departmentOrgId: 'department',
  sponsorOrgId: 'sponsor_unit',
} as const;

/** 填报单位 and 报送单位 stand where other ledgers have 责任单位, and say only who reports. */
const isReportingHead = (role: keyof typeof ROLE_FIELDS, head: string): boolean =>
  role === 'responsibleOrgId' && /(填报|报送)单位/.test(head);

/**
 * The separate roles of 8.3 from the cells that name units: the first unit of a cell holds the role, further ones and those
 * called 配合 support; a territory column speaks for 责任单位 where there is no such column.
 */
export function readUnitRoles(reader: RoleReader, draft: ProjectDraft, row: LedgerRowDraft): void {
  const supporting = new Set<string>();
  for (const [role, field] of Object.entries(ROLE_FIELDS) as [keyof typeof ROLE_FIELDS, LedgerField][]) {
    const source = role === 'responsibleOrgId' && !row.values[field] ? 'region' : field;
    const value = row.values[source]?.[0];
    if (!value) continue;
    const units = readUnits(reader, draft, row, source);
    const lead = units.find((unit) => unit.role === 'lead');
    if (lead && role === 'responsibleOrgId' && !row.values.lead_unit) {
      draft.fields.leadOrgId = lead.orgId;
      draft.origins.leadOrgId = value.origin;
    }
    const holder = units.find((unit) => unit.role !== 'supporting');
    if (holder) {
      const held = isReportingHead(role, value.head) ? 'reportingOrgId' : role;
      draft.fields[held] = holder.orgId;
      draft.origins[held] = value.origin;
    }
    for (const unit of units) if (unit !== holder && unit !== lead) supporting.add(unit.orgId);
  }
  const named = row.values.supporting_unit?.[0];
  for (const unit of readUnits(reader, draft, row, 'supporting_unit')) supporting.add(unit.orgId);
  if (supporting.size === 0) return;
  draft.fields.supportingOrgIds = [...supporting];
  const origin =
    named?.origin ?? row.values.responsible_unit?.[0]?.origin ?? row.values.lead_unit?.[0]?.origin;
  if (origin) draft.origins.supportingOrgIds = origin;
}

/** 包联领导 by name or title; of several the first holds the role and the cell is remarked on. */
export function readSponsor(reader: RoleReader, draft: ProjectDraft, row: LedgerRowDraft): void {
  const value = row.values.sponsor?.[0];
  if (value?.value.kind !== 'persons') return;
  const [first, ...others] = value.value.names;
  if (first === undefined) return;
  const personId = resolve(reader, draft, value, 'leader', first);
  if (personId !== null) {
    draft.fields.sponsorPersonId = personId;
    draft.origins.sponsorPersonId = value.origin;
  }
  if (others.length > 0)
    draft.remarks.push({
      address: addressOf(value),
      message: `包联领导登记第一位“${first}”，未登记：${others.join('、')}`,
    });
}
