// The generator writes rows that verbs would write. Here the verbs go on where it stopped, on the same projects: every row
// that they add has to look like one that the generator made for an earlier month, or the generator has drifted.
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import type { ReportLine } from '#core/quality/public.ts';
import { listFigures } from '#core/reporting/public.ts';
import { addProject } from '../ledger/edit-project.ts';
import { getProjectRecord } from '../ledger/projects.queries.ts';
import { findPostHolderActor } from '../people/load-actor.ts';
import type { Ctx } from '../platform/context.ts';
import { testDatabase } from '../platform/testing.ts';
import { withScope } from '../platform/with-scope.ts';
import { acceptReports } from '../reporting/accept-reports.ts';
import { confirmReports } from '../reporting/confirm-reports.ts';
import { passReports } from '../reporting/pass-reports.ts';
import { seedSample } from './seed-sample.ts';

const { app, owner, urls } = await testDatabase();
const TODAY = '2026-11-21';
const PERIOD = '2026-11';
const REGION = 1;
let unitId = '';
let projectIds: string[] = [];
let firstAct = 0;

const rowsOf = async <Row>(query: string): Promise<Row[]> =>
  (await sql<Row>`${sql.raw(query)}`.execute(owner)).rows;

async function actorOf(role: string, orgId?: string): Promise<Actor | undefined> {
  const [post] = await rowsOf<{ person: string; org: string }>(
    `select person_id::text as person, org_id::text as org from posts where role = '${role}' ${orgId ? `and org_id = ${orgId}` : ''} order by id limit 1`,
  );
  return (
    post &&
    findPostHolderActor(app, { regionId: REGION, personId: post.person, orgId: post.org, today: TODAY })
  );
}

function ctxOf(actor: Actor | undefined): Ctx {
  if (!actor) throw new Error('nobody holds that post');
  const now = new Date(`${TODAY}T03:00:00Z`);
  return { db: app, actor, requestId: null, address: '::1', sessionMark: '', today: TODAY, now };
}

/** Objects whose keys are those of the rules that happened to ask. */
const OPAQUE: ReadonlySet<string> = new Set(['explanations']);

/** What kind of thing stands in each column: nothing, a day, an object with these keys, a word of a closed list, a text. */
function shapeOf(row: Record<string, unknown>, words: readonly string[]): string {
  return Object.entries(row)
    .map(([column, value]) => {
      if (value === null) return `${column}: none`;
      if (words.includes(column)) return `${column}: ${String(value)}`;
      if (OPAQUE.has(column)) return `${column}: ${typeof value}`;
      if (Array.isArray(value)) return `${column}: list`;
      if (typeof value === 'object' && !(value instanceof Date))
        return `${column}: {${Object.keys(value).sort().join(' ')}}`;
      return `${column}: ${typeof value === 'object' ? 'instant' : typeof value}`;
    })
    .sort()
    .join('\n');
}

/** Shapes of rows that verbs added which no generated row has. */
async function findStrange(table: string, words: readonly string[], only = 'true'): Promise<string[]> {
  const [made, added] = [
    await rowsOf<Record<string, unknown>>(`select * from ${table} where act_id < ${firstAct} and ${only}`),
    await rowsOf<Record<string, unknown>>(`select * from ${table} where act_id >= ${firstAct} and ${only}`),
  ];
  expect(added.length, table).toBeGreaterThan(0);
  const known = new Set(made.map((row) => shapeOf(row, words)));
  return [...new Set(added.map((row) => shapeOf(row, words)))].filter((shape) => !known.has(shape));
}

beforeAll(async () => {
  await seedSample(urls.owner, { today: TODAY, months: 6 });
  const [unit] = await rowsOf<{ org: string }>(
    `select org_id::text as org from reports where period = '${PERIOD}' and status = 'submitted' group by 1 order by count(*) desc, 1 limit 1`,
  );
  unitId = unit?.org ?? '';
  const reports = await rowsOf<{ project: string }>(
    `select project_id::text as project from reports where period = '${PERIOD}' and status = 'submitted' and org_id = ${unitId} order by 1`,
  );
  projectIds = reports.map(({ project }) => project);
  const [last] = await rowsOf<{ id: string }>('select max(id)::text as id from acts');
  firstAct = Number(last?.id) + 1;
  for (const role of ['section-head', 'deputy-head']) {
    const actor = await actorOf(role, unitId);
    // Whoever comes before the step where the report stands has nothing to pass on.
    if (actor) await passReports(ctxOf(actor), PERIOD, projectIds).catch(() => undefined);
  }
  await confirmReports(ctxOf(await actorOf('head', unitId)), PERIOD, projectIds);
  await acceptReports(ctxOf(await actorOf('office-clerk')), {
    period: PERIOD,
    projectIds: [],
    orgIds: [unitId],
    withoutReviewReason: '复核逾期',
  });
}, 240_000);

describe('A month that goes on by the verbs', () => {
  test('has versions, steps, figures and links like the months that were generated', async () => {
    expect(await findStrange('report_acts', ['kind', 'way'], `kind in ('confirm', 'accept')`)).toEqual([]);
    expect(await findStrange('figures', ['measure', 'caliber', 'certainty'])).toEqual([]);
    expect(await findStrange('report_versions', [])).toEqual([]);
    expect(await findStrange('chain_links', [])).toEqual([]);
  });

  test('has the figures of its lines, as the generated months have them of theirs', async () => {
    const versions = await rowsOf<{ line: ReportLine; figures: Record<string, string>; made: boolean }>(
      `select v.line, v.act_id < ${firstAct} as made, (select jsonb_object_agg(f.measure, trim_scale(f.value)::text) from figures f
        where f.version_id = v.id) as figures from report_versions v`,
    );
    for (const made of [true, false]) {
      const own = versions.filter((version) => version.made === made);
      expect(own.length).toBeGreaterThan(0);
      for (const { line, figures } of own)
        expect(figures).toEqual(
          Object.fromEntries(listFigures(line).map(({ measure, value }) => [measure, String(Number(value))])),
        );
    }
  });

  test('leaves reports that stand as accepted ones do', async () => {
    const words = ['status', 'confirm_way'];
    const known = new Set(
      (
        await rowsOf<
          Record<string, unknown>
        >(`select status, step > 0 as stepped, confirm_way, return_reason, confirmed_version_id, first_confirmed_at
        from reports where status = 'accepted' and period < '${PERIOD}'`)
      ).map((row) => shapeOf(row, words)),
    );
    const added = await rowsOf<
      Record<string, unknown>
    >(`select status, step > 0 as stepped, confirm_way, return_reason, confirmed_version_id,
      first_confirmed_at from reports where period = '${PERIOD}' and org_id = ${unitId} and status = 'accepted'`);
    expect(added.length).toBe(projectIds.length);
    for (const row of added) expect(known).toContain(shapeOf(row, words));
  });
});

test('A project added by the verb with the words of a generated one gives the same row, but for ids and times', async () => {
  const ctx = ctxOf(await actorOf('office-clerk'));
  const [place] = await rowsOf<{ id: string }>(
    `select id::text as id from projects where not is_bundle and parent_id is null and is_listed and start_state = 'none' order by id limit 1`,
  );
  const { fields } = await withScope(app, ctx.actor, (tx) => getProjectRecord(tx, REGION, place?.id ?? ''));
  const { projectId } = await addProject(ctx, {
    ...fields,
    code: `${fields.code}9`,
    isBundle: false,
    reason: '同样填写',
  });
  const [made, added] = await Promise.all(
    [place?.id, projectId].map(async (id) => {
      const [row] = await rowsOf<Record<string, unknown>>(
        `select to_jsonb(p) - '{id,code,serial,version,created_at,search_text,stage,stage_on}'::text[] as row from projects p where id = ${id}`,
      );
      return row?.row;
    }),
  );
  expect(added).toEqual(made);
});

test('The history has every kind that the issue names', async () => {
  const count = async (from: string) =>
    (await rowsOf<{ n: number }>(`select count(*)::int as n from ${from}`))[0]?.n ?? 0;
  const kinds: Record<string, string> = {
    bundles: 'projects where is_bundle',
    parts: 'projects where parent_id is not null',
    'parts elsewhere than their bundle':
      'projects c join projects b on b.id = c.parent_id where c.responsible_org_id is distinct from b.responsible_org_id',
    'plans adjusted in August': `plan_batches where kind = 'adjusted' and in_force_from like '%-08'`,
    'late reports': 'reports where first_confirmed_at > deadline_at',
    'confirmed on paper': `report_acts where kind = 'confirm' and way = 'paper'`,
    amendments: `amendment_decisions where decision = 'approved'`,
    'refuted starts': `stage_events where kind = 'start-refuted'`,
    stopped: `projects where stage = 'stopped'`,
    delegations: 'delegations',
    'persons of several posts':
      '(select person_id from posts group by person_id having count(distinct org_id) > 1) x',
    'figures out of a cell': `figures where origin->>'kind' = 'workbook'`,
  };
  for (const [name, from] of Object.entries(kinds)) expect(await count(from), name).toBeGreaterThan(0);
});
