import { expect, test } from 'vitest';
import { toSystemActor } from '#core/people/public.ts';
import { requireRegionSight } from './bulletin.command.ts';

test('a bulletin that is not issued is written out only for who sees the region', () => {
  const actor = toSystemActor(1);
  expect(() => requireRegionSight({ actor })).not.toThrow();
  expect(() => requireRegionSight({ actor: { ...actor, sees: 'scoped' } })).toThrow(/BULLETIN_NOT_ISSUED/);
});
