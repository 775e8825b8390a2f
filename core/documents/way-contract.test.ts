import { expect, test } from 'vitest';
import { listPartyChoices, setDocumentParties } from './way-contract.ts';

test('A unit can be written to whatever its name, as long as units may be named', () => {
  const bodyOf = (name: string) => ({ version: 1, addressees: [name], copyTo: [] });
  expect(setDocumentParties.body.safeParse(bodyOf('长'.repeat(100))).success).toBe(true);
  expect(setDocumentParties.body.safeParse(bodyOf(' ')).success).toBe(false);
});

test('A county may have more units to choose from than a document may have addressees', () => {
  const units = Array.from({ length: 120 }, (_, i) => `第${i + 1}单位`);
  expect(listPartyChoices.output.safeParse({ units, leaders: ['县长'], groups: [] }).success).toBe(true);
});
