import { useTranslation } from 'react-i18next';
import { cancelImport, type ImportRunView } from '../../../core/quality/import-contract.ts';
import { useAct } from '../../app/use-route.ts';
import { ProgressRun } from '../../ui/ProgressRun.tsx';
import { readRunState, refreshImport } from './use-import.ts';

/** Reading, comparing or applying: how far it is, and a way to stop it. */
export function ImportRunning({ run }: { run: Pick<ImportRunView, 'id' | 'state'> }) {
  const { t } = useTranslation();
  const cancel = useAct(cancelImport);
  const params = { importId: run.id };
  return (
    <section className="panel">
      <ProgressRun
        title={t(run.state === 'applying' ? 'quality.import.applying' : 'quality.import.working')}
        read={() => readRunState(run.id)}
        onEnd={() => void refreshImport()}
        onCancel={() => cancel.mutate({ params })}
      />
    </section>
  );
}
