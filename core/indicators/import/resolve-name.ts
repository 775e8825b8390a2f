import { ask, tell } from './stat-desk.ts';
import { type LabelFacts, restOfTitle } from './stat-label.ts';
import { askIndicator, askSubject, askTableSubject } from './stat-questions.ts';
import { LEAVE_OUT } from './stat-reading.ts';
import type { Side, TableView } from './table-view.ts';

const isWhole = ({ rest }: LabelFacts): boolean => rest === '';

/** A name that a side gives for sure: a label of it in full, or all its labels read together. */
export function findSure(side: Side, kind: 'indicators' | 'subjects'): string[] {
  for (const one of side.facts) if (one[kind].length > 0 && isWhole(one)) return one[kind];
  return side.joined && isWhole(side.joined) ? side.joined[kind] : [];
}

const findUnknown = (side: Side): LabelFacts | undefined => side.facts.find((one) => one.rest !== '');

interface Resolved {
  code: string | null;
  /** It is asked or left out. */
  isOpen: boolean;
}
const open: Resolved = { code: null, isOpen: true };

function settleName(
  view: TableView,
  kind: 'indicator' | 'subject',
  { text, likely, place }: { text: string; likely: readonly string[]; place: string },
): Resolved {
  const { desk } = view;
  const question = (kind === 'indicator' ? askIndicator : askSubject)(desk.index, text, likely);
  const answer = ask(desk, question, place);
  if (answer === LEAVE_OUT) tell(desk, 'answered', `“${text}”按答复不导入`, place);
  return answer === null || answer === LEAVE_OUT ? open : { code: answer, isOpen: false };
}

/** A label that names the other of the two, by itself or by an answer. */
function speaksOfOther(
  view: TableView,
  side: Side,
  unknown: LabelFacts,
  kind: 'indicator' | 'subject',
): boolean {
  const [other, plural] =
    kind === 'indicator' ? (['subject', 'subjects'] as const) : (['indicator', 'indicators'] as const);
  const answer = view.desk.answers[`${other}:${unknown.text}`];
  return findSure(side, plural).length > 0 || (answer !== undefined && answer !== LEAVE_OUT);
}

/** Which indicator or subject a cell speaks of: its column, its row, then what stands around the table. */
export function resolveName(
  view: TableView,
  kind: 'indicator' | 'subject',
  sides: { column: Side; row: Side },
  place: string,
): Resolved {
  const { besideNamed } = sides.column;
  if (besideNamed !== null) return resolveName(view, kind, { column: besideNamed, row: sides.row }, place);
  const plural = kind === 'indicator' ? 'indicators' : 'subjects';
  for (const side of [sides.column, sides.row]) {
    const sure = findSure(side, plural);
    if (sure.length === 1) return { code: sure[0] ?? null, isOpen: false };
    if (sure.length > 1) return settleName(view, kind, { text: side.text, likely: sure, place });
  }
  const ways: [Side, TableView['rowKind']][] = [
    [sides.column, view.columnKind],
    [sides.row, view.rowKind],
  ];
  for (const [side, sideKind] of ways) {
    const unknown = findUnknown(side);
    if (!unknown || speaksOfOther(view, side, unknown, kind) || (sideKind !== null && sideKind !== kind))
      continue;
    const around = view.around.flatMap((one) => one[plural]);
    const [titled] = around;
    if (kind === 'indicator' && titled !== undefined && view.desk.index.isEndOf(unknown.bare, titled))
      return { code: titled, isOpen: false };
    return settleName(view, kind, {
      text: unknown.text,
      likely: [...unknown[plural], ...around.slice(0, 1)],
      place,
    });
  }
  return resolveAround(view, kind, place);
}

function resolveAround(view: TableView, kind: 'indicator' | 'subject', place: string): Resolved {
  const plural = kind === 'indicator' ? 'indicators' : 'subjects';
  const { desk } = view;
  for (const one of view.around) {
    const [code] = one[plural];
    if (code === undefined) continue;
    if (one[plural].length > 1 || (kind === 'indicator' && restOfTitle(one) !== ''))
      return settleName(view, kind, { text: one.text, likely: one[plural], place });
    return { code, isOpen: false };
  }
  if (kind === 'indicator') {
    const text = view.around.find(({ rest }) => rest !== '')?.text ?? view.name;
    return settleName(view, kind, { text, likely: [], place });
  }
  const answer = ask(desk, askTableSubject(desk.index, view.key, view.name), place);
  if (answer === LEAVE_OUT) tell(desk, 'answered', `${view.name}按答复不导入`, place);
  return answer === null || answer === LEAVE_OUT ? open : { code: answer, isOpen: false };
}
