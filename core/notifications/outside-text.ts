/** What may be said outside (handbook 8.2): by default no name, no figure but the number of matters, no title. */
export interface OutsideWord {
  platform: string;
  count: number;
  /** Public address of the installation; empty: none is known. */
  address: string;
  /** What waits, line by line; only where the head of the project office allows it. */
  matters?: readonly string[];
}

const MOST_MATTERS = 20;
const withAddress = (text: string, address: string): string => (address ? `${text} ${address}` : text);

/** 您有1件事项待办: the whole of what an outside message says to a person, unless more is allowed. */
export function buildOutsideText({ platform, count, address, matters = [] }: OutsideWord): string {
  const first = withAddress(`【${platform}】您有${count}件事项待办，请登录办理。`, address);
  const shown = matters.slice(0, MOST_MATTERS).map((matter, at) => `${at + 1}. ${matter}`);
  const rest = matters.length > MOST_MATTERS ? ['……'] : [];
  return [first, ...shown, ...rest].join('\n');
}

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

/** WeCom takes 2,048 bytes, the least of the three; a Chinese letter has three. */
const LONGEST_DETAIL = 400;

/**
 * The sentence of one announcement for a group; `period` in words, for example 2026年10月. `detail` (titles, times, numbers;
 * never who is behind) follows where the head of the project office allows this robot more.
 */
export function buildGroupText(
  platform: string,
  topic: GroupTopic,
  period: string,
  address: string,
  detail = '',
): string {
  const letters = [...detail];
  const said = letters.length > LONGEST_DETAIL ? `${letters.slice(0, LONGEST_DETAIL - 1).join('')}…` : detail;
  const first = withAddress(`【${platform}】${TOPIC_SENTENCES[topic](period)}`, address);
  return said === '' ? first : `${first}\n${said}`;
}

/** What whoever keeps the machine may read of a message: its first line, which never has a title (see 三员). */
export const coverDetail = (text: string): string => text.split('\n')[0] ?? '';
