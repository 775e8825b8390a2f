import { formatInstant } from './county-calendar.ts';
import { dayOf, findDoer, instantOf, type Place } from './problem-book.ts';
import type { ProblemTale } from './problem-steps.ts';
import type { Doer } from './report-steps.ts';

/** Rows of a tale's roll of objects with its ticks, when it has one. */
export function addRoll(place: Place): void {
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
