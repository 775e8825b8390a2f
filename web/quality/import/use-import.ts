import { getImport, type ImportRunView, listImports } from '../../../core/quality/import-contract.ts';
import { usePlace } from '../../app/address.ts';
import { call } from '../../app/api.ts';
import { queryClient, useRoute } from '../../app/use-route.ts';
import type { RunState } from '../../ui/ProgressRun.tsx';

/** Every answer about imports; the rows, questions and findings of one are worked out anew after each correction. */
const IMPORT_READS = [
  'getImport',
  'listImports',
  'listImportCells',
  'listImportRows',
  'listImportQuestions',
  'listImportFindings',
];

export const isBusy = (run: Pick<ImportRunView, 'state'>): boolean =>
  run.state === 'working' || run.state === 'applying';

export function useImport() {
  const importId = usePlace('importId');
  const asked = useRoute(getImport, { params: { importId } });
  return { importId, asked, run: asked.data?.id === importId ? asked.data : undefined };
}

export async function refreshImport(): Promise<void> {
  await Promise.all(IMPORT_READS.map((name) => queryClient.invalidateQueries({ queryKey: [name] })));
}

/** How far the reading or the applying is, for the bar. */
export async function readRunState(importId: string): Promise<RunState> {
  const { state, progress } = await call(getImport, { params: { importId } });
  const { done, total, sentence } = progress;
  const word: RunState['state'] =
    state === 'working' || state === 'applying'
      ? 'running'
      : state === 'failed' || state === 'cancelled'
        ? state
        : 'done';
  return { state: word, done, total, sentence };
}

export const IMPORT_LISTS = [getImport, listImports];
