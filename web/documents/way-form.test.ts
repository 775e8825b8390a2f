import { expect, test } from 'vitest';
import { ISSUED_KINDS } from '#core/documents/document-kinds.ts';
import { DEFAULT_WAYS } from '#core/documents/kind-way.ts';
import { fromWayFields, toWayFields } from './way-form.ts';

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
