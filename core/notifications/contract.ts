import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { RobotWish } from './channel.ts';
import { NoticeChoices } from './choices.ts';

export const NoticeView = z.object({
  id: z.string(),
  kind: z.string(),
  sentence: z.string(),
  to: z.string(),
  toldAt: z.string(),
  isLate: z.boolean(),
  isRead: z.boolean(),
  /** The matter no longer waits: done, withdrawn, or told anew. */
  isClosed: z.boolean(),
});
export type NoticeView = z.infer<typeof NoticeView>;

export const listNotices = defineRoute({
  name: 'listNotices',
  method: 'GET',
  path: '/notices',
  summary: '我的消息：待办提醒的记录，新的在前',
  query: z.object({
    show: z.enum(['open', 'all']).default('open'),
    before: IdText.optional(),
  }),
  output: z.object({ notices: z.array(NoticeView), unread: WholeNumber, hasMore: z.boolean() }),
  cache: 'restricted',
});

export const countNotices = defineRoute({
  name: 'countNotices',
  method: 'GET',
  path: '/notices/count',
  summary: '未读消息的条数',
  output: z.object({ unread: WholeNumber }),
  cache: 'restricted',
});

export const readNotices = defineRoute({
  name: 'readNotices',
  method: 'POST',
  path: '/notices/read',
  summary: '消息标为已读；不写编号即全部',
  body: z.object({ ids: z.array(IdText).max(200).optional() }),
  output: z.object({ read: WholeNumber }),
});

export const getNoticeChoices = defineRoute({
  name: 'getNoticeChoices',
  method: 'GET',
  path: '/notices/choices',
  summary: '我的提醒方式',
  output: z.object({
    choices: NoticeChoices,
    /** The operator has set a mail server. */
    canMail: z.boolean(),
  }),
  cache: 'restricted',
});

export const setNoticeChoices = defineRoute({
  name: 'setNoticeChoices',
  method: 'POST',
  path: '/notices/choices',
  summary: '改提醒方式',
  body: NoticeChoices,
  output: z.object({ kept: z.boolean() }),
  refusals: ['MAIL_ADDRESS_MISSING'],
});

export const RobotView = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  /** The address with its key covered. */
  address: z.string(),
  hasSecret: z.boolean(),
  topics: z.array(z.string()),
  isOn: z.boolean(),
  /** Why nothing is sent although it is switched on. */
  fault: z.string(),
  lastSentAt: z.string().nullable(),
  failed: WholeNumber,
});
export type RobotView = z.infer<typeof RobotView>;

export const OutboxView = z.object({
  id: z.string(),
  channel: z.string(),
  text: z.string(),
  state: z.enum(['waiting', 'sent', 'given-up']),
  attempts: WholeNumber,
  createdAt: z.string(),
  nextTryAt: z.string().nullable(),
  sentAt: z.string().nullable(),
  answer: z.string(),
});
export type OutboxView = z.infer<typeof OutboxView>;

export const listRobots = defineRoute({
  name: 'listRobots',
  method: 'GET',
  path: '/notices/robots',
  summary: '群机器人与最近发出的消息',
  output: z.object({
    robots: z.array(RobotView),
    outbox: z.array(OutboxView),
    networkZone: z.string(),
    canMail: z.boolean(),
    hasGateway: z.boolean(),
  }),
  refusals: ['ROBOTS_NOT_YOURS'],
  cache: 'restricted',
});

const robotRefusals = ['ROBOTS_NOT_YOURS', 'ROBOT_ADDRESS_REFUSED', 'ROBOT_SECRET_MISSING'];

export const addRobot = defineRoute({
  name: 'addRobot',
  method: 'POST',
  path: '/notices/robots',
  summary: '增加群机器人',
  body: RobotWish,
  output: z.object({ robotId: z.string() }),
  refusals: robotRefusals,
});

export const setRobot = defineRoute({
  name: 'setRobot',
  method: 'POST',
  path: '/notices/robots/:robotId',
  summary: '修改群机器人；地址、密钥留空即不改',
  params: z.object({ robotId: IdText }),
  body: RobotWish,
  output: z.object({ robotId: z.string() }),
  refusals: [...robotRefusals, 'ROBOT_NOT_FOUND'],
});

export const tryRobot = defineRoute({
  name: 'tryRobot',
  method: 'POST',
  path: '/notices/robots/:robotId/try',
  summary: '发一条测试消息',
  params: z.object({ robotId: IdText }),
  output: z.object({ outboxId: z.string() }),
  refusals: [...robotRefusals, 'ROBOT_NOT_FOUND'],
});

export const retryMessage = defineRoute({
  name: 'retryMessage',
  method: 'POST',
  path: '/notices/outbox/:outboxId/retry',
  summary: '重新发送未发出的消息',
  params: z.object({ outboxId: IdText }),
  output: z.object({ outboxId: z.string() }),
  refusals: ['ROBOTS_NOT_YOURS', 'MESSAGE_NOT_FOUND'],
});
