import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** True once something has been on its way for 300 ms; quick answers show nothing. */
export function useSlow(isBusy: boolean, afterMs = 300): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isBusy) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), afterMs);
    return () => clearTimeout(timer);
  }, [isBusy, afterMs]);
  return isSlow;
}

/** The thin bar at the top edge; the shell shows one for all calls, pages need none. */
export function ThinBar() {
  const count = useIsFetching() + useIsMutating();
  const isSlow = useSlow(count > 0);
  return <div className={isSlow ? 'thin-bar thin-bar-on' : 'thin-bar'} aria-hidden="true" />;
}
