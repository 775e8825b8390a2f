import { addWorkingDays } from '#core/platform/public.ts';
import { deriveStanding, type ProblemMove, toHolderKey } from '#core/problems/public.ts';
import { sha256 } from '../platform/chain.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant, type Instant } from './county-calendar.ts';
import { dayOf, findDoer, instantOf, openBook, type Place } from './problem-book.ts';
import type { ProblemProject } from './problem-projects.ts';
import { addRoll } from './problem-roll-rows.ts';
import type { ProblemTale } from './problem-steps.ts';
import type { County } from './project-model.ts';
import type { Doer } from './report-steps.ts';
import { buildScanPdf } from './scan-pdf.ts';

const MINUTE = 60_000;

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
