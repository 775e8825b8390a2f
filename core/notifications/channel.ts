import { z } from 'zod';
import { GROUP_TOPICS, type GroupTopic } from './outside-text.ts';

export const ROBOT_KINDS = ['wecom', 'dingtalk', 'feishu'] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

export const ROBOT_KIND_WORDS: Record<RobotKind, { zh: string; en: string }> = {
  wecom: { zh: '企业微信', en: 'WeCom' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  feishu: { zh: '飞书', en: 'Feishu' },
};

/** Where the vendors say a group robot listens. */
const VENDOR_PLACES: Record<RobotKind, { host: string; path: RegExp; key: string | null }> = {
  wecom: { host: 'qyapi.weixin.qq.com', path: /^\/cgi-bin\/webhook\/send$/, key: 'key' },
  dingtalk: { host: 'oapi.dingtalk.com', path: /^\/robot\/send$/, key: 'access_token' },
  feishu: { host: 'open.feishu.cn', path: /^\/open-apis\/bot\/v2\/hook\/[\w-]+$/, key: null },
};

const topics = Object.keys(GROUP_TOPICS) as [GroupTopic, ...GroupTopic[]];

/** A group robot as its keeper enters it; an empty secret keeps the one there is. */
export const RobotWish = z.strictObject({
  kind: z.enum(ROBOT_KINDS),
  name: z.string().trim().min(1).max(40),
  address: z.string().trim().max(500),
  secret: z.string().trim().max(200),
  topics: z.array(z.enum(topics)).max(topics.length),
  isOn: z.boolean(),
  /** Titles, times and numbers too; the head of the project office alone allows it. */
  tellsMore: z.boolean().default(false),
});
export type RobotWish = z.infer<typeof RobotWish>;

/** What decides whether messages may leave: the declared network, and the gateways that the operator allows. */
export interface WayOut {
  networkZone: 'internet' | 'extranet';
  /** Origins such as `https://gateway.example`, set where the server runs, never on a page. */
  gateways: readonly string[];
}

export interface AddressFault {
  sentence: string;
  english: string;
  remedy: string;
}

/** An address as its parts; `null` when it is none. Plain text work: the rule needs no network. */
function readAddress(text: string): { origin: string; host: string; path: string; query: string } | null {
  const found = /^(https?:\/\/([^/?#\s@]+))(\/[^?#\s]*)?(?:\?([^#\s]*))?$/.exec(text);
  if (!found) return null;
  return { origin: found[1] ?? '', host: found[2] ?? '', path: found[3] ?? '/', query: found[4] ?? '' };
}

/** Whether messages may go to this origin: a gateway that the operator allows; on the internet the vendor's own place too. */
export const isOriginAllowed = (kind: RobotKind, origin: string, way: WayOut): boolean =>
  way.gateways.includes(origin) ||
  (way.networkZone === 'internet' && origin === `https://${VENDOR_PLACES[kind].host}`);

/**
 * Why messages may not go to this address, or null (handbook 8.2; a server must not be sent to addresses of somebody's
 * choosing): on the internet the vendor's own place over https, or a gateway that the operator allows; on the government
 * extranet only such a gateway. The path is the vendor's in either case.
 */
export function findAddressFault(kind: RobotKind, address: string, way: WayOut): AddressFault | null {
  const place = VENDOR_PLACES[kind];
  const parts = readAddress(address);
  const key = place.key;
  if (
    !parts ||
    !place.path.test(parts.path) ||
    (key !== null &&
      !parts.query.split('&').some((p) => p.startsWith(`${key}=`) && p.length > key.length + 1))
  )
    return {
      sentence: `地址不是${ROBOT_KIND_WORDS[kind].zh}群机器人的地址`,
      english: `This is not the address of a ${ROBOT_KIND_WORDS[kind].en} group robot`,
      remedy: '在群设置中复制机器人的 Webhook 地址，整条粘贴',
    };
  if (isOriginAllowed(kind, parts.origin, way)) return null;
  if (way.networkZone === 'extranet')
    return {
      sentence: '政务外网上不能直接向外部机器人发消息',
      english: 'On the government extranet messages leave through a gateway only',
      remedy: '由运维人员设置网关（LUOSHI_GATEWAYS）后，填写网关上的地址',
    };
  return {
    sentence: `地址须以 https://${place.host} 开头`,
    english: `The address must begin with https://${place.host}`,
    remedy: '在群设置中复制机器人的 Webhook 地址，整条粘贴',
  };
}
