// Random hierarchies and relations: what the database lets a unit's person see is what the rule of core says.
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import { canSeeProject, type ProjectRelations } from '#core/people/public.ts';
import { testDatabase } from './testing.ts';
import { newCounty, type TestCounty, type TestUnit } from './testing-county.ts';
import { withScope } from './with-scope.ts';

const db = await testDatabase();

/** Tables that hang on projects, with the way to ask which projects of theirs are seen. */
const TABLES = ['projects', 'reports', 'figures', 'report_acts', 'stage_events', 'plan_versions'] as const;

interface Plan {
  /** For each unit the number of the one above it; the first has none. */
  parents: number[];
  projects: {
    reporting: number;
    department: number;
    territory: number;
    cosign: number;
    lead: number;
    supporting: number[];
  }[];
}

const UNITS = 7;
const unit = fc.nat(UNITS - 1);
const plans: fc.Arbitrary<Plan> = fc.record({
  parents: fc.tuple(...Array.from({ length: UNITS - 1 }, (_, n) => fc.nat(n))),
  projects: fc.array(
    fc.record({
      reporting: unit,
      department: unit,
      territory: unit,
      cosign: unit,
      lead: unit,
      supporting: fc.uniqueArray(unit, { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});

/** Units below each other as drawn; each project with one row in every table that hangs on it. */
async function build(
  plan: Plan,
): Promise<{ county: TestCounty; units: TestUnit[]; projects: ProjectRelations[] }> {
  const county = await newCounty(db);
  await county.newPeriod('2026-10');
  const units: TestUnit[] = [];
  for (let n = 0; n < UNITS; n += 1) {
    const made = await county.newUnit(`单位${n}`, 'town');
    const parent = n === 0 ? undefined : units[plan.parents[n - 1] ?? 0];
    const path = parent ? `${parent.path}.${made.code.toLowerCase()}` : made.path;
    await sql`update orgs set path = ${path}::ltree, parent_id = ${parent?.id ?? null} where id = ${made.id}`.execute(
      db.owner,
    );
    units.push({ ...made, path });
  }
  const at = (n: number): TestUnit => {
    const found = units[n];
    if (!found) throw new Error('no such unit');
    return found;
  };
  const projects: ProjectRelations[] = [];
  for (const p of plan.projects) {
    const made = await county.newProject(at(p.reporting), {
      departmentOrgId: at(p.department).id,
      responsibleOrgId: at(p.territory).id,
      cosignOrgId: at(p.cosign).id,
    });
    const supportingOrgIds = p.supporting.map((n) => at(n).id);
    await sql`update projects set lead_org_id = ${at(p.lead).id}, supporting_org_ids = ${supportingOrgIds}::bigint[]
      where id = ${made.id}`.execute(db.owner);
    await county.newReport(made, at(p.reporting), '2026-10', {
      confirmedAt: '2026-10-26T00:00:00Z',
      ytdYuan: '1',
    });
    await sql`insert into report_acts (region_id, report_id, project_id, period, kind, from_status, to_status, person_id, person_name, org_name, post_title, act_id)
      values (${county.regionId}, 0, ${made.id}, '2026-10', 'confirm', 'draft', 'confirmed', 0, '', '', '', 0)`.execute(
      db.owner,
    );
    projects.push({
      id: made.id,
      orgPath: at(p.reporting).path,
      departmentOrgId: at(p.department).id,
      responsibleOrgId: at(p.territory).id,
      leadOrgId: at(p.lead).id,
      cosignOrgId: at(p.cosign).id,
      supportingOrgIds,
      sponsorPersonId: null,
    });
  }
  return { county, units, projects };
}

async function listSeen(actor: Actor, table: (typeof TABLES)[number]): Promise<string[]> {
  const column = table === 'projects' ? 'id' : 'project_id';
  return withScope(db.app, actor, async (tx) => {
    const { rows } = await sql<{
      id: string;
    }>`select distinct ${sql.ref(column)} as id from ${sql.table(table)}`.execute(tx);
    return rows.map((r) => r.id).sort();
  });
}

const countSeen = (actor: Actor): Promise<number> =>
  withScope(db.app, actor, async (tx) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from projects`.execute(tx);
    return rows[0]?.n ?? 0;
  });

const findProjects = (actor: Actor, term: string): Promise<string[]> =>
  withScope(db.app, actor, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from search_projects(${term}, 100)`.execute(tx);
    return rows.map((r) => r.id).sort();
  });

const listNarrowed = (actor: Actor, only: string[]): Promise<string[]> =>
  withScope(
    db.app,
    actor,
    async (tx) => (await tx.selectFrom('projects').select('id').execute()).map(({ id }) => id).sort(),
    only,
  );

test('In any hierarchy a person of a unit sees exactly the projects that the rule allows, in every table, count and search', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const { county, units, projects } = await build(plan);
      for (const own of units) {
        const made = await county.newActor(own, ['reporter-a']);
        const { projectIds: _, ...actor } = made;
        const allowed = projects
          .filter((project) => canSeeProject(actor, project))
          .map((project) => project.id)
          .sort();
        for (const table of TABLES) expect(await listSeen(actor, table), table).toEqual(allowed);
        expect(await countSeen(actor)).toBe(allowed.length);
        expect(await findProjects(actor, '项目')).toEqual(allowed);
        const named = projects.map((project) => project.id);
        expect(await listNarrowed(actor, named)).toEqual(allowed);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
