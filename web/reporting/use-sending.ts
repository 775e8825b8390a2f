import { useState } from 'react';
import { ApiRefusal } from '../app/api.ts';
import { newRequestId } from '../app/request-id.ts';
import { type Draft, sendCells } from './save-cells.ts';

export interface Sending {
  /** Whether it was saved; when not, `error` says why and what was typed stays. */
  send: (draft: Draft) => Promise<boolean>;
  isBusy: boolean;
  error: ApiRefusal | null;
}

/** One act beside the cells, an answer or a stage, on its way to the server. */
export function useSending(period: string, origin: 'grid' | 'form'): Sending {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiRefusal | null>(null);
  const send = async (draft: Draft): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      await sendCells(period, [draft], newRequestId(), origin);
      return true;
    } catch (refusal) {
      if (!(refusal instanceof ApiRefusal)) throw refusal;
      setError(refusal);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { send, isBusy, error };
}
