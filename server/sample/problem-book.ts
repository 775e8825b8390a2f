import { addWorkingDays } from '#core/platform/public.ts';
import type { Row } from './copy-rows.ts';
import { type Instant, toInstant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import type { ProblemProject } from './problem-projects.ts';
import type { ProblemTale, Who } from './problem-steps.ts';
import type { County } from './project-model.ts';
import type { Doer } from './report-steps.ts';
import { toActRow, toDoer } from './unit-acts.ts';

type Tables = Map<string, Row[]>;
const FIRST_HOUR = 9;
const OFFICE_HOURS = 8;

/** Hands out numbers and collects rows table by table. */
export function openBook(county: County) {
  const tables: Tables = new Map();
  const counters = new Map<string, number>();
  const add = (table: string, row: Row): void => {
    const rows = tables.get(table);
    if (rows) rows.push({ region_id: REGION_ID, ...row });
    else tables.set(table, [{ region_id: REGION_ID, ...row }]);
  };
  const next = (of: string): number => {
    const number = (counters.get(of) ?? 0) + 1;
    counters.set(of, number);
    return number;
  };
  const periods = county.calendar.periods.length;
  const act = (doer: Doer, at: Instant, kind: string, payload: object): number => {
    const id = county.ids.openingAct(periods, next('acts'));
    const { region_id: _, ...row } = toActRow({ id, kind, doer, at, payload });
    add('acts', row);
    return id;
  };
  const newFile = (): number => county.ids.sheet(0, periods) * 2 + next('files');
  return { tables, add, next, act, newFile };
}
type Book = ReturnType<typeof openBook>;

/** Who acts: the unit of the project, a unit by its key, somebody of the project office, a liaison by his login. */
export function findDoer(county: County, project: ProblemProject, who: Who): Doer {
  const { people, orgs } = county;
  if (who === 'office') return toDoer(county, people.officeClerks[0] ?? people.officeHead);
  if (who === 'office-head') return toDoer(county, people.officeHead);
  const liaison = people.persons.find(({ login }) => login === who);
  if (liaison) return toDoer(county, liaison);
  const orgId = who === 'unit' ? project.reportingOrgId : (orgs.all.find(({ key }) => key === who)?.id ?? 0);
  const staff = people.staffOf.get(orgId);
  if (!staff) throw new Error(`nobody at ${who}`);
  return toDoer(county, staff.reporterA);
}

/** A tale placed on its project: everything that its rows need. */
export interface Place {
  county: County;
  book: Book;
  tale: ProblemTale;
  project: ProblemProject;
  problemId: number;
  parties: Map<number, number>;
}

export const dayOf = ({ county }: Place, ago: number): string =>
  addWorkingDays(county.calendar.working, county.calendar.today, -ago).date;

/** Steps of one day follow each other by the minute; each problem has its own hour. */
export const instantOf = (place: Place, on: string, serial: number): Instant =>
  toInstant(on, FIRST_HOUR + (place.problemId % OFFICE_HOURS), 7 + serial * 2);
