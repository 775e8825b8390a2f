import { expect, test } from 'vitest';
import { listPartyChoices } from './way-contract.ts';

test('A county may have more units to choose from than a document may have addressees', () => {
  const units = Array.from({ length: 120 }, (_, i) => `第${i + 1}单位`);
  expect(listPartyChoices.output.safeParse({ units, leaders: ['县长'], groups: [] }).success).toBe(true);
});
