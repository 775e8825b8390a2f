import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { FilingCell, FilingExplanations } from '#core/indicators/filing.ts';
import { getFiling, saveFiling } from '#core/indicators/filing-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { call } from '../../app/api.ts';
import { newRequestId } from '../../app/request-id.ts';

export type Filing = OutputOf<typeof getFiling>;

export interface FilingDraft {
  cells: FilingCell[];
  explanations: FilingExplanations;
}
export type SaveFiling = (change: (draft: FilingDraft) => FilingDraft, requestId?: string) => Promise<void>;

const PAUSE_MS = 1_500;

/** Keeps the draft as it is typed, one save after the other; what may be done with it is asked anew once the typing pauses. */
export function useFilingSaving(page: Filing): SaveFiling {
  const client = useQueryClient();
  const id = page.filing.id;
  const kept = useRef({ version: page.version, cells: page.cells, explanations: page.explanations });
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  if (page.version > kept.current.version)
    kept.current = { version: page.version, cells: page.cells, explanations: page.explanations };
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (change, requestId = newRequestId()) => {
      const send = async () => {
        const { version } = kept.current;
        const draft = change(kept.current);
        try {
          const saved = await call(
            saveFiling,
            { params: { id }, body: { version, ...draft } },
            { requestId },
          );
          kept.current = { version: saved.version, ...draft };
          client.setQueriesData<Filing>({ queryKey: [getFiling.name] }, (shown) =>
            shown?.filing.id === id
              ? { ...shown, ...draft, version: saved.version, findings: saved.findings }
              : shown,
          );
        } finally {
          clearTimeout(timer.current);
          timer.current = setTimeout(
            () => void client.invalidateQueries({ queryKey: [getFiling.name] }),
            PAUSE_MS,
          );
        }
      };
      const next = last.current.then(send, send);
      last.current = next.catch(() => undefined);
      return next;
    },
    [client, id],
  );
}
