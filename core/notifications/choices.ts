import { z } from 'zod';
import { NOTICE_GROUPS, type NoticeGroup } from './notice-group.ts';

export const MAIL_RHYTHMS = ['off', 'morning', 'twice', 'at-once'] as const;
export type MailRhythm = (typeof MAIL_RHYTHMS)[number];

export const MAIL_RHYTHM_WORDS: Record<MailRhythm, { zh: string; en: string }> = {
  off: { zh: '不发邮件', en: 'No e-mail' },
  morning: { zh: '每个工作日早上一封', en: 'One each working morning' },
  twice: { zh: '早上、下午各一封', en: 'Morning and afternoon' },
  'at-once': { zh: '有新事项就发', en: 'As soon as there is something new' },
};

const groups = Object.keys(NOTICE_GROUPS) as [NoticeGroup, ...NoticeGroup[]];
const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const MailAddress = z.union([z.literal(''), z.email().max(120)]);

/** How one person wants to be told. Inside he always is; outside only as he chooses. */
export const NoticeChoices = z.strictObject({
  mailAddress: MailAddress,
  rhythm: z.enum(MAIL_RHYTHMS),
  /** Nothing leaves between these two times (Beijing); equal times: no quiet hours. */
  quietFrom: ClockTime,
  quietTo: ClockTime,
  /** Nothing leaves on days off. */
  quietOnDaysOff: z.boolean(),
  /** Groups of duties that are not told outside. */
  mutedGroups: z.array(z.enum(groups)).max(groups.length),
});
export type NoticeChoices = z.infer<typeof NoticeChoices>;

export const DEFAULT_CHOICES: NoticeChoices = {
  mailAddress: '',
  rhythm: 'off',
  quietFrom: '20:00',
  quietTo: '08:00',
  quietOnDaysOff: true,
  mutedGroups: [],
};
