// Loops of a pattern that can read the same text in two ways: each round doubles what is tried (exponential backtracking).
import { JS } from 'refa';

/** A pattern of all names of places is long. */
const MOST_NODES = 1_000_000;
/** Bounded repeats are laid out this often: enough to tell two ways apart. */
const MOST_COPIES = 6;

/** The positions of a pattern with what may follow which; an edge that comes about twice is two ways at once. */
class Positions {
  sets = [];
  follow = [];
  twice = new Set();

  add(characters) {
    this.sets.push(characters);
    this.follow.push(new Set());
    return { first: [this.sets.length - 1], last: [this.sets.length - 1], isEmpty: false };
  }

  join(from, to) {
    for (const p of from)
      for (const q of to) {
        if (this.follow[p].has(q)) this.twice.add(`${p} ${q}`);
        this.follow[p].add(q);
      }
  }

  chain(one, next) {
    this.join(one.last, next.first);
    return {
      first: one.isEmpty ? [...one.first, ...next.first] : one.first,
      last: next.isEmpty ? [...one.last, ...next.last] : next.last,
      isEmpty: one.isEmpty && next.isEmpty,
    };
  }

  either(alternatives) {
    const parts = alternatives.map(({ elements }) =>
      elements.map((element) => this.read(element)).reduce((one, next) => this.chain(one, next), NOTHING),
    );
    return {
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
      isEmpty: parts.some(({ isEmpty }) => isEmpty),
    };
  }

  read(element) {
    if (element.type === 'CharacterClass') return this.add(element.characters);
    if (element.type === 'Alternation') return this.either(element.alternatives);
    // What an assertion looks at is not read: two ways that only it tells apart are named, and may be excused.
    if (element.type !== 'Quantifier') return NOTHING;
    const { min, max, alternatives } = element;
    const isEndless = max === Number.POSITIVE_INFINITY;
    const copies = Math.min(isEndless ? Math.max(min, 1) : max, MOST_COPIES);
    // From the last copy on, x{1,3} as x(x(x)?)?: laid out side by side, the copies would be two ways themselves.
    let whole = NOTHING;
    for (let copy = copies; copy >= 1; copy -= 1) {
      const part = this.either(alternatives);
      if (isEndless && copy === copies) this.join(part.last, part.first);
      whole = this.chain(part, whole);
      if (copy > min) whole = { ...whole, isEmpty: true };
    }
    return whole;
  }
}
const NOTHING = { first: [], last: [], isEmpty: true };

/** Whether rounds of the loop can read one text in two ways: both at the end of a round, apart in between. */
function isAmbiguous(alternatives) {
  const positions = new Positions();
  const round = positions.either(alternatives);
  positions.join(round.last, round.first);
  const { sets, follow, twice } = positions;
  const ends = new Set(round.last);
  const seen = new Set();
  const open = [];
  const visit = (p, q, isApart) => {
    const key = (p * sets.length + q) * 2 + (isApart ? 1 : 0);
    if (seen.has(key) || sets[p].isDisjointWith(sets[q])) return;
    seen.add(key);
    open.push([p, q, isApart]);
  };
  for (const p of round.first) for (const q of round.first) if (p <= q) visit(p, q, p !== q);
  while (open.length > 0) {
    const [p, q, isApart] = open.pop();
    if (isApart && ends.has(p) && ends.has(q)) return true;
    for (const x of follow[p])
      for (const y of follow[q])
        visit(x, y, isApart || x !== y || (p === q && x === y && twice.has(`${p} ${x}`)));
  }
  return false;
}

const listLoops = (element) => [
  ...(element.type === 'Quantifier' && element.max === Number.POSITIVE_INFINITY ? [element] : []),
  ...(element.alternatives ?? []).flatMap(({ elements }) => elements.flatMap(listLoops)),
];

/** The loops of a pattern that are ambiguous, as they are written. */
export function findAmbiguousLoops(source, flags) {
  const parsed = JS.Parser.fromLiteral({ source, flags }).parse({
    backreferences: 'unknown',
    maxNodes: MOST_NODES,
  });
  return parsed.expression.alternatives
    .flatMap(({ elements }) => elements.flatMap(listLoops))
    .filter((loop) => isAmbiguous(loop.alternatives))
    .map((loop) => (loop.source ? source.slice(loop.source.start, loop.source.end) : source));
}
