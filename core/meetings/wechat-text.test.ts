import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WECHAT_LIMIT } from '#core/platform/public.ts';
import { buildNoticeText, buildReplyReminder } from './wechat-text.ts';

const FACTS = {
  title: '11月重点项目调度会',
  heldOn: '2026-11-27',
  startsAt: '09:00',
  place: '县政府三楼会议室',
  replyBy: '2026-11-26',
  contact: '项目办 0000-1234567',
};

describe('texts for a group chat about a meeting', () => {
  it('say when and where and until when to answer', () => {
    expect(buildNoticeText(FACTS)).toBe(
      '【会议通知】定于11月27日09:00在县政府三楼会议室召开11月重点项目调度会，通知已在系统内发出，请参会单位于11月26日前登录报送参会回执。收到请回复。联系：项目办 0000-1234567',
    );
  });
  it('leave out a place and a contact that are not set', () => {
    const text = buildNoticeText({ ...FACTS, place: '', contact: '' });
    expect(text).toContain('09:00召开');
    expect(text).not.toContain('联系');
  });
  it('count who has not answered and name nobody', () => {
    expect(buildReplyReminder(FACTS, 3)).toContain('还有3个单位未报送参会回执');
  });
  it('never exceed what a group takes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (title) => {
        for (const text of [buildNoticeText({ ...FACTS, title }), buildReplyReminder({ ...FACTS, title }, 1)])
          expect([...text].length).toBeLessThanOrEqual(WECHAT_LIMIT);
      }),
    );
  });
});
