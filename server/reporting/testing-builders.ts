// Builders for *.db.test.ts of reporting: each test in a region of its own, parents made on the way.
import type { Actor, OrgKind, Role } from '#core/people/public.ts';
import type { Ctx } from '../platform/context.ts';
import { chinaDay } from '../platform/context.ts';
import type { TestDatabase } from '../platform/testing.ts';

let nextRegion = 1000 + Math.floor(Math.random() * 1000) * 100;
let nextCode = 1;

export interface TestUnit {
  id: string;
  code: string;
  name: string;
  path: string;
  kind: OrgKind;
}

export interface TestProject {
  id: string;
  name: string;
}

/** A county with a project office, and whatever a test adds to it. */
export class TestCounty {
  readonly db: TestDatabase;
  readonly regionId: number;
  now = new Date('2026-10-26T02:00:00Z');
  office: TestUnit | undefined;

  constructor(db: TestDatabase) {
    this.db = db;
    nextRegion += 1;
    this.regionId = nextRegion;
  }

  async open(): Promise<this> {
    const { owner } = this.db;
    await owner
      .insertInto('regions')
      .values({
        id: this.regionId,
        code: String(this.regionId),
        name: '望川县',
        level: 'county',
        network_zone: 'internet',
      })
      .execute();
    this.office = await this.newUnit('项目办', 'office', { isProjectOffice: true });
    return this;
  }

  async newUnit(
    name: string,
    kind: OrgKind = 'department',
    options: { isProjectOffice?: boolean } = {},
  ): Promise<TestUnit> {
    const code = `U${nextCode++}`;
    const path = `r${this.regionId}.${code.toLowerCase()}`;
    const row = await this.db.owner
      .insertInto('orgs')
      .values({
        region_id: this.regionId,
        code,
        name: `${name}${code}`,
        short_name: name,
        kind,
        path,
        official_order: nextCode,
        is_project_office: options.isProjectOffice ?? false,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { id: row.id, code, name, path, kind };
  }

  /** A person with a post; the actor is what a session would give. */
  async newActor(unit: TestUnit, roles: Role[], name = '张某'): Promise<Actor> {
    const login = `p${nextCode++}-${this.regionId}`;
    const { id } = await this.db.owner
      .insertInto('persons')
      .values({ region_id: this.regionId, name, login })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const role of roles)
      await this.db.owner
        .insertInto('posts')
        .values({
          region_id: this.regionId,
          person_id: id,
          org_id: unit.id,
          role,
          title: role,
          valid_from: '2020-01-01',
        })
        .execute();
    const sees = roles.some((r) => r.startsWith('office-') || r === 'leader') ? 'region' : 'scoped';
    return {
      regionId: this.regionId,
      personId: id,
      personName: name,
      login,
      orgId: unit.id,
      orgName: unit.name,
      orgPath: unit.path,
      orgKind: unit.kind,
      roles,
      postTitle: roles[0] ?? '',
      sees,
      projectIds: [],
      forPersonId: null,
      mustChangePassword: false,
    };
  }

  async newProject(
    unit: TestUnit,
    project: { name?: string; departmentOrgId?: string; annualYuan?: string; startsIn?: number } = {},
  ): Promise<TestProject> {
    const { owner } = this.db;
    const name = project.name ?? `项目${nextCode}`;
    const { id } = await owner
      .insertInto('projects')
      .values({
        region_id: this.regionId,
        code: `P${nextCode++}`,
        name,
        serial: nextCode,
        nature: 'continuing',
        stage: 'building',
        start_state: 'verified',
        total_investment_yuan: '300000000',
        reporting_org_id: unit.id,
        department_org_id: project.departmentOrgId ?? null,
        org_path: unit.path,
        search_text: name,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await this.newPlan(id, project.annualYuan ?? '120000000');
    return { id, name };
  }

  /** A plan of 2026, even over twelve months. */
  async newPlan(projectId: string, annualYuan: string): Promise<void> {
    const { owner } = this.db;
    const batch = await owner
      .insertInto('plan_batches')
      .values({
        region_id: this.regionId,
        year: 2026,
        kind: 'issued',
        document_number: '望政办〔2026〕1号',
        decided_on: '2026-01-05',
        approver: '县政府',
        in_force_from: '2026-01',
        act_id: '0',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const month = BigInt(annualYuan) / 12n;
    await owner
      .insertInto('plan_versions')
      .values({
        region_id: this.regionId,
        project_id: projectId,
        year: 2026,
        version_no: 1,
        in_force_from: '2026-01',
        annual_yuan: annualYuan,
        first_month: 1,
        last_month: 12,
        profile: 'even',
        cumulative_yuan: Array.from({ length: 12 }, (_, i) =>
          i === 11 ? annualYuan : String(month * BigInt(i + 1)),
        ),
        batch_id: batch.id,
        act_id: '0',
      })
      .execute();
  }

  /** The request of a person; `requestId` null: not repeatable. */
  ctx(actor: Actor, requestId: string | null = null): Ctx {
    return {
      db: this.db.app,
      actor,
      requestId,
      address: '127.0.0.1',
      sessionMark: 'test',
      today: chinaDay(this.now),
      now: this.now,
    };
  }
}

export const newCounty = (db: TestDatabase): Promise<TestCounty> => new TestCounty(db).open();
