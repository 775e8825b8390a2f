import { indicatorLedger } from './indicators/verify-values.ts';
import { meetingStandings } from './meetings/rebuild-standings.ts';
import type { DerivedTable } from './platform/derived-table.ts';
import { problemStandings } from './problems/rebuild-standings.ts';
import { taskStandings } from './supervision/rebuild-task-standings.ts';

/** Derived tables beside progress; a capability's table is added here. */
export const listDerivedTables = (): DerivedTable[] => [
  indicatorLedger,
  problemStandings,
  taskStandings,
  meetingStandings,
];
