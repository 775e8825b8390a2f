import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { RobotWish } from './channel.ts';
import { NoticeChoices } from './choices.ts';
import { OutsideMailRules } from './outside-mail.ts';

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

const MESSAGE_STATES = ['waiting', 'sending', 'sent', 'unsure', 'given-up'] as const;

const LetterView = z.object({
  state: z.enum(MESSAGE_STATES),
  at: z.string(),
  /** Code of the fault; empty: none. */
  fault: z.string(),
  answer: z.string(),
});
export type LetterView = z.infer<typeof LetterView>;

export const getNoticeChoices = defineRoute({
  name: 'getNoticeChoices',
  method: 'GET',
  path: '/notices/choices',
  summary: '我的提醒方式',
  output: z.object({
    choices: NoticeChoices,
    /** The operator has set a mail server. */
    canMail: z.boolean(),
    /** Letters name what waits; by default only how many matters. */
    tellsMore: z.boolean(),
    /** What became of the last letter to this person; null: there was none. */
    lastLetter: LetterView.nullable(),
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

export const tryMail = defineRoute({
  name: 'tryMail',
  method: 'POST',
  path: '/notices/choices/try',
  summary: '向自己保存的邮箱发一封测试邮件；一分钟一封',
  output: z.object({ isSent: z.boolean() }),
  refusals: ['MAIL_ADDRESS_MISSING', 'MAIL_NOT_SET_UP'],
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
  tellsMore: z.boolean(),
  /** Why nothing is sent although it is switched on, by its code. */
  fault: z.string(),
  lastSentAt: z.string().nullable(),
  failed: WholeNumber,
});
export type RobotView = z.infer<typeof RobotView>;

export const OutboxView = z.object({
  id: z.string(),
  channel: z.string(),
  text: z.string(),
  state: z.enum(MESSAGE_STATES),
  attempts: WholeNumber,
  createdAt: z.string(),
  nextTryAt: z.string().nullable(),
  sentAt: z.string().nullable(),
  /** Code of the fault; empty: none, or one kept before faults had codes. */
  fault: z.string(),
  answer: z.string(),
});
export type OutboxView = z.infer<typeof OutboxView>;

export const listRobots = defineRoute({
  name: 'listRobots',
  method: 'GET',
  path: '/notices/robots',
  summary: '群机器人和邮件：现状与设置',
  output: z.object({
    robots: z.array(RobotView),
    networkZone: z.string(),
    mail: z.object({
      /** Host and port; empty: none is set. */
      server: z.string(),
      sender: z.string(),
      /** The variable that is not written rightly; empty: none. */
      faultIn: z.string(),
      tellsMore: z.boolean(),
    }),
    mayAllowMore: z.boolean(),
    hasGateway: z.boolean(),
  }),
  refusals: ['ROBOTS_NOT_YOURS'],
  cache: 'restricted',
});

export const listOutbox = defineRoute({
  name: 'listOutbox',
  method: 'GET',
  path: '/notices/outbox',
  summary: '站外消息：每一条的去向、状态和原因，新的在前',
  query: z.object({
    show: z.enum(['all', 'unsent']).default('all'),
    before: IdText.optional(),
  }),
  output: z.object({ messages: z.array(OutboxView), hasMore: z.boolean() }),
  refusals: ['ROBOTS_NOT_YOURS'],
  cache: 'restricted',
});

const robotRefusals = [
  'ROBOTS_NOT_YOURS',
  'ROBOT_ADDRESS_REFUSED',
  'ROBOT_SECRET_MISSING',
  'MORE_NOT_YOURS',
  'SECRET_KEY_MISSING',
];

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

export const removeRobot = defineRoute({
  name: 'removeRobot',
  method: 'POST',
  path: '/notices/robots/:robotId/remove',
  summary: '移除群机器人：地址和密钥清空，发过的消息留存',
  params: z.object({ robotId: IdText }),
  output: z.object({ robotId: z.string() }),
  refusals: ['ROBOTS_NOT_YOURS', 'ROBOT_NOT_FOUND'],
});

export const setOutsideMail = defineRoute({
  name: 'setOutsideMail',
  method: 'POST',
  path: '/notices/outside-mail',
  summary: '允许或不允许邮件列出待办事项',
  body: OutsideMailRules,
  output: z.object({ version: WholeNumber }),
  refusals: ['MORE_NOT_YOURS'],
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
