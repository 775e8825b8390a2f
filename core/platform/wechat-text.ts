/** The most that a text for a group chat may have (handbook 8.2). */
export const WECHAT_LIMIT = 300;

/** A text for a group chat, cut to its limit; a character outside the basic plane is never halved. */
export function toWechatText(text: string): string {
  const letters = [...text];
  return letters.length <= WECHAT_LIMIT ? text : `${letters.slice(0, WECHAT_LIMIT - 1).join('')}…`;
}
