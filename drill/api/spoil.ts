// A body that fits its schema, made wrong in one to three places.
import type { Random } from '../../server/sample/random.ts';
import { HOSTILE_VALUES } from './hostile-values.ts';

type Container = Record<string, unknown> | unknown[];

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** Every object and list in the value, the value itself first. */
function listContainers(value: unknown): Container[] {
  if (!isContainer(value)) return [];
  return [value, ...Object.values(value).flatMap(listContainers)];
}

function spoilOne(container: Container, random: Random): void {
  const keys = Object.keys(container);
  const value = structuredClone(random.pick(HOSTILE_VALUES));
  if (Array.isArray(container)) {
    if (keys.length === 0 || random.hit(0.3)) container.push(value);
    else container[Number(random.pick(keys))] = value;
    return;
  }
  if (keys.length === 0 || random.hit(0.1)) {
    container[random.pick(['extra', 'id', 'regionId', 'role', 'constructor', 'isAdmin'])] = value;
    return;
  }
  const key = random.pick(keys);
  if (random.hit(0.15)) delete container[key];
  else container[key] = value;
}

export function spoil(value: unknown, random: Random): unknown {
  const copy = structuredClone(value);
  for (let times = random.whole(1, 3); times > 0; times -= 1) {
    const containers = listContainers(copy);
    if (containers.length > 0) spoilOne(random.pick(containers), random);
  }
  return copy;
}
