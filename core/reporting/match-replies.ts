export interface ReplyingUnit {
  orgId: string;
  /** Full name, short name and aliases. */
  names: readonly string[];
}

export interface UnitReply {
  orgId: string;
  line: string;
}

export interface ReplyMatch {
  replies: UnitReply[];
  /** Lines with words in which no unit is named. */
  unknown: string[];
}

const SHORTEST_NAME = 2;
const MARKS = /[\s,，。.、:：;；()（）【】[\]~～!！-]+/gu;

const fold = (text: string): string => text.normalize('NFKC').replace(MARKS, '');

interface Name {
  orgId: string;
  folded: string;
}

/** The longest names first, so that 城关镇 is not found inside 城关镇中心卫生院. */
function listNames(units: readonly ReplyingUnit[]): Name[] {
  return units
    .flatMap(({ orgId, names }) => names.map((name) => ({ orgId, folded: fold(name) })))
    .filter(({ folded }) => folded.length >= SHORTEST_NAME)
    .sort((a, b) => b.folded.length - a.folded.length);
}

function findUnits(line: string, names: readonly Name[]): string[] {
  let rest = fold(line);
  const found: string[] = [];
  for (const { orgId, folded } of names) {
    if (!rest.includes(folded)) continue;
    rest = rest.replaceAll(folded, '\n');
    if (!found.includes(orgId)) found.push(orgId);
  }
  return found;
}

/** What stands between «#接龙» and its first numbered line is what was asked, not an answer. */
function dropHeading(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => /^#\s*接龙/u.test(line));
  if (from < 0) return lines;
  const first = lines.findIndex((line, at) => at > from && /^\d+\s*[.、．]/u.test(line));
  return first < 0 ? lines : [...lines.slice(0, from), ...lines.slice(first)];
}

/**
 * Which units answered in replies that are pasted back from a group (接龙, handbook 8.2): one reply a line, in any writing
 * ("1. 城关镇 收到", "住建局：已收到"). A unit counts once, by its first line; a line may answer for several units; a name
 * inside a longer name of another unit does not count. What cannot be matched is given back, nothing is guessed.
 */
export function matchReplies(text: string, units: readonly ReplyingUnit[]): ReplyMatch {
  const names = listNames(units);
  const replies = new Map<string, string>();
  const unknown: string[] = [];
  for (const line of dropHeading(text.split(/\r?\n/).map((raw) => raw.trim()))) {
    if (!/\p{L}/u.test(line)) continue;
    const found = findUnits(line, names);
    if (found.length === 0) unknown.push(line);
    for (const orgId of found) if (!replies.has(orgId)) replies.set(orgId, line);
  }
  return { replies: [...replies].map(([orgId, line]) => ({ orgId, line })), unknown };
}
