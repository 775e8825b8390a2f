import { combineBundle, DEFAULT_LIGHT_RULEBOOK, deriveProjectProgress } from '#core/progress/public.ts';
import { type FactsRow, type ProgressRow, toFacts, toProgressRow } from '#server/progress/public.ts';
import { toCopyText } from './copy-rows.ts';
import { type Instant, type SamplePeriod, toInstant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import { DERIVED_COLUMNS, toFrozenRow, toProgressCell } from './frozen-rows.ts';
import { SAMPLE_IMAGE_SCALES } from './image-levels.ts';
import { isPictured } from './pictured.ts';
import { type ProjectFactsSource, toQuery } from './project-facts.ts';
import type { County, SampleProject } from './project-model.ts';
import type { SampleReport } from './report-rows.ts';
import type { RowSink } from './row-batches.ts';

export interface ChunkProject {
  project: SampleProject;
  source: ProjectFactsSource;
  reportOf: Map<number, SampleReport['month']>;
  past: FactsRow['past'];
}

/** A county for measuring keeps lights, snapshots and the steps of reports for its latest periods only. */
export const isPictureKept = (county: County, period: SamplePeriod): boolean =>
  period.index >= county.calendar.periods.length - county.options.pictures;

interface Derived {
  facts: ReturnType<typeof toFacts>;
  row: FactsRow;
}

/** Progress and lights of all projects on the list, as the rules had them then; a freeze keeps them. */
export function addPictures(
  county: County,
  chunk: readonly ChunkProject[],
  period: SamplePeriod,
  reportOf: ReadonlyMap<SampleProject, SampleReport>,
  out: RowSink,
): void {
  if (!isPictureKept(county, period)) return;
  const at: Instant = period.frozenAt ?? toInstant(county.calendar.today, 12);
  const q = toQuery(county, period, at);
  const known = new Map<SampleProject, Derived>();
  const pictured = chunk.filter(({ project }) => isPictured(county, project, period));
  for (const { project, source, past } of pictured) {
    const row = source.read(period, at, past);
    known.set(project, { row, facts: toFacts(row, q) });
  }
  const partsOf = groupParts(pictured, known);
  for (const member of pictured) {
    const { project, source } = member;
    const own = known.get(project);
    if (!own) continue;
    const progress = deriveRow(period, q.asOf, own, partsOf.get(project) ?? []);
    member.past = [{ period: period.id, past: progress.detail.past }, ...member.past].slice(0, 2);
    const cells = DERIVED_COLUMNS.map((column) => toCopyText(toProgressCell(progress, column, at)));
    out.addLine('derived.project_progress', `${cells.join('\t')}\n`);
    if (period.frozenAt === null) continue;
    out.add('sample_frozen', [toFrozenRow(source, period, reportOf.get(project), progress.actual_period)]);
  }
}

function groupParts(
  pictured: readonly ChunkProject[],
  known: ReadonlyMap<SampleProject, Derived>,
): Map<SampleProject, Derived[]> {
  const parts = new Map<SampleProject, Derived[]>();
  for (const { project } of pictured) {
    const derived = known.get(project);
    if (!project.parent || !derived?.row.is_listed) continue;
    parts.set(project.parent, [...(parts.get(project.parent) ?? []), derived]);
  }
  return parts;
}

function deriveRow(period: SamplePeriod, asOf: string, own: Derived, parts: readonly Derived[]): ProgressRow {
  const facts = own.row.is_bundle
    ? combineBundle(
        own.facts,
        parts.map((part) => part.facts),
      )
    : own.facts;
  const { progress, lights } = deriveProjectProgress(facts, DEFAULT_LIGHT_RULEBOOK, asOf);
  return toProgressRow(
    REGION_ID,
    period.year,
    own.row,
    {
      facts,
      progress,
      lights,
      rulebookVersion: DEFAULT_LIGHT_RULEBOOK.version,
      imageScales: SAMPLE_IMAGE_SCALES,
    },
    parts.map((part) => part.row),
  );
}
