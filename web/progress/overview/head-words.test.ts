import { expect, test } from 'vitest';
import en from '../../app/texts/en/progress.json' with { type: 'json' };
import zh from '../../app/texts/zh/progress.json' with { type: 'json' };

test('The head of the overview calls a project with figures of the year so, and not reported: its report of the month may be missing', () => {
  expect(zh).toHaveProperty('withFigures');
  expect(zh.withFigures).toContain('{{count}}个本年有完成数');
  expect(zh.withFigures).not.toContain('已报');
  expect(en.withFigures).toContain('with figures this year');
  expect(en.withFigures).not.toContain('reported');
});
