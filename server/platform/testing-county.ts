// Builders for *.db.test.ts: each test in a region of its own, parents made on the way.
import { type Actor, deriveSight, type OrgKind, type Role } from '#core/people/public.ts';
import { toSearchText } from '../ledger/search-text.ts';
import { type Ctx, chinaDay } from './context.ts';
import type { TestDatabase } from './testing.ts';

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

export interface NewTestProject {
  name?: string;
  code?: string;
  serial?: number;
  parentId?: string;
  isBundle?: boolean;
  nature?: string;
  sector?: string;
  levels?: string[];
  lists?: string[];
  tags?: string[];
  stage?: string;
  startState?: string;
  plannedStartOn?: string;
  totalInvestmentYuan?: string;
  responsibleOrgId?: string;
  departmentOrgId?: string;
  cosignOrgId?: string;
  sponsorPersonId?: string;
  /** Null: no plan. */
  annualYuan?: string | null;
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
    const sees = deriveSight(roles);
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

  async newProject(unit: TestUnit, project: NewTestProject = {}): Promise<TestProject> {
    const { owner } = this.db;
    const name = project.name ?? `项目${nextCode}`;
    const code = project.code ?? `P${nextCode++}`;
    const { id } = await owner
      .insertInto('projects')
      .values({
        region_id: this.regionId,
        code,
        name,
        serial: project.serial ?? nextCode,
        parent_id: project.parentId ?? null,
        is_bundle: project.isBundle ?? false,
        nature: project.nature ?? 'continuing',
        sector: project.sector ?? '',
        levels: project.levels ?? [],
        lists: project.lists ?? [],
        tags: project.tags ?? [],
        stage: project.stage ?? 'building',
        start_state: project.startState ?? 'verified',
        planned_start_on: project.plannedStartOn ?? null,
        total_investment_yuan: project.totalInvestmentYuan ?? '300000000',
        reporting_org_id: unit.id,
        responsible_org_id: project.responsibleOrgId ?? null,
        department_org_id: project.departmentOrgId ?? null,
        cosign_org_id: project.cosignOrgId ?? null,
        sponsor_person_id: project.sponsorPersonId ?? null,
        org_path: unit.path,
        search_text: toSearchText(name, code),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await this.newStart(id, project.startState ?? 'verified');
    if (project.annualYuan !== null) await this.newPlan(id, project.annualYuan ?? '120000000');
    return { id, name };
  }

  /** The history behind the start of a project, as the ledger's own acts would have left it. */
  private async newStart(projectId: string, startState: string): Promise<void> {
    if (startState === 'none') return;
    await this.db.owner
      .insertInto('stage_events')
      .values({
        region_id: this.regionId,
        project_id: projectId,
        kind: `start-${startState}`,
        stage: 'started',
        on_date: '2025-04-01',
        act_id: '0',
      })
      .execute();
  }

  /** A plan, even over twelve months. */
  async newPlan(
    projectId: string,
    annualYuan: string,
    plan: { year?: number; inForceFrom?: string; versionNo?: number } = {},
  ): Promise<void> {
    const { owner } = this.db;
    const year = plan.year ?? 2026;
    const inForceFrom = plan.inForceFrom ?? `${year}-01`;
    const batch = await owner
      .insertInto('plan_batches')
      .values({
        region_id: this.regionId,
        year,
        kind: 'issued',
        document_number: `望政办〔${year}〕1号`,
        decided_on: `${year}-01-05`,
        approver: '县政府',
        in_force_from: inForceFrom,
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
        year,
        version_no: plan.versionNo ?? 1,
        in_force_from: inForceFrom,
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

  /** A reporting period that is open; by default its deadline is the 27th. */
  async newPeriod(period: string, deadlineAt = `${period}-27T10:00:00Z`): Promise<void> {
    await this.db.owner
      .insertInto('periods')
      .values({
        region_id: this.regionId,
        id: period,
        kind: 'month',
        year: Number(period.slice(0, 4)),
        cut_off_on: `${period}-25`,
        deadline_at: deadlineAt,
        review_on: `${period}-28`,
        opened_at: `${period}-20T00:00:00Z`,
      })
      .execute();
  }

  /** A report that is due; with figures when it is confirmed. */
  async newReport(
    project: TestProject,
    unit: TestUnit,
    period: string,
    report: { deadlineAt?: string; confirmedAt?: string; ytdYuan?: string; monthYuan?: string } = {},
  ): Promise<void> {
    const { owner, regionId } = { owner: this.db.owner, regionId: this.regionId };
    await owner
      .insertInto('reports')
      .values({
        region_id: regionId,
        period,
        project_id: project.id,
        org_id: unit.id,
        status: report.confirmedAt ? 'accepted' : 'open',
        deadline_at: report.deadlineAt ?? `${period}-27T10:00:00Z`,
        first_confirmed_at: report.confirmedAt ?? null,
      })
      .execute();
    const figures: [string, string | undefined][] = [
      ['ytd_amount', report.ytdYuan],
      ['month_amount', report.monthYuan],
    ];
    for (const [measure, value] of figures)
      if (value !== undefined)
        await owner
          .insertInto('figures')
          .values({
            region_id: regionId,
            year: Number(period.slice(0, 4)),
            project_id: project.id,
            period,
            measure,
            value,
            caliber: 'dispatch',
            certainty: 'preliminary',
            origin: '{}',
            act_id: '0',
            recorded_at: report.confirmedAt ?? `${period}-26T00:00:00Z`,
          })
          .execute();
  }

  /** Somebody of the project office; sees the whole region. */
  newOfficer(role: 'office-head' | 'office-clerk' = 'office-head'): Promise<Actor> {
    if (!this.office) throw new Error('the county is not open');
    return this.newActor(this.office, [role]);
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
