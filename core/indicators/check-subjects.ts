import type { SubjectInput } from './subject.ts';
import { isSameTile } from './tile-map.ts';

export interface SubjectFinding {
  code: string;
  message: string;
}

/** What is registered already: those that the list does not name stay as they are. */
export type KnownSubject = Pick<
  SubjectInput,
  'code' | 'parentCode' | 'name' | 'shortName' | 'aliases' | 'level' | 'isActive' | 'tile'
>;

/**
 * What is wrong with a list of subjects: codes once; parents that are there (in the list or known) and make no circle; a level for
 * regions and for nothing else; one own region; names and aliases of which it is clear whom they mean among regions of one level,
 * those known already included; nobody stopped above whom others stand; no two of one parent on one tile of the map.
 */
export function checkSubjects(
  subjects: readonly SubjectInput[],
  known: ReadonlyMap<string, KnownSubject>,
): SubjectFinding[] {
  const parentOf = new Map([...known].map(([code, { parentCode }]) => [code, parentCode]));
  for (const { code, parentCode } of subjects) parentOf.set(code, parentCode);
  const counts = new Map<string, number>();
  for (const { code } of subjects) counts.set(code, (counts.get(code) ?? 0) + 1);
  const findings: SubjectFinding[] = [];
  const say = (code: string, message: string) => findings.push({ code, message });
  for (const subject of subjects) {
    const { code, kind, level, parentCode } = subject;
    if ((counts.get(code) ?? 0) > 1) say(code, `编号“${code}”有两个`);
    if ((kind === 'region') !== (level !== null))
      say(code, kind === 'region' ? '地区要有级别' : '只有地区有级别');
    if (parentCode !== null && !parentOf.has(parentCode)) say(code, `没有上级“${parentCode}”`);
    else if (isInCircle(code, parentOf)) say(code, '上级关系成了一个圈');
  }
  if (subjects.filter(({ isOwn }) => isOwn).length > 1) say('', '本地区只能有一个');
  const stays = [...known.values()].filter(({ code }) => !counts.has(code));
  const inUse = [...stays, ...subjects].filter(({ isActive }) => isActive);
  for (const { code, isOwn, isActive } of subjects) {
    if (isActive) continue;
    const below = inUse.filter(({ parentCode }) => parentCode === code);
    if (isOwn) say(code, '本地区不能停用');
    if (below.length > 0) say(code, `下面还有${below.map(({ name }) => name).join('、')}，不能停用`);
  }
  for (const [name, codes] of listNames(inUse)) {
    const wrong = [...codes].reverse().find((code) => counts.has(code));
    if (wrong !== undefined) say(wrong, `“${name}”同时指${[...codes].join('、')}`);
  }
  for (const { code, name } of findSharedTiles(subjects, stays, known))
    say(code, `与${name}在格子地图上同一格`);
  return findings;
}

/** Those of the list that lie where another of the same parent lies, with its name; a tile that is left out is the known one. */
function findSharedTiles(
  subjects: readonly SubjectInput[],
  stays: readonly KnownSubject[],
  known: ReadonlyMap<string, KnownSubject>,
): { code: string; name: string }[] {
  const placed: KnownSubject[] = stays.filter(({ isActive }) => isActive);
  return subjects
    .filter(({ isActive }) => isActive)
    .flatMap((subject) => {
      const tile = subject.tile === undefined ? (known.get(subject.code)?.tile ?? null) : subject.tile;
      const other = placed.find((one) => one.parentCode === subject.parentCode && isSameTile(one.tile, tile));
      placed.push({ ...subject, tile });
      return other ? [{ code: subject.code, name: other.name }] : [];
    });
}

function isInCircle(code: string, parentOf: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>([code]);
  for (let at = parentOf.get(code) ?? null; at !== null; at = parentOf.get(at) ?? null) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

function listNames(subjects: readonly KnownSubject[]): Map<string, Set<string>> {
  const byName = new Map<string, Set<string>>();
  for (const { code, name, shortName, aliases, level, parentCode } of subjects)
    for (const word of new Set([name, shortName, ...aliases])) {
      const key = `${word}`;
      const place = `${level ?? ''}:${level === 'town' ? (parentCode ?? '') : ''}:${key}`;
      byName.set(place, (byName.get(place) ?? new Set<string>()).add(code));
    }
  return new Map(
    [...byName]
      .map(([place, codes]) => [place.split(':').at(-1) ?? '', codes] as const)
      .filter(([, codes]) => codes.size > 1),
  );
}
