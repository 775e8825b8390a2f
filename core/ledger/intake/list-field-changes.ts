import { compare, toFraction } from '#core/platform/public.ts';
import { NATURES, type NatureCode, type ProjectField, type ProjectFields } from '../project.ts';
import type { DirectoryIndex } from './directory.ts';

export type FieldPairs = Partial<Record<ProjectField, [unknown, unknown]>>;

const isSameSet = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && [...a].every((one) => b.includes(one));

/** Lists and tags are added to, never taken away; levels and supporting units are as the row says. */
function joinLists(field: ProjectField, before: readonly string[], after: readonly string[]): string[] {
  return field === 'lists' || field === 'tags' ? [...new Set([...before, ...after])] : [...after];
}

function isSameValue(field: ProjectField, before: unknown, after: unknown): boolean {
  if (Array.isArray(before) && Array.isArray(after)) return isSameSet(before, after);
  if (field === 'totalInvestmentYuan' && typeof before === 'string' && typeof after === 'string')
    return compare(toFraction(before), toFraction(after)) === 0;
  return (before ?? null) === (after ?? null);
}

/** Which fields of the project the row changes: field → old and new value. Blank cells say nothing. */
export function listFieldChanges(current: ProjectFields, wanted: Partial<ProjectFields>): FieldPairs {
  const pairs: FieldPairs = {};
  for (const field of Object.keys(wanted) as ProjectField[]) {
    const before = current[field];
    const after =
      Array.isArray(before) && Array.isArray(wanted[field])
        ? joinLists(field, before as string[], wanted[field] as string[])
        : wanted[field];
    if (after !== undefined && !isSameValue(field, before, after)) pairs[field] = [before, after];
  }
  return pairs;
}

/** A value in words: units and leaders by name, amounts in 元 as they are. */
export function printFieldValue(field: ProjectField, value: unknown, index: DirectoryIndex): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (field === 'nature') return NATURES[value as NatureCode]?.zh ?? String(value);
  if (field === 'sponsorPersonId') return index.getLeaderName(String(value));
  if (field.endsWith('OrgId')) return index.getUnitName(String(value));
  if (Array.isArray(value))
    return value.length === 0
      ? null
      : value
          .map((one) => (field === 'supportingOrgIds' ? index.getUnitName(String(one)) : String(one)))
          .join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value);
}
