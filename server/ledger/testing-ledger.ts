// A county with a unit, a department that reviews and the project office, for tests of the ledger.
import { beforeAll } from 'vitest';
import type { ProjectFields } from '#core/ledger/project.ts';
import type { Actor } from '#core/people/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { newCounty, type TestCounty, type TestProject, type TestUnit } from '../platform/testing-county.ts';
import { editProject } from './edit-project.ts';
import { getProjectView } from './project.view.ts';

export const db = await testDatabase();
export let county: TestCounty;
export let officer: Actor;
export let unit: TestUnit;
export let bureau: TestUnit;
export let reporter: Actor;
export let reviewer: Actor;

beforeAll(async () => {
  county = await newCounty(db);
  officer = await county.newOfficer();
  unit = await county.newUnit('甘溪镇', 'town');
  bureau = await county.newUnit('住建局');
  reporter = await county.newActor(unit, ['reporter-a']);
  reviewer = await county.newActor(bureau, ['reviewer']);
});

export const view = (project: { id: string }, actor = officer) =>
  getProjectView(county.ctx(actor), project.id);
export const edit = (
  project: TestProject,
  version: number,
  changes: Partial<ProjectFields>,
  actor = officer,
  reason = '',
) => editProject(county.ctx(actor), project.id, { version, changes, reason });
/** A reviewer sees the projects of his trade beside his own unit's. */
export const asReviewer = (project: TestProject): Actor => ({ ...reviewer, projectIds: [project.id] });
