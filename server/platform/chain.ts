import { createHash } from 'node:crypto';
import { type CanonicalValue, toCanonicalJson } from '#core/platform/canonical-json.ts';

/** The first link of every chain stands on this. */
export const CHAIN_START = '0'.repeat(64);

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** SHA-256, or where a region has chosen it the Chinese commercial algorithm SM3. */
export type ChainAlgorithm = 'sha256' | 'sm3';
const SM3_MARK = 'sm3:';

/** A hash names its algorithm: one by SM3 begins with it. */
export const algorithmOf = (hash: string): ChainAlgorithm => (hash.startsWith(SM3_MARK) ? 'sm3' : 'sha256');

/** The hash of previous ‖ canonical JSON of act and figures, keys sorted, decimals as text (design 3). */
export function linkHash(previous: string, body: CanonicalValue, by: ChainAlgorithm = 'sha256'): string {
  const text = previous + toCanonicalJson(body);
  return by === 'sha256' ? sha256(text) : `${SM3_MARK}${createHash('sm3').update(text).digest('hex')}`;
}

/** What is wrong with a link by its hash: another content, or a step back from SM3, which a region never takes. */
export function findLinkFault(previous: string, body: CanonicalValue, hash: string): string | undefined {
  const by = algorithmOf(hash);
  if (algorithmOf(previous) === 'sm3' && by !== 'sm3') return '算法由 SM3 退回 SHA-256';
  return linkHash(previous, body, by) === hash ? undefined : '内容与散列不符';
}
