import type { IsoDate } from '#core/platform/public.ts';
import type { GroupFigures, RollUpRow } from './group-figures.ts';
import { GroupSum } from './group-sum.ts';

/** Printed under a split whose groups share projects. */
export const NON_EXCLUSIVE_NOTE = '同一项目可属于多个分组，各组之和可能大于合计';

/** A split of the filtered projects: unit, territory, department, sector, level, nature, stage, park, tag. */
export interface Split<Row> {
  code: string;
  /** Exclusive: each project counts in exactly one group. Levels and tags are not. */
  isExclusive: boolean;
  groupsOf(row: Row): readonly { key: string; name: string }[];
}

export interface RollUp {
  split: string;
  isExclusive: boolean;
  groups: GroupFigures[];
  /** Computed from the projects, never from the groups. */
  total: GroupFigures;
  note: string | null;
}

/**
 * Roll-up of any filter by any split (handbook 3.4). Amounts add, rates are recomputed from added amounts
 * over the projects with a plan, counts add. Groups come in the order of first appearance. A project of
 * several groups in an exclusive split throws: the split is wrong, not the project.
 */
export function rollUp<Row extends RollUpRow>(
  rows: readonly Row[],
  split: Split<Row>,
  at: { year: number; asOf: IsoDate },
): RollUp {
  const total = new GroupSum('total', '合计', at);
  const groups = new Map<string, GroupSum>();
  for (const row of rows) {
    total.add(row);
    const own = split.groupsOf(row);
    if (split.isExclusive && own.length !== 1) {
      throw new Error(`split ${split.code}: project ${row.projectId} is in ${own.length} groups`);
    }
    for (const { key, name } of own) {
      const group = groups.get(key) ?? new GroupSum(key, name, at);
      groups.set(key, group);
      group.add(row);
    }
  }
  return {
    split: split.code,
    isExclusive: split.isExclusive,
    groups: [...groups.values()].map((group) => group.toFigures()),
    total: total.toFigures(),
    note: split.isExclusive ? null : NON_EXCLUSIVE_NOTE,
  };
}

/** Figures of one set of projects without a split. */
export function sumProjects(
  rows: Iterable<RollUpRow>,
  name: string,
  at: { year: number; asOf: IsoDate },
): GroupFigures {
  const total = new GroupSum('total', name, at);
  for (const row of rows) total.add(row);
  return total.toFigures();
}
