/** What is asked of the generator. `lastMonth` and `today` come from outside: the generator has no clock. */
export interface CountyOptions {
  projects: number;
  /** Months of frozen history, the last of them `lastMonth`. */
  months: number;
  /** `2026-10` */
  lastMonth: string;
  /** `2026-11-21` */
  today: string;
  seed: string;
  /** The sample for people: every odd case, files behind figures, small units. Off for the largest benches. */
  isSample: boolean;
  /** For how many of the latest periods (the open one among them) lights are worked out and snapshots kept. */
  pictures: number;
  passwordHash: string;
}

/** Up to this many projects the county has its own 12 towns; beyond it grows. */
const SMALL_COUNTY = 2_000;
const PROJECTS_A_UNIT = 200;
const MOST_TOWNS = 120;

export interface CountySize {
  projects: number;
  towns: number;
  parks: number;
  companies: number;
  /** Teams (片区) below each town: the third level of a large county. */
  teamsATown: number;
  isSmall: boolean;
}

/** Organisations grow with the number of projects, so that a unit holds about 200. */
export function planCounty(projects: number): CountySize {
  if (projects <= SMALL_COUNTY)
    return { projects, towns: 12, parks: 2, companies: 6, teamsATown: 0, isSmall: true };
  const units = Math.ceil(projects / PROJECTS_A_UNIT);
  const parks = Math.min(20, Math.max(2, Math.round(units / 40)));
  const companies = Math.min(40, Math.max(6, Math.round(units / 25)));
  const rest = Math.max(12, units - parks - companies - 30);
  const towns = Math.min(MOST_TOWNS, Math.max(12, Math.round(rest / 4)));
  return { projects, towns, parks, companies, teamsATown: Math.floor(rest / towns), isSmall: false };
}
