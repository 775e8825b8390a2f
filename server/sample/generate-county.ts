import { addDays } from '#core/platform/public.ts';
import { type ChunkTools, generateChunk } from './chunk-rows.ts';
import { buildCalendar, daysLater } from './county-calendar.ts';
import { buildOrgs } from './county-orgs.ts';
import { buildPeople } from './county-people.ts';
import { generateCountyRows } from './county-rows.ts';
import { type CountyOptions, planCounty } from './county-size.ts';
import { openIds } from './ids.ts';
import { monthNumber } from './project-course.ts';
import type { County } from './project-model.ts';
import { buildSeats } from './project-seats.ts';
import type { RowBatch } from './row-batches.ts';
import type { ChainHead } from './unit-chain.ts';
import { openUnitFiles } from './unit-files.ts';
import { drawHabits } from './unit-months.ts';

const DAYS_BEFORE_HISTORY = 9;

/** Lays out a county: calendar, units, people, seats. Nothing of single projects yet. */
export function openCounty(options: CountyOptions): County {
  const size = planCounty(options.projects);
  const calendar = buildCalendar(options);
  const orgs = buildOrgs(size);
  const people = buildPeople(orgs);
  const seats = buildSeats(orgs, size, options.seed);
  const [first, last] = [calendar.periods[0], calendar.periods.at(-2)];
  if (!first || !last) throw new Error('a county needs a month of history');
  const habits = seats.units.map((org) => {
    const staff = people.staffOf.get(org.id);
    if (!staff) throw new Error(`nobody works at ${org.name}`);
    return drawHabits(org, staff, options.seed);
  });
  const titles = people.posts.map((post): [number, string] => [post.personId, post.title]);
  const extended = calendar.periods[calendar.periods.length - 4];
  return {
    options,
    size,
    calendar,
    frame: {
      calendar,
      first: monthNumber(first.year, first.month),
      last: monthNumber(last.year, last.month),
      setUpOn: addDays(first.startsOn, -DAYS_BEFORE_HISTORY),
    },
    orgs,
    people,
    seats,
    ids: openIds(size, seats.units.length),
    habits,
    titleOf: new Map([...titles].reverse()),
    extension: extended
      ? { period: extended.index, units: [9, 10], deadlineAt: daysLater(extended.deadlineAt, 2) }
      : null,
  };
}

export interface GenerateTools {
  toSearchText: (name: string, code: string) => string;
  onFreezeHead?: (period: number, head: ChainHead) => void;
  /** After each chunk: how many projects it held. */
  onProjects?: (done: number) => void;
}

/**
 * All rows of a county, batch by batch, in an order in which the tables may be filled. The same options give the
 * same rows; memory holds one chunk of projects. Freezes and their groups are made after loading, see freeze-sample.ts.
 */
export function* generateCounty(county: County, tools: GenerateTools): Generator<RowBatch> {
  yield* generateCountyRows(county);
  yield* generateChunks(county, tools, county.seats.chunks);
}

/** Rows of some chunks of projects; chunks do not depend on each other. */
export function* generateChunks(
  county: County,
  tools: GenerateTools,
  chunks: readonly { from: number; to: number }[],
): Generator<RowBatch> {
  const chunkTools: ChunkTools = {
    county,
    toSearchText: tools.toSearchText,
    files: county.options.isSample ? openUnitFiles(county) : null,
    onFreezeHead: tools.onFreezeHead ?? (() => undefined),
  };
  for (const { from, to } of chunks) {
    yield* generateChunk(chunkTools, from, to);
    tools.onProjects?.(to - from);
  }
}
