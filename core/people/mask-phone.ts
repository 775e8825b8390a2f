const SHOWN_AT_START = 3;
const SHOWN_AT_END = 4;

/** 138****5678: enough to know a number again, not to call it; a short one keeps its last two. */
export function maskPhone(phone: string): string {
  const text = phone.trim();
  if (text === '') return '';
  if (text.length <= SHOWN_AT_START + SHOWN_AT_END) return `****${text.slice(-2)}`;
  return `${text.slice(0, SHOWN_AT_START)}****${text.slice(-SHOWN_AT_END)}`;
}
