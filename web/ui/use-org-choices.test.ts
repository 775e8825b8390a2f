import { expect, test } from 'vitest';
import { ORG_SEARCH, toFullOrgChoice, toOrgChoices } from './use-org-choices.ts';

const org = { code: '1', parentId: null, officialOrder: 1, isActive: true, kind: 'department' };

test('A unit in use is listed by its short name and found by its full name; the county and stopped units are not offered', () => {
  const choices = toOrgChoices([
    { ...org, id: '1', name: '望川县', shortName: '望川县', kind: 'county' },
    { ...org, id: '2', name: '望川县发展和改革局', shortName: '发改局' },
    { ...org, id: '3', name: '旧局', shortName: '旧局', isActive: false },
  ]);
  expect(choices).toEqual([{ value: '2', label: '发改局', fullName: '望川县发展和改革局' }]);
  const words = ORG_SEARCH.optionFilterProp.map(
    (prop) => Object.entries(choices[0] ?? {}).find(([key]) => key === prop)?.[1],
  );
  expect(words).toEqual(['发改局', '望川县发展和改革局', undefined]);
});

test('A unit that is listed by its full name is found by its short one', () => {
  const choice = toFullOrgChoice({ ...org, id: '2', name: '望川县发展和改革局', shortName: '发改局' });
  expect(choice.label).toBe('望川县发展和改革局');
  expect(
    ORG_SEARCH.optionFilterProp.flatMap((prop) => Object.entries(choice).filter(([key]) => key === prop)),
  ).toEqual([
    ['label', '望川县发展和改革局'],
    ['shortName', '发改局'],
  ]);
});
