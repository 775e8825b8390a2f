import { addWorkingDays } from '#core/platform/public.ts';
import { deriveStanding, type ProblemMove, toHolderKey } from '#core/problems/public.ts';
import { sha256 } from '../platform/chain.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant, type Instant, toInstant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import type { ProblemProject } from './problem-projects.ts';
import type { ProblemTale, Who } from './problem-steps.ts';
import type { County } from './project-model.ts';
import type { Doer } from './report-steps.ts';
import { buildScanPdf } from './scan-pdf.ts';
import { toActRow, toDoer } from './unit-acts.ts';

type Tables = Map<string, Row[]>;
const MINUTE = 60_000;
const FIRST_HOUR = 9;
const OFFICE_HOURS = 8;

/** Hands out numbers and collects rows table by table. */
function openBook(county: County) {
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
function findDoer(county: County, project: ProblemProject, who: Who): Doer {
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
interface Place {
  county: County;
  book: Book;
  tale: ProblemTale;
  project: ProblemProject;
  problemId: number;
  parties: Map<number, number>;
}

const dayOf = ({ county }: Place, ago: number): string =>
  addWorkingDays(county.calendar.working, county.calendar.today, -ago).date;

/** Steps of one day follow each other by the minute; each problem has its own hour. */
const instantOf = (place: Place, on: string, serial: number): Instant =>
  toInstant(on, FIRST_HOUR + (place.problemId % OFFICE_HOURS), 7 + serial * 2);

function addParty({ parties }: Place, orgId: string | number, actId: number): void {
  if (!parties.has(Number(orgId))) parties.set(Number(orgId), actId);
}

function toRaising(place: Place): ProblemMove {
  const { tale, county, project } = place;
  const on = dayOf(place, tale.raised.ago);
  const { ownInDays } = tale.raised;
  const owner = String(findDoer(county, project, tale.raised.by).orgId);
  return {
    kind: 'raise',
    category: tale.category,
    ownOrgId: ownInDays === undefined ? null : owner,
    dueOn: ownInDays === undefined ? null : addWorkingDays(county.calendar.working, on, ownInDays).date,
    on,
  };
}

function addFile(place: Place, doer: Doer, at: Instant, name: string): string {
  const { book, problemId } = place;
  const id = book.newFile();
  const content = buildScanPdf(`Evidence ${id} of problem ${problemId}`);
  const hash = sha256(content);
  const kept = { problemId: String(problemId), fileId: String(id), sha256: hash };
  const actId = book.act(doer, at - MINUTE, 'problem-file-attached.v1', kept);
  book.add('file_contents', {
    sha256: hash,
    content: `\\x${content.toString('hex')}`,
    size_bytes: content.length,
  });
  book.add('files', {
    id,
    sha256: hash,
    name,
    media_type: 'application/pdf',
    subject: 'problem-evidence',
    org_id: doer.orgId,
    person_id: doer.person.id,
    act_id: actId,
    created_at: formatInstant(at - MINUTE),
  });
  book.add('problem_files', {
    problem_id: problemId,
    file_id: id,
    act_id: actId,
    recorded_at: formatInstant(at - MINUTE),
  });
  return String(id);
}

function addMove(place: Place, doer: Doer, move: ProblemMove, seq: number): void {
  const { book, problemId, tale, project } = place;
  const at = instantOf(place, move.on, seq);
  const payload =
    move.kind === 'raise'
      ? { title: tale.title, need: tale.need, projectId: String(project.id), category: tale.category }
      : { problemId: String(problemId), move };
  const kind = move.kind === 'raise' ? 'problem-raised.v1' : `problem-${move.kind}.v1`;
  const actId = book.act(doer, at, kind, payload);
  if (move.kind === 'raise') {
    addProblem(place, doer, actId, at, move.on);
    addParty(place, doer.orgId, actId);
  }
  if (move.kind === 'assign')
    for (const id of [move.ownerOrgId, ...move.supportingOrgIds]) addParty(place, id, actId);
  if (move.kind === 'hand') addParty(place, move.toOrgId, actId);
  book.add('problem_moves', {
    id: book.next('problem_moves'),
    problem_id: problemId,
    seq,
    kind: move.kind,
    move: JSON.stringify(move),
    person_name: doer.person.name,
    org_id: doer.orgId,
    org_name: doer.orgName,
    post_title: doer.title,
    act_id: actId,
    recorded_at: formatInstant(at),
  });
}

function addProblem(place: Place, doer: Doer, actId: number, at: Instant, on: string): void {
  const { book, tale, project, problemId } = place;
  book.add('problems', {
    id: problemId,
    project_id: project.id,
    title: tale.title,
    need: tale.need,
    source_kind: tale.source,
    source: JSON.stringify(tale.sourceWords),
    raised_org_id: doer.orgId,
    raised_on: on,
    act_id: actId,
    recorded_at: formatInstant(at),
  });
}

/** The moves of a tale in their order, each with who made it. */
function tellMoves(place: Place): { doer: Doer; move: ProblemMove }[] {
  const { county, tale, project } = place;
  const first = { doer: findDoer(county, project, tale.raised.by), move: toRaising(place) };
  const later = tale.steps.map(({ ago, by, toMove }, index) => {
    const doer = findDoer(county, project, by);
    const on = dayOf(place, ago);
    const move = toMove({
      on,
      orgId: (who) => String(findDoer(county, project, who).orgId),
      dueIn: (days) => addWorkingDays(county.calendar.working, on, days).date,
      file: (name) => addFile(place, doer, instantOf(place, on, index + 2), name),
      leader: (nth) => county.people.leaders[nth - 1]?.name ?? '',
    });
    return { doer, move };
  });
  return [first, ...later];
}

function addStanding({ book, problemId }: Place, moves: readonly ProblemMove[]): void {
  const standing = deriveStanding(moves);
  book.add('derived.problem_standings', {
    problem_id: problemId,
    seq: moves.length,
    state: standing.state,
    category: standing.category,
    level: standing.level,
    owner_org_id: standing.ownerOrgId,
    due_on: standing.dueOn,
    holder_key: standing.holder && toHolderKey(standing.holder),
    is_step_up_proposed: standing.stepUp !== null,
    standing: JSON.stringify(standing),
  });
}

function addRoll(place: Place): void {
  const { book, tale, county, project, problemId } = place;
  const { roll } = tale;
  if (!roll) return;
  const doer = findDoer(county, project, roll.by);
  const at = instantOf(place, dayOf(place, roll.ago), 20);
  const rollId = book.next('problem_rolls');
  const { name, steps } = roll;
  const added = { problemId: String(problemId), name, steps, rows: roll.rows.length };
  const actId = book.act(doer, at, 'problem-roll-added.v1', added);
  const recordedAt = formatInstant(at);
  const head = { id: rollId, problem_id: problemId, name, steps: JSON.stringify(steps) };
  book.add('problem_rolls', { ...head, act_id: actId, recorded_at: recordedAt });
  const ids = roll.rows.map(([rowName, rowPlace], index) => {
    const id = book.next('problem_roll_rows');
    const row = { id, roll_id: rollId, serial: index + 1, name: rowName, place: rowPlace, act_id: actId };
    book.add('problem_roll_rows', row);
    return id;
  });
  for (const tick of roll.ticks) addTicks(place, doer, { rollId, ids }, tick);
}

function addTicks(
  place: Place,
  doer: Doer,
  { rollId, ids }: { rollId: number; ids: readonly number[] },
  tick: NonNullable<ProblemTale['roll']>['ticks'][number],
): void {
  const { book, problemId } = place;
  const on = dayOf(place, tick.ago);
  const at = instantOf(place, on, 22);
  const [from, to] = tick.rows;
  const rowIds = ids.slice(from - 1, to);
  const words = { step: tick.step, isDone: tick.undone === undefined, note: tick.undone ?? '' };
  const payload = { problemId: String(problemId), rollId: String(rollId), ...words, rowIds };
  const actId = book.act(doer, at, 'problem-roll-ticked.v1', payload);
  for (const rowId of rowIds)
    book.add('problem_roll_ticks', {
      id: book.next('problem_roll_ticks'),
      roll_id: rollId,
      row_id: rowId,
      step: words.step,
      is_done: words.isDone,
      on_date: on,
      note: words.note,
      person_name: doer.person.name,
      act_id: actId,
      recorded_at: formatInstant(at),
    });
}

/** Rows of every table that the tales fill; where each problem stands follows from its moves by the rule of the product. */
export function toProblemRows(
  county: County,
  placed: readonly { tale: ProblemTale; project: ProblemProject }[],
): Map<string, Row[]> {
  const book = openBook(county);
  for (const { tale, project } of placed) {
    const problemId = book.next('problems');
    const place: Place = { county, book, tale, project, problemId, parties: new Map() };
    const moves = tellMoves(place);
    for (const [index, { doer, move }] of moves.entries()) addMove(place, doer, move, index + 1);
    addStanding(
      place,
      moves.map(({ move }) => move),
    );
    for (const [orgId, actId] of place.parties)
      book.add('problem_parties', { problem_id: problemId, org_id: orgId, act_id: actId });
    addRoll(place);
  }
  return book.tables;
}
