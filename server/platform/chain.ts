import { createHash } from 'node:crypto';
import { type CanonicalValue, toCanonicalJson } from '#core/platform/canonical-json.ts';

/** The first link of every chain stands on this. */
export const CHAIN_START = '0'.repeat(64);

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** sha256(previous ‖ canonical JSON of act and figures), keys sorted, decimals as text (design 3). */
export function linkHash(previous: string, body: CanonicalValue): string {
  return sha256(previous + toCanonicalJson(body));
}
