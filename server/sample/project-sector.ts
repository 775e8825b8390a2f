import { TOWNS } from './county-names.ts';
import type { Org } from './county-orgs.ts';
import type { Random } from './random.ts';
import { type ProjectLine, SECTORS, type SectorWords } from './sector-words.ts';

const isTown = (org: Org): boolean => org.kind === 'town';

/** What a unit builds: its own sector; a town builds in all of them. */
export function drawSector(org: Org, index: number, random: Random): SectorWords {
  const own = SECTORS.filter(
    ({ departments, builders }) => departments.includes(org.key) || builders.includes(org.key),
  );
  const sectors = isTown(org) || own.length === 0 ? SECTORS : own;
  const drawn = sectors[(index * 5 + random.whole(0, 2)) % sectors.length] ?? sectors[0];
  if (!drawn) throw new Error('no sectors');
  return drawn;
}

/** A line of works that this unit takes on. */
export function drawLine(words: SectorWords, org: Org, random: Random): ProjectLine {
  const own = words.lines.filter(({ units }) => !units || isTown(org) || units.includes(org.key));
  return random.pick(own.length > 0 ? own : words.lines);
}

/** A subject that does not lie in another town. */
export function drawSubject(line: ProjectLine, org: Org, random: Random): string {
  const elsewhere = TOWNS.map(({ short }) => short.slice(0, 2)).filter((stem) => !org.short.startsWith(stem));
  const here = line.subjects.filter((subject) => !elsewhere.some((stem) => subject.startsWith(stem)));
  const isAnywhere = org.kind !== 'town' && org.kind !== 'park';
  return random.pick(isAnywhere || here.length === 0 ? line.subjects : here);
}
