// Processor time of the processes that do the work, from /proc: wall time on a busy machine says little.
import fs from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';

const MS_A_TICK = 10;

/** Processor time of these processes so far, in ms; processes that are gone count nothing. */
export function readCpuMs(pids: readonly number[]): number {
  let ticks = 0;
  for (const pid of pids) {
    try {
      const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
    } catch {
      // Not Linux, or ended meanwhile.
    }
  }
  return ticks * MS_A_TICK;
}

/** Processor time of this process and of its children that have ended, in ms. */
export async function readOwnCpuMs(): Promise<number> {
  // A child that was stopped counts once it has been waited for.
  await setTimeout(100);
  try {
    const fields = fs.readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
    return fields.slice(11, 15).reduce((ticks, field) => ticks + Number(field), 0) * MS_A_TICK;
  } catch {
    return 0;
  }
}

/** Server processes of the connections of one login. */
export async function listBackends(owner: pg.Pool, login: string): Promise<number[]> {
  const { rows } = await owner.query<{ pid: number }>(
    'select pid from pg_stat_activity where usename = $1 and datname = current_database()',
    [login],
  );
  return rows.map(({ pid }) => pid);
}
