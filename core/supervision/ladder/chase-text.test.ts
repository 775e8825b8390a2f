import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildChaseText } from './chase-text.ts';

const one = { title: '完成协议签订', dueOn: '2026-11-20', overdueDays: 2 };

test('A chase names the unit, the matter, the day and how late it is', () => {
  expect(buildChaseText('chase', '城关镇', [one], '督查室')).toBe(
    '城关镇：以下督办事项请抓紧办理并反馈。完成协议签订（2026年11月20日前，已超期2个工作日）。（督查室催办）',
  );
});

test('A reminder before the day says nothing of lateness', () => {
  const text = buildChaseText('reminder', '城关镇', [{ ...one, overdueDays: -2 }], '督查室');
  expect(text).toContain('即将到期');
  expect(text).not.toContain('超期');
});

test('However many tasks, it keeps to 300 characters and says how many there are', () => {
  const tasks = fc.array(
    fc.record({
      title: fc.string({ minLength: 2, maxLength: 60 }),
      dueOn: fc.constant('2026-11-20'),
      overdueDays: fc.nat(99),
    }),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(tasks, (drawn) => {
      const text = buildChaseText('chase', '望川县自然资源和规划局', drawn, '县委县政府督查室');
      expect(text.length).toBeLessThanOrEqual(300);
      const named = drawn.filter(({ title }) => text.includes(title)).length;
      if (named < drawn.length) expect(text).toContain(`等${drawn.length}项`);
    }),
  );
});
