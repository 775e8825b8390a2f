import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ApiRefusal } from '../app/api.ts';
import { LookError } from './LookError.tsx';

const refusal = (code: string) =>
  new ApiRefusal(
    {
      kind: 'not-found',
      code,
      zh: '2026年11月尚未开启填报',
      en: 'Not open',
      allowed: ['由项目办开启该期'],
      details: [],
    },
    404,
    'r',
  );
const draw = (code: string) => renderToStaticMarkup(<LookError error={refusal(code)} inline />);

test('A period that nobody opened yet is an empty state, any other refusal an error', () => {
  expect(draw('PERIOD_NOT_OPENED')).toContain('empty-state');
  expect(draw('PERIOD_NOT_OPENED')).toMatch(/尚未开启填报|Not open/);
  expect(draw('PERIOD_NOT_OPENED')).toContain('由项目办开启该期');
  expect(draw('PERIOD_NOT_OPENED')).not.toContain('role="alert"');
  expect(draw('PROJECT_NOT_FOUND')).toContain('role="alert"');
});
