import { expect, test } from 'vitest';
import { ISSUED_KINDS } from '#core/documents/document-kinds.ts';
import { DEFAULT_WAYS } from '#core/documents/kind-way.ts';
import { fromWayFields, overWay, toWayFields } from './way-form.ts';

test.each(ISSUED_KINDS)('The way of %s comes back from the form as it was', (kind) => {
  expect(fromWayFields(toWayFields(DEFAULT_WAYS[kind]))).toEqual(DEFAULT_WAYS[kind]);
});

test('A kind that is no longer numbered is not registered, and a step that is off is left out', () => {
  const fields = toWayFields(DEFAULT_WAYS['prompt-letter']);
  const way = fromWayFields({
    ...fields,
    numbering: 'none',
    steps: { ...fields.steps, cosign: { ...fields.steps.cosign, isOn: false } },
  });
  expect(way.steps.map(({ act }) => act)).toEqual(['check', 'approve', 'issue']);
});

test('What the form of a kind does not show stays as it was', () => {
  const way = DEFAULT_WAYS['supervision-order'];
  expect(overWay(way, {})).toEqual(way);
  expect(overWay(way, { parties: { copyTo: ['县政府办公室'] } }).parties).toEqual({
    issuingBody: null,
    addressees: [],
    copyTo: ['县政府办公室'],
  });
  const steps = { check: { roles: ['office-head' as const] } };
  expect(overWay(way, { steps }).steps[0]).toEqual({
    act: 'check',
    isOptional: false,
    roles: ['office-head'],
  });
});
