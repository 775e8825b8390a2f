import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  attachEvidence,
  downloadEvidence,
  EVIDENCE_ENDINGS,
  EVIDENCE_KINDS,
  type EvidenceKind,
  type EvidenceView,
  listEvidence,
  MOST_EVIDENCE_MEGABYTES,
  withdrawEvidence,
} from '#core/quality/public.ts';
import { upload } from '../app/transfer.ts';
import { queryClient, useAct, useRoute } from '../app/use-route.ts';
import { DownloadButton } from './DownloadButton.tsx';
import { ErrorState } from './ErrorState.tsx';
import { chinaTime, choicesOf, wordOf } from './labels.ts';
import { useUndoToast } from './UndoToast.tsx';
import { UploadDrop } from './UploadDrop.tsx';

export interface Attached {
  fileId: string;
  fileName: string;
}

export interface EvidenceUploadProps {
  projectId: string;
  /** The report that it belongs to; absent for a stage or the project as such. */
  period?: string | undefined;
  firstKind?: EvidenceKind;
  onAttached: (file: Attached) => void;
}

/** One file more as evidence: what it is, a short note, the file. Photographs and places are never asked for. */
export function EvidenceUpload({
  projectId,
  period,
  firstKind = 'confirmation',
  onAttached,
}: EvidenceUploadProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<EvidenceKind>(firstKind);
  const [note, setNote] = useState('');
  return (
    <div className="evidence-upload">
      <div className="evidence-words">
        <Select
          aria-label={t('ui.evidence.kind')}
          value={kind}
          options={choicesOf(EVIDENCE_KINDS)}
          onChange={setKind}
        />
        <Input
          aria-label={t('ui.evidence.note')}
          placeholder={t('ui.evidence.note')}
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <UploadDrop
        sentence={t('ui.evidence.drop')}
        accept={EVIDENCE_ENDINGS}
        mostMegabytes={MOST_EVIDENCE_MEGABYTES}
        onFile={async (file, onSent) => {
          const body = { ...(period === undefined ? {} : { period }), kind, note };
          const { fileId } = await upload(attachEvidence, { params: { projectId }, body }, file, { onSent });
          setNote('');
          await queryClient.invalidateQueries({ queryKey: [listEvidence.name] });
          onAttached({ fileId, fileName: file.name });
        }}
      />
    </div>
  );
}

function Line({
  projectId,
  one,
  mayWithdraw,
}: {
  projectId: string;
  one: EvidenceView;
  mayWithdraw: boolean;
}) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const act = useAct(withdrawEvidence, {
    refreshes: [listEvidence],
    onDone: () => tell(t('ui.evidence.withdrawn', { name: one.fileName })),
  });
  const params = { projectId, evidenceId: one.id };
  return (
    <li>
      <DownloadButton
        route={downloadEvidence}
        input={{ params }}
        fallbackName={one.fileName}
        size="small"
        type="link"
      >
        {one.fileName}
      </DownloadButton>
      <span className="muted">
        {[
          wordOf(EVIDENCE_KINDS, one.kind),
          one.period ?? '',
          one.note,
          t('ui.evidence.by', { person: one.personName, at: chinaTime(one.recordedAt) }),
          ...(one.isAfterFreeze ? [t('ui.evidence.afterFreeze')] : []),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
        <code title={one.sha256}> {one.sha256.slice(0, 12)}</code>
      </span>
      {mayWithdraw ? (
        <Button
          size="small"
          type="link"
          className="no-print"
          loading={act.isPending}
          aria-label={t('ui.evidence.withdrawOne', { name: one.fileName })}
          onClick={() => act.mutate({ params, body: {} })}
        >
          {t('ui.evidence.withdraw')}
        </Button>
      ) : null}
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </li>
  );
}

/** 佐证材料: what stands as evidence of a project or of one of its reports, and the way to add to it. */
export function EvidenceFiles({ projectId, period }: { projectId: string; period?: string }) {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const asked = useRoute(listEvidence, {
    params: { projectId },
    query: period === undefined ? {} : { period },
  });
  if (asked.error) return <ErrorState error={asked.error} inline />;
  if (!asked.data) return null;
  const { evidence, mayAttach } = asked.data;
  return (
    <div className="evidence-files">
      {evidence.length === 0 ? <p className="muted">{t('ui.evidence.none')}</p> : null}
      <ul>
        {evidence.map((one) => (
          <Line key={one.id} projectId={projectId} one={one} mayWithdraw={mayAttach} />
        ))}
      </ul>
      {mayAttach ? (
        <Button size="small" className="no-print" onClick={() => setAdding(true)}>
          {t('ui.evidence.add')}
        </Button>
      ) : null}
      {isAdding ? (
        <Modal open footer={null} title={t('ui.evidence.add')} onCancel={() => setAdding(false)}>
          <EvidenceUpload projectId={projectId} period={period} onAttached={() => setAdding(false)} />
        </Modal>
      ) : null}
    </div>
  );
}
