import type { z } from 'zod';
import { ORG_FIELD_LABELS, type OrgField } from '#core/people/org-change.ts';
import type * as contract from '#core/people/org-contract.ts';
import { ORG_KIND_LABELS } from '#core/people/org-kind.ts';
import { canKeepOrgs } from '#core/people/permissions.ts';
import type { Ctx } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import { listOrgChangeRows, listOrgDetailRows } from './org-edit.queries.ts';
import { listOrgs } from './orgs.queries.ts';

/** The directory of units as a tree in official order. */
export async function getOrgDetails(ctx: Ctx): Promise<z.input<typeof contract.listOrgDetails.output>> {
  const orgs = await withScope(ctx.db, ctx.actor, (tx) =>
    listOrgDetailRows(tx, ctx.actor.regionId, ctx.today),
  );
  return { orgs, mayEdit: canKeepOrgs(ctx.actor) };
}

type Names = ReadonlyMap<string, string>;

function toText(field: OrgField, value: unknown, names: Names): string {
  if (value === null || value === undefined) return '';
  if (field === 'parentId') return names.get(String(value)) ?? String(value);
  if (field === 'isActive') return value === true ? '在用' : '已撤销';
  if (field === 'kind') return ORG_KIND_LABELS[value as keyof typeof ORG_KIND_LABELS]?.zh ?? String(value);
  return Array.isArray(value) ? value.join('、') : String(value);
}

interface StoredChange {
  fields?: Partial<Record<OrgField, [unknown, unknown]>>;
  reason?: string;
  after?: Partial<Record<OrgField, unknown>>;
  before?: Partial<Record<OrgField, unknown>>;
}

/** Changes are kept as pairs; units made by an import have what they became, and what they were before if anything. */
function listFields(stored: StoredChange, names: Names) {
  const known = Object.keys(ORG_FIELD_LABELS) as OrgField[];
  return known.flatMap((field) => {
    const pair = stored.fields ? stored.fields[field] : [stored.before?.[field], stored.after?.[field]];
    if (!pair) return [];
    const [before, after] = pair.map((value) => toText(field, value, names));
    return before === after ? [] : [{ field, before: before ?? '', after: after ?? '' }];
  });
}

export async function getOrgChanges(
  ctx: Ctx,
  orgId: string,
): Promise<z.input<typeof contract.listOrgChanges.output>> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const names = new Map((await listOrgs(tx, ctx.actor.regionId)).map((o) => [o.id, o.name]));
    const rows = await listOrgChangeRows(tx, ctx.actor.regionId, orgId);
    return {
      changes: rows.map((row) => {
        const stored = row.changes as StoredChange;
        return {
          validOn: row.validOn,
          recordedAt: row.recordedAt.toISOString(),
          personName: row.personName,
          reason: stored.reason ?? '',
          fields: listFields(stored, names),
        };
      }),
    };
  });
}
