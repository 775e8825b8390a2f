import { useCallback, useState } from 'react';

/** What this browser keeps for the person (views, columns, unsent cells). One door to localStorage. */
const PREFIX = 'luoshi.';

export function readKept<Value>(key: string, isValue: (kept: unknown) => kept is Value): Value | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    const kept: unknown = text === null ? null : JSON.parse(text);
    return isValue(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** False when the browser keeps nothing (private window, full). */
export function keep(key: string, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** The keys kept under a beginning; none when the browser keeps nothing. */
export function listKeptKeys(beginning: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX + beginning))
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

export function isTextList(kept: unknown): kept is string[] {
  return Array.isArray(kept) && kept.every((one) => typeof one === 'string');
}

export function useKept<Value>(
  key: string,
  isValue: (kept: unknown) => kept is Value,
  first: Value,
): [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() => readKept(key, isValue) ?? first);
  const change = useCallback(
    (next: Value) => {
      setValue(next);
      keep(key, next);
    },
    [key],
  );
  return [value, change];
}
