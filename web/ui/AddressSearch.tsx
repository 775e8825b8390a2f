import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useSearchParams } from '../app/address.ts';

const SEARCH_AFTER_MS = 250;

/** A search text that follows the typing after a moment; the address holds it under `param`. */
export function AddressSearch({ param, label }: { param: string; label: string }) {
  const [params, change] = useSearchParams();
  const kept = params[param] ?? '';
  const [text, setText] = useState(kept);
  useEffect(() => setText(kept), [kept]);
  useEffect(() => {
    if (text === kept) return;
    const timer = setTimeout(
      () => change({ [param]: text.trim() || undefined }, { replaces: true }),
      SEARCH_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [text, kept, param, change]);
  return (
    <Input
      className="address-search no-print"
      allowClear
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
