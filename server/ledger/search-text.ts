import { pinyin } from 'pinyin-pro';

/** What a search looks in: name, code, pinyin initials of the name; lower case. */
export function toSearchText(name: string, code: string): string {
  const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join(
    '',
  );
  return `${name} ${code} ${initials}`.toLowerCase();
}
