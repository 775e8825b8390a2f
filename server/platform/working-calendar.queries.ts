import { buildWorkingCalendar, type WorkingCalendar } from '#core/platform/working-days.ts';
import type { Tx } from './database.ts';

/** Exceptional days and the years that a notice covers, as the region keeps them. */
export async function getWorkingCalendar(tx: Tx): Promise<WorkingCalendar> {
  const days = await tx.selectFrom('calendar_days').select(['day', 'kind', 'name']).execute();
  const years = await tx.selectFrom('calendar_years').select('year').execute();
  return buildWorkingCalendar(
    days.map((d) => ({ date: d.day, kind: d.kind === 'rest' ? 'holiday' : 'workday', name: d.name })),
    years.map((y) => y.year),
  );
}
