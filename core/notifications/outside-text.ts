/** What may be said outside (handbook 8.2): by default no name, no figure but the number of matters, no title. */
export interface OutsideWord {
  platform: string;
  count: number;
  /** Public address of the installation; empty: none is known. */
  address: string;
}

const withAddress = (text: string, address: string): string => (address ? `${text} ${address}` : text);

/** 您有1件事项待办: the whole of what an outside message says to a person. */
export const buildOutsideText = ({ platform, count, address }: OutsideWord): string =>
  withAddress(`【${platform}】您有${count}件事项待办，请登录办理。`, address);

/** Announcements that a group robot may carry, each a closed sentence: what happened, never about whom. */
export const GROUP_TOPICS = {
  opened: { zh: '报送开始', en: 'Reporting opens' },
  due: { zh: '报送临近截止', en: 'Deadline near' },
  frozen: { zh: '期数定版', en: 'Period frozen' },
  issued: { zh: '公文印发', en: 'Document issued' },
  meeting: { zh: '会议通知', en: 'Meeting notice' },
  tasks: { zh: '督办交办', en: 'Tasks assigned' },
  ladder: { zh: '督办催办', en: 'Steps of the ladder' },
} as const;
export type GroupTopic = keyof typeof GROUP_TOPICS;

const TOPIC_SENTENCES: Record<GroupTopic, (period: string) => string> = {
  opened: (period) => `${period}报送已开始，请按报送日历填报。`,
  due: (period) => `${period}报送即将截止，请尚未报送的单位抓紧办理。`,
  frozen: (period) => `${period}数据已定版，可登录查看。`,
  issued: () => '有新印发的公文，请登录查看。',
  meeting: () => '有新发出的会议通知，请登录查看并报送回执。',
  tasks: () => '有新交办的督办事项，请登录签收、办理。',
  ladder: () => '有新的督办提醒或督办文书，请登录查看、办理。',
};

/** The sentence of one announcement for a group; `period` in words, for example 2026年10月. */
export const buildGroupText = (
  platform: string,
  topic: GroupTopic,
  period: string,
  address: string,
): string => withAddress(`【${platform}】${TOPIC_SENTENCES[topic](period)}`, address);
