import type { Indicator } from '#core/indicators/indicator.ts';
import type { Tx } from '#server/platform/public.ts';
import { listUnitNames, type UnitNames } from './source-units.queries.ts';

export interface SourceUnits {
  /** The unit that files an indicator; undefined where no unit bears the name of its source department. */
  of: (indicator: Pick<Indicator, 'sourceDepartment'>) => { id: string; name: string } | undefined;
}

const COUNTY_PREFIX = /^.{1,6}?(县|市|区)/;
const namesOf = ({ name, shortName, aliases }: UnitNames): string[] => [
  name,
  shortName,
  ...aliases,
  name.replace(COUNTY_PREFIX, ''),
];

/** Units by every name that they bear, so that 统计局 finds 望川县统计局. */
export async function listSourceUnits(tx: Tx, regionId: number): Promise<SourceUnits> {
  const byName = new Map<string, { id: string; name: string }>();
  for (const unit of await listUnitNames(tx, regionId))
    for (const name of namesOf(unit))
      if (!byName.has(name)) byName.set(name, { id: unit.id, name: unit.shortName });
  return { of: ({ sourceDepartment }) => byName.get(sourceDepartment) };
}
