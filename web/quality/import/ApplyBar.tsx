import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { namesDocument } from '#core/ledger/public.ts';
import {
  applyImport,
  correctImport,
  downloadAnnotated,
  type ImportRunView,
} from '../../../core/quality/import-contract.ts';
import { useAct } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { ImportRunning } from './ImportRunning.tsx';
import { refreshImport } from './use-import.ts';

interface ApplyBarProps {
  run: ImportRunView;
  head: NonNullable<ImportRunView['head']>;
  without: ReadonlySet<string>;
}

/** What applying will do, said before it is done; the approval of changed totals is asked for here. */
export function ApplyBar({ run, head, without }: ApplyBarProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const apply = useAct(applyImport, { onDone: () => void refreshImport() });
  const go = (reason: string) => {
    setAsking(false);
    apply.mutate(
      { params: { importId: run.id }, body: { without: [...without], reason } },
      { onError: () => void refreshImport() },
    );
  };
  if (apply.isPending) return <ImportRunning run={{ id: run.id, state: 'applying' }} />;
  const words = [
    run.applySentence,
    without.size > 0 ? t('quality.import.without', { count: without.size }) : '',
  ].filter((word) => word !== '');
  // The button says why it cannot be applied; where nothing else is said, it is said here too.
  if (words.length === 0 && head.openQuestions === 0 && run.may.applyReason) words.push(run.may.applyReason);
  return (
    <section className="panel import-apply">
      <div className="import-apply-words">
        {words.length > 0 ? <p>{words.join('；')}</p> : null}
        {head.openQuestions > 0 ? (
          <p className="muted">{t('quality.import.openFirst', { count: head.openQuestions })}</p>
        ) : null}
        {head.plansLeft > 0 ? (
          <p className="muted">{t('quality.import.planLeft', { count: head.plansLeft })}</p>
        ) : null}
      </div>
      <div className="import-apply-acts no-print">
        <ActButton type="primary" disabledReason={run.may.applyReason} onAct={() => setAsking(true)}>
          {t('quality.import.apply')}
        </ActButton>
        <DownloadButton
          route={downloadAnnotated}
          input={{ params: { importId: run.id }, query: { all: 'no' } }}
          fallbackName={`${run.fileName}.xlsx`}
        >
          {t('quality.import.annotated')}
        </DownloadButton>
      </div>
      {apply.error ? <ErrorState error={apply.error} inline /> : null}
      {apply.error?.body.code === 'IMPORT_LEDGER_MOVED_ON' ? <CompareAgain importId={run.id} /> : null}
      {isAsking ? (
        <ApplyDialog run={run} plansLeft={head.plansLeft} onGo={go} onClose={() => setAsking(false)} />
      ) : null}
    </section>
  );
}

/** Somebody changed the ledger meanwhile: the same workbook is held against it as it is now, answers included. */
function CompareAgain({ importId }: { importId: string }) {
  const { t } = useTranslation();
  const again = useAct(correctImport, { onDone: () => void refreshImport() });
  return (
    <div className="import-apply-acts no-print">
      <ActButton isBusy={again.isPending} onAct={() => again.mutate({ params: { importId }, body: {} })}>
        {t('quality.import.compareAgain')}
      </ActButton>
      {again.error ? <ErrorState error={again.error} inline /> : null}
    </div>
  );
}

function ApplyDialog(props: {
  run: ImportRunView;
  plansLeft: number;
  onGo: (reason: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [reason, setReason] = useState('');
  const { run } = props;
  const isShort = run.needsReason && !namesDocument(reason);
  return (
    <Modal open title={t('quality.import.applyTitle')} footer={null} onCancel={props.onClose} destroyOnHidden>
      <p>{run.applySentence}</p>
      {props.plansLeft > 0 ? <p>{t('quality.import.planLeft', { count: props.plansLeft })}</p> : null}
      <p className="muted">{t('quality.import.applyHow')}</p>
      <label className="import-field" htmlFor={id}>
        {t(run.needsReason ? 'quality.import.approval' : 'quality.import.ground')}
        <Input id={id} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </label>
      <div className="import-dialog-acts">
        <Button onClick={props.onClose}>{t('ui.cancel')}</Button>
        <ActButton
          type="primary"
          disabledReason={isShort ? t('quality.import.approvalNeeded') : null}
          onAct={() => props.onGo(reason.trim())}
        >
          {t('quality.import.applyNow')}
        </ActButton>
      </div>
    </Modal>
  );
}
