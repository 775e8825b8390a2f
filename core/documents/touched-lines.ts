import { type Block, type DocumentModel, listFigureSlots, toPlainText } from './content-model.ts';
import type { FigureMeasure } from './figure-measures.ts';
import type { FigureRef } from './figure-ref.ts';

/** A project with the groups that it is counted in, as the snapshot had them. */
export interface CountedProject {
  projectId: string;
  parentId: string | null;
  reportingOrgId: string;
  responsibleOrgId: string | null;
  departmentOrgId: string | null;
  sponsorPersonId: string | null;
  sector: string;
  levels: readonly string[];
  nature: string;
}

/** Measures that an amended amount cannot move: identity, plan, counts of projects, words of units, reporting. */
const UNMOVED: ReadonlySet<string> = new Set<FigureMeasure>([
  'name',
  'project_count',
  'bundle_count',
  'part_count',
  'total_investment',
  'prior_investment',
  'annual_plan',
  'planned_share',
  'pro_rata_share',
  'reported_count',
  'report_due_count',
  'on_time_count',
  'punctuality',
  'completeness',
  'report_days_late',
  'evidence_count',
  'evidence_share',
  'standing_paused',
  'standing_no_plan',
  'start_due_count',
  'started_count',
  'start_rate',
  'not_started_count',
  'planned_start_on',
  'started_on',
  'days_past_start',
  'problem_raised_count',
  'problem_open_count',
  'problem_closed_count',
  'problem_overdue_count',
  'problem_text',
  'physical_progress',
  'amendment_count',
  'amended_from',
  'amended_to',
  'milestone',
  'ranked_count',
]);

function isCountedIn(ref: FigureRef, project: CountedProject): boolean {
  switch (ref.split) {
    case 'region':
      return true;
    case 'unit':
    case 'company':
      return ref.key === project.reportingOrgId;
    case 'territory':
      return ref.key === project.responsibleOrgId;
    case 'department':
      return ref.key === project.departmentOrgId;
    case 'sector':
      return ref.key === project.sector;
    case 'level':
      return project.levels.includes(ref.key);
    case 'nature':
      return ref.key === project.nature;
    case 'sponsor':
      return ref.key === (project.sponsorPersonId ?? '');
    case 'project':
      return ref.key === project.projectId || ref.key === project.parentId;
    case 'task':
    case 'indicator':
      return false;
  }
}

/**
 * Lines with a figure that stands on this project's amount of the period: they would read otherwise after an
 * amendment. The document itself keeps to the frozen figures (8.1). Ids of lines, in the order of the text. The percent of
 * physical progress (形象进度) stands in no line and moves no amount: its amendment touches none.
 */
export function listTouchedLines(
  model: DocumentModel,
  period: string,
  project: CountedProject,
  measure = 'ytd_amount',
): string[] {
  if (measure === 'image_percent') return [];
  const touched = listFigureSlots(model).filter(
    ({ figure }) => figure.period === period && !UNMOVED.has(figure.measure) && isCountedIn(figure, project),
  );
  return [...new Set(touched.map((slot) => slot.lineId))];
}

/** How a line is named in a list of lines: the first letters of its text, or its caption. */
export function toLineTitle(block: Block, letters = 40): string {
  const text =
    block.kind === 'heading'
      ? block.text
      : block.kind === 'paragraph'
        ? (block.lead?.text ?? '') + toPlainText(block.runs)
        : block.kind === 'table'
          ? (block.caption ?? block.unitNote ?? '表')
          : '';
  const all = [...text];
  return all.length <= letters ? text : `${all.slice(0, letters).join('')}…`;
}
