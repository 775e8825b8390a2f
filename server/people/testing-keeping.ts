import { testDatabase } from '../platform/testing.ts';
import type { TestCounty, TestUnit } from '../platform/testing-county.ts';

export const db = await testDatabase();
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );

/** A unit beneath another, which the builder does not make. */
export async function newUnitUnder(county: TestCounty, parent: TestUnit, name: string): Promise<TestUnit> {
  const unit = await county.newUnit(name, 'department');
  const path = `${parent.path}.${unit.path.split('.').at(-1)}`;
  await db.owner.updateTable('orgs').set({ path, parent_id: parent.id }).where('id', '=', unit.id).execute();
  return { ...unit, path };
}
export const pathOf = async (table: 'orgs' | 'projects', id: string): Promise<string> => {
  const row =
    table === 'orgs'
      ? await db.owner.selectFrom('orgs').select('path as at').where('id', '=', id).executeTakeFirstOrThrow()
      : await db.owner
          .selectFrom('projects')
          .select('org_path as at')
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
  return row.at;
};
export const wishOf = (unit: TestUnit, parentId: string | null, more: object = {}) => ({
  name: `${unit.name}${unit.code}`,
  shortName: unit.name,
  aliases: [],
  kind: unit.kind,
  parentId,
  isActive: true,
  validOn: '2026-10-01',
  reason: '机构改革',
  ...more,
});
