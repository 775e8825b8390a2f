import { type CountyOrgs, listReportingUnits, type Org } from './county-orgs.ts';
import type { CountySize } from './county-size.ts';
import { ODD_CASES, type OddCase } from './odd-cases.ts';
import { openRandom } from './random.ts';

/** Where every project sits: its unit, its bundle, its odd case. Compact, so that a million fit in memory. */
export interface Seats {
  units: readonly Org[];
  /** Index of the unit for each project. */
  unitOf: Int32Array;
  /** Index of the bundle's parent for each part, −1 for others. */
  parentOf: Int32Array;
  isBundle: Uint8Array;
  oddCaseOf: ReadonlyMap<number, OddCase>;
  /** A unit whose every figure lands exactly on plan. */
  exactUnit: number;
  /** Projects to be worked out together: whole units and whole bundles. */
  chunks: readonly { from: number; to: number }[];
}

const PROJECTS_A_CHUNK = 4_000;
const FIRST_ODD = 3;

/** Seats for all projects of a county of this size. */
export function buildSeats(orgs: CountyOrgs, size: CountySize, seed: string): Seats {
  const weighted = listReportingUnits(orgs);
  const units = weighted.map(({ org }) => org);
  const unitOf = size.isSmall
    ? scatter(
        weighted.map(({ weight }) => weight),
        size.projects,
        seed,
      )
    : fillInBlocks(units.length, size.projects);
  const { parentOf, isBundle } = tieBundles(size, unitOf);
  return {
    units,
    unitOf,
    parentOf,
    isBundle,
    oddCaseOf: spreadOddCases(size.projects, parentOf, isBundle),
    exactUnit: units.findIndex((org) => org.key === 'zhuping'),
    chunks: cutChunks(size, unitOf),
  };
}

/** Weighted and mixed, as a grown ledger is. */
function scatter(weights: readonly number[], projects: number, seed: string): Int32Array {
  const random = openRandom(`${seed}:seats`);
  const places = weights.flatMap((weight, unit) => Array<number>(weight).fill(unit));
  for (let i = places.length - 1; i > 0; i -= 1) {
    const j = random.whole(0, i);
    [places[i], places[j]] = [places[j] ?? 0, places[i] ?? 0];
  }
  return Int32Array.from({ length: projects }, (_, i) => places[i % places.length] ?? 0);
}

/** Equal blocks, so that a unit's projects lie together and are worked out together. */
function fillInBlocks(units: number, projects: number): Int32Array {
  return Int32Array.from({ length: projects }, (_, i) => Math.floor((i * units) / projects));
}

function tieBundles(size: CountySize, unitOf: Int32Array) {
  const parentOf = new Int32Array(size.projects).fill(-1);
  const isBundle = new Uint8Array(size.projects);
  const every = size.isSmall ? 24 : 60;
  for (let parent = every - 5; parent + 12 < size.projects; parent += every) {
    const parts = 3 + ((parent * 7) % 5);
    const last = parent + parts;
    if (!size.isSmall && unitOf[parent] !== unitOf[last]) continue;
    isBundle[parent] = 1;
    parentOf.fill(parent, parent + 1, last + 1);
  }
  return { parentOf, isBundle };
}

function spreadOddCases(projects: number, parentOf: Int32Array, isBundle: Uint8Array): Map<number, OddCase> {
  const cases = new Map<number, OddCase>();
  let index = FIRST_ODD;
  for (const odd of ODD_CASES) {
    while (index < projects && (isBundle[index] === 1 || parentOf[index] !== -1)) index += 1;
    if (index >= projects) break;
    cases.set(index, odd);
    index += projects >= 150 ? 2 : 1;
  }
  return cases;
}

function cutChunks(size: CountySize, unitOf: Int32Array): { from: number; to: number }[] {
  if (size.isSmall) return [{ from: 0, to: size.projects }];
  const chunks: { from: number; to: number }[] = [];
  let from = 0;
  for (let i = 1; i <= size.projects; i += 1) {
    const isCut = i === size.projects || (i - from >= PROJECTS_A_CHUNK && unitOf[i] !== unitOf[i - 1]);
    if (!isCut) continue;
    chunks.push({ from, to: i });
    from = i;
  }
  return chunks;
}
