import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { draftSpecialReport, draftSupervisionBulletin } from '#core/supervision/paper-contract.ts';
import { useOpenPage } from '../app/address.ts';
import { useSignedIn } from '../app/session.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';

const useIsInspection = (): boolean =>
  useSignedIn().roles.some((role) => role === 'inspector' || role === 'inspection-head');

/** 拟督查通报 from the tasks as they stand; the draft opens among the documents. */
export function DraftBulletinButton() {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const isInspection = useIsInspection();
  const draft = useAct(draftSupervisionBulletin, {
    onDone: ({ documentId }) => openPage(`/documents/${documentId}`),
  });
  if (!isInspection) return null;
  return (
    <>
      <Button type="primary" loading={draft.isPending} onClick={() => draft.mutate({})}>
        {t('supervision.paper.bulletin')}
      </Button>
      {draft.error ? <ErrorState error={draft.error} inline /> : null}
    </>
  );
}

/** 拟专报 about one matter. */
export function DraftReportButton({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const isInspection = useIsInspection();
  const draft = useAct(draftSpecialReport, {
    onDone: ({ documentId }) => openPage(`/documents/${documentId}`),
  });
  if (!isInspection) return null;
  return (
    <>
      <Button loading={draft.isPending} onClick={() => draft.mutate({ body: { taskId } })}>
        {t('supervision.paper.report')}
      </Button>
      {draft.error ? <ErrorState error={draft.error} inline /> : null}
    </>
  );
}
