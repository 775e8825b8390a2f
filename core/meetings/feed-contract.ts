import { z } from 'zod';
import { defineRoute } from '#core/platform/public.ts';

export const getCalendarFeed = defineRoute({
  name: 'getCalendarFeed',
  method: 'GET',
  path: '/calendar-feed',
  summary: '本人的日历订阅：是否已开通',
  output: z.object({ madeOn: z.string().nullable() }),
  cache: 'restricted',
});

export const makeCalendarFeed = defineRoute({
  name: 'makeCalendarFeed',
  method: 'POST',
  path: '/calendar-feed',
  summary: '开通或更换日历订阅地址：只显示这一次，旧地址随即失效',
  output: z.object({ path: z.string() }),
});

export const revokeCalendarFeed = defineRoute({
  name: 'revokeCalendarFeed',
  method: 'DELETE',
  path: '/calendar-feed',
  summary: '停用日历订阅地址',
  output: z.object({ revoked: z.boolean() }),
});

export const readCalendarFeed = defineRoute({
  name: 'readCalendarFeed',
  method: 'GET',
  path: '/calendar/:secret',
  summary: '日历订阅（iCalendar）：凭个人保密地址读取，只有会议名称、时间、地点',
  access: 'public',
  params: z.object({ secret: z.string().regex(/^[\w-]{43}(\.ics)?$/) }),
  transport: 'file',
  refusals: ['FEED_NOT_FOUND'],
  cache: 'restricted',
});
