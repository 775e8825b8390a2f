import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** RFC 6238 as every authenticator on a telephone has it: SHA-1, six digits, a new one each half minute. */
const SECONDS_A_STEP = 30;
const DIGITS = 6;
/** Half a minute before and after: clocks of telephones differ. */
const STEPS_ASIDE = 1;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SECRET_BYTES = 20;

function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

export const newSecret = (): string => toBase32(randomBytes(SECRET_BYTES));

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / SECONDS_A_STEP);

export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** The step that a code belongs to, now or next to now and after the last that was used; null for a wrong or used one. */
export function findStep(secret: string, code: string, now: Date, lastStep: number): number | null {
  const at = stepAt(now);
  for (let step = at - STEPS_ASIDE; step <= at + STEPS_ASIDE; step += 1)
    if (step > lastStep && isSame(codeOf(secret, step), code)) return step;
  return null;
}

const RECOVERY_CODES = 10;
/** Letters and digits that are not taken for each other. */
const PLAIN = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Each works once where the telephone is lost: 50 bits and more. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => {
    const letters = [...randomBytes(10)].map((byte) => PLAIN[byte % PLAIN.length]).join('');
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });

/** What an authenticator reads from the picture. */
export const toAuthenticatorAddress = (secret: string, issuer: string, login: string): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(login)}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&digits=${DIGITS}&period=${SECONDS_A_STEP}`;
