import { useEffect, useRef } from 'react';

/** A phone that is put away, a window that is closed leaves no field: what stands in them is kept the moment the page goes. */
export function useBeforeHidden(keep: () => void): void {
  const latest = useRef(keep);
  latest.current = keep;
  useEffect(() => {
    const onHidden = () => {
      if (document.visibilityState === 'hidden') latest.current();
    };
    const onClosed = () => latest.current();
    document.addEventListener('visibilitychange', onHidden);
    window.addEventListener('pagehide', onClosed);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      window.removeEventListener('pagehide', onClosed);
    };
  }, []);
}
