import { toComparable } from '../import/normal-text.ts';

export interface DirectoryUnit {
  id: string;
  name: string;
  shortName: string;
  aliases: string[];
}

export interface DirectoryLeader {
  personId: string;
  name: string;
  title: string;
}

export interface Directory {
  regionName: string;
  units: DirectoryUnit[];
  leaders: DirectoryLeader[];
}

export type DirectoryMatch =
  | { id: string; choices: [] }
  | { id: null; choices: { value: string; label: string }[] };

const MOST_CHOICES = 6;
const NEAR_ENOUGH = 0.34;

/** The length of the longest common subsequence: 住建局 stands in order within 住房和城乡建设局. */
function commonLength(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const char of a) {
    const next = [0];
    for (let at = 1; at <= b.length; at++)
      next.push(char === b[at - 1] ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0));
    row = next;
  }
  return row[b.length] ?? 0;
}

function nearness(text: string, name: string): number {
  return text === '' || name === '' ? 0 : (2 * commonLength(text, name)) / (text.length + name.length);
}

function addKey(keys: Map<string, Set<string>>, key: string, id: string): void {
  if (key === '') return;
  const known = keys.get(key);
  if (known) known.add(id);
  else keys.set(key, new Set([id]));
}

/**
 * Who is meant by a name in a workbook. Equal to the official name, the short name or an alias, with or without the
 * county's name in front, is a match; anything else is a question with the nearest names, never a guess (handbook 5).
 */
export class DirectoryIndex {
  private readonly unitKeys = new Map<string, Set<string>>();
  private readonly leaderKeys = new Map<string, Set<string>>();
  private readonly names: Map<string, string>;
  private readonly known = new Map<string, DirectoryMatch>();
  private readonly directory: Directory;

  constructor(directory: Directory) {
    this.directory = directory;
    this.names = new Map(directory.units.map((unit) => [unit.id, unit.name]));
    for (const unit of directory.units)
      for (const name of [unit.name, unit.shortName, ...unit.aliases])
        addKey(this.unitKeys, this.toUnitKey(name), unit.id);
    for (const { personId, name, title } of directory.leaders)
      for (const text of [name, title, `${name}${title}`, `${title}${name}`])
        addKey(this.leaderKeys, toComparable(text), personId);
  }

  getUnitName(id: string): string {
    return this.names.get(id) ?? id;
  }

  getLeaderName(personId: string): string {
    return this.directory.leaders.find((leader) => leader.personId === personId)?.name ?? personId;
  }

  hasUnit(id: string): boolean {
    return this.names.has(id);
  }

  matchUnit(text: string): DirectoryMatch {
    return this.remember(`unit:${text}`, () => {
      const ids = [...(this.unitKeys.get(this.toUnitKey(text)) ?? [])];
      if (ids.length === 1 && ids[0]) return { id: ids[0], choices: [] };
      if (ids.length > 1)
        return { id: null, choices: ids.map((id) => ({ value: id, label: this.getUnitName(id) })) };
      return { id: null, choices: this.listNearUnits(text) };
    });
  }

  matchLeader(text: string): DirectoryMatch {
    return this.remember(`leader:${text}`, () => {
      const key = toComparable(text);
      const bare = key.replace(/\(.*\)$/, '');
      const ids = [...(this.leaderKeys.get(key) ?? this.leaderKeys.get(bare) ?? [])];
      if (ids.length === 1 && ids[0]) return { id: ids[0], choices: [] };
      const offered = this.directory.leaders.filter(
        (leader) => ids.length === 0 || ids.includes(leader.personId),
      );
      return {
        id: null,
        choices: offered.map(({ personId, name, title }) => ({
          value: personId,
          label: `${name}（${title}）`,
        })),
      };
    });
  }

  private remember(key: string, find: () => DirectoryMatch): DirectoryMatch {
    const known = this.known.get(key);
    if (known) return known;
    const found = find();
    this.known.set(key, found);
    return found;
  }

  private toUnitKey(text: string): string {
    const plain = toComparable(text);
    const region = toComparable(this.directory.regionName);
    const bare = plain.startsWith(region) ? plain.slice(region.length) : plain.replace(/^[县市区](?=..)/, '');
    return bare === '' ? plain : bare;
  }

  private listNearUnits(text: string): { value: string; label: string }[] {
    const key = this.toUnitKey(text);
    return this.directory.units
      .map((unit) => ({
        unit,
        near: Math.max(
          ...[unit.name, unit.shortName, ...unit.aliases].map((name) => nearness(key, this.toUnitKey(name))),
        ),
      }))
      .filter(({ near }) => near >= NEAR_ENOUGH)
      .sort((a, b) => b.near - a.near)
      .slice(0, MOST_CHOICES)
      .map(({ unit }) => ({ value: unit.id, label: unit.name }));
  }
}
