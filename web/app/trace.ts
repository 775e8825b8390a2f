import { useCallback } from 'react';
import { useSearchParams } from './address.ts';

/**
 * Follows a figure of a frozen period back to the cell or form it came from: `openTrace(figureId)` with an id of
 * `toFigureId` (core/documents/figure-ref.ts). What is followed stands in the address, so it can be sent to somebody;
 * the drawer (web/documents/FigureTrace.tsx) is mounted once, in the root.
 */
export function useTrace(): { openTrace: (figureId: string) => void; closeTrace: () => void } {
  const [, change] = useSearchParams();
  const openTrace = useCallback(
    (figureId: string) => change({ trace: figureId, traceProject: undefined }),
    [change],
  );
  const closeTrace = useCallback(() => change({ trace: undefined, traceProject: undefined }), [change]);
  return { openTrace, closeTrace };
}
