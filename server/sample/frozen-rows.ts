import { PROGRESS_COLUMNS, type ProgressRow } from '#server/progress/public.ts';
import type { Cell, Row } from './copy-rows.ts';
import { formatInstant, type Instant, type SamplePeriod } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import { natureIn } from './project-course.ts';
import type { ProjectFactsSource } from './project-facts.ts';
import type { SampleProject } from './project-model.ts';
import type { SampleReport } from './report-rows.ts';

/** The stage of a project as the ledger had it at a moment. */
interface StagePicture {
  stage: string;
  startState: string;
  isPaused: boolean;
}

const START_STATES: Readonly<Record<string, string>> = {
  'start-reported': 'reported',
  'start-verified': 'verified',
  'start-refuted': 'refuted',
};

/** Reads the history up to a moment, in the order in which it was recorded. */
export function readStage(project: SampleProject, at: Instant): StagePicture {
  const firstNature = natureIn(project.course, Number(project.course.listedOn.slice(0, 4)));
  const picture = {
    stage: firstNature === 'preliminary' ? 'preliminary' : 'planned',
    startState: 'none',
    isPaused: false,
  };
  for (const event of project.story.events) {
    if (event.recordedAt > at) break;
    if (event.kind === 'start-refuted') picture.stage = 'preliminary';
    else if (event.kind === 'start-verified')
      picture.stage = picture.stage === 'building' ? 'building' : 'started';
    else if (event.stage !== '') picture.stage = event.stage;
    picture.startState = START_STATES[event.kind] ?? picture.startState;
    if (event.kind === 'paused') picture.isPaused = true;
    if (event.kind === 'resumed') picture.isPaused = false;
  }
  return picture;
}

/** A derived row as cells; `detail` is the one that is not a cell yet. */
export function toProgressCell(
  row: ProgressRow,
  column: (typeof DERIVED_COLUMNS)[number],
  at: Instant,
): Cell {
  if (column === 'detail') return JSON.stringify(row.detail);
  return column === 'derived_at' ? formatInstant(at) : row[column];
}

export const DERIVED_COLUMNS = [...PROGRESS_COLUMNS, 'derived_at'] as const;

/** What a freeze keeps of a project beside what was derived: its picture of that day. */
export function toFrozenRow(
  source: ProjectFactsSource,
  period: SamplePeriod,
  report: SampleReport | undefined,
  actualPeriod: string | null,
): Row {
  const { project } = source;
  const { identity: own } = project;
  const at = period.frozenAt ?? 0;
  const version = report?.versions.at(-1);
  const line = version?.line;
  const stage = readStage(project, at);
  const way = report && version ? report.unitMonth.way : null;
  return {
    region_id: REGION_ID,
    year: period.year,
    period: period.id,
    project_id: project.id,
    freeze_id: period.index + 1,
    code: own.code,
    name: own.name,
    serial: project.index + 1,
    parent_id: project.parent?.id ?? null,
    is_bundle: project.isBundle,
    nature: natureIn(project.course, period.year),
    sector: own.words.sector,
    levels: own.levels,
    lists: own.lists,
    tags: own.tags,
    funding: own.funding,
    owner_name: own.ownerName,
    reporting_org_id: own.org.id,
    lead_org_id: own.leadOrg?.id ?? null,
    responsible_org_id: own.responsibleOrg?.id ?? null,
    department_org_id: own.departmentOrg?.id ?? null,
    sponsor_person_id: own.sponsor?.id ?? null,
    sponsor_name: own.sponsor?.name ?? '',
    stage: stage.stage,
    start_state: stage.startState,
    is_paused: stage.isPaused,
    confirm_way: way,
    confirmed_by: way && report ? report.unitMonth.head.name : '',
    version_id: version?.id ?? null,
    ytd_figure_id: actualPeriod === null ? null : source.findYtdFigure(actualPeriod, at),
    texts: line
      ? JSON.stringify({
          imageProgress: line.imageProgress,
          imagePercent: line.imagePercent,
          problems: line.problems,
          needsCoordination: line.needsCoordination,
          nextSteps: line.nextSteps,
        })
      : '{}',
  };
}

export const FROZEN_KEY = ['region_id', 'year', 'period', 'project_id'] as const;
export const FROZEN_OWN_COLUMNS = [
  ...FROZEN_KEY,
  'freeze_id',
  'code',
  'name',
  'serial',
  'parent_id',
  'is_bundle',
  'nature',
  'sector',
  'levels',
  'lists',
  'tags',
  'funding',
  'owner_name',
  'reporting_org_id',
  'lead_org_id',
  'responsible_org_id',
  'department_org_id',
  'sponsor_person_id',
  'sponsor_name',
  'stage',
  'start_state',
  'is_paused',
  'confirm_way',
  'confirmed_by',
  'version_id',
  'ytd_figure_id',
  'texts',
] as const;
