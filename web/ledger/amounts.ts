import { WAN } from '../ui/figure-text.ts';
import { editText, readCell } from '../ui/grid/cell-text.ts';

/** What a person typed in 万元 as exact 元; null when it cannot be read or nothing was typed. */
export function parseWan(text: string): string | null {
  const reading = readCell(text, WAN);
  return reading.ok ? reading.value : null;
}

/** 元 as they are typed, in 万元 without separators. */
export function wanText(yuan: string | null): string {
  return editText(yuan, WAN);
}
