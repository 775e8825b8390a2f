import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getDocument, listDocuments } from '#core/documents/contract.ts';
import {
  acknowledgeDocument,
  attachReplyFile,
  changeReplyDay,
  downloadReplyFile,
  getDispatch,
  replyToDocument,
  type UnitAnswerView,
} from '#core/documents/dispatch-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useSignedIn } from '../app/session.ts';
import { upload } from '../app/transfer.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { dayText } from '../ui/instant-text.ts';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { AnswerLines } from './AnswerLines.tsx';
import { LinkButton } from './LinkButton.tsx';
import { ReplyFields } from './ReplyFields.tsx';
import { TakeReplies } from './TakeReply.tsx';

type Dispatch = OutputOf<typeof getDispatch>;

function ReplyDialog(props: {
  documentId: string;
  unit: UnitAnswerView;
  way: 'inside' | 'paper';
  onClose: () => void;
}) {
  const { documentId, unit, way, onClose } = props;
  const { orgId } = unit;
  const { t } = useTranslation();
  const tell = useUndoToast();
  const { today } = useSignedIn();
  const reply = useAct(replyToDocument, {
    refreshes: [getDispatch],
    onDone: () => {
      tell(t('documents.reply.done', { unit: unit.orgName }));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t(way === 'paper' ? 'documents.reply.recordTitle' : 'documents.reply.title', {
        unit: unit.orgName,
      })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <ReplyFields
        way={way}
        today={today}
        isPending={reply.isPending}
        error={reply.error}
        onUpload={(file, onSent) =>
          upload(attachReplyFile, { params: { documentId }, body: { orgId, way } }, file, { onSent })
        }
        onSend={({ text, personName = '', phone = '', onDate }, fileIds) =>
          reply.mutate({
            params: { documentId },
            body: {
              orgId,
              way,
              text,
              fileIds,
              personName,
              phone,
              ...(way === 'paper' && onDate ? { onDate } : {}),
            },
          })
        }
      />
    </Modal>
  );
}

function UnitRow({
  documentId,
  unit,
  isAsked,
  may,
}: {
  documentId: string;
  unit: UnitAnswerView;
  /** A reply is asked of it, not only a receipt. */
  isAsked: boolean;
  may: Dispatch['may'];
}) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [way, setWay] = useState<'inside' | 'paper' | null>(null);
  const receive = useAct(acknowledgeDocument, {
    refreshes: [getDispatch],
    onDone: () => tell(t('documents.dispatch.received')),
  });
  return (
    <li className={`unit-check is-${unit.state}`}>
      <AnswerLines
        unit={unit}
        renderFile={({ fileId, name }) => (
          <DownloadButton
            size="small"
            route={downloadReplyFile}
            input={{ params: { documentId, fileId } }}
            fallbackName={name}
          >
            {name}
          </DownloadButton>
        )}
      />
      <TakeReplies documentId={documentId} unit={unit} />
      <div className="document-acts">
        {unit.may.acknowledge ? (
          <Button
            type="primary"
            loading={receive.isPending}
            onClick={() =>
              receive.mutate({
                params: { documentId },
                body: { orgId: unit.orgId, way: 'inside', personName: '' },
              })
            }
          >
            {t('documents.dispatch.receive')}
          </Button>
        ) : null}
        {unit.may.reply ? (
          <Button type={unit.may.acknowledge ? 'default' : 'primary'} onClick={() => setWay('inside')}>
            {t(unit.replies.length > 0 ? 'documents.reply.more' : 'documents.reply.open')}
          </Button>
        ) : null}
        {may.recordPaper ? (
          <Button size="small" onClick={() => setWay('paper')}>
            {t('documents.dispatch.paper')}
          </Button>
        ) : null}
        {may.makeLink && (unit.receipt === null || (isAsked && unit.state !== 'replied')) ? (
          <LinkButton documentId={documentId} orgId={unit.orgId} isAsked={isAsked} />
        ) : null}
      </div>
      {receive.error ? <ErrorState error={receive.error} inline /> : null}
      {way ? (
        <ReplyDialog documentId={documentId} unit={unit} way={way} onClose={() => setWay(null)} />
      ) : null}
    </li>
  );
}

function ReplyDay({
  documentId,
  replyBy,
  mayChange,
}: {
  documentId: string;
  replyBy: string;
  mayChange: boolean;
}) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [day, setDay] = useState(replyBy);
  const change = useAct(changeReplyDay, {
    refreshes: [getDispatch, getDocument, listDocuments],
    onDone: () => tell(t('documents.dispatch.dayChanged')),
  });
  return (
    <div>
      <p>{t('documents.dispatch.replyBy', { day: dayText(replyBy) })}</p>
      {mayChange ? (
        <div className="document-acts">
          <Input
            type="date"
            aria-label={t('documents.dispatch.day')}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
          <Button
            disabled={day === replyBy || day === ''}
            loading={change.isPending}
            onClick={() => change.mutate({ params: { documentId }, body: { replyBy: day } })}
          >
            {t('documents.dispatch.changeDay')}
          </Button>
        </div>
      ) : null}
      {change.error ? <ErrorState error={change.error} inline /> : null}
    </div>
  );
}

/** To whom the paper goes, until when a reply is asked, who has received and what came back. */
export function DispatchPanel({ documentId }: { documentId: string }) {
  const { t } = useTranslation();
  const asked = useRoute(getDispatch, { params: { documentId } });
  const found = asked.data;
  if (!found || found.units.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('documents.dispatch.title')}</h2>
      {found.replyBy ? (
        <ReplyDay documentId={documentId} replyBy={found.replyBy} mayChange={found.may.changeReplyDay} />
      ) : null}
      <ul className="unit-checks" aria-label={t('documents.dispatch.title')}>
        {found.units.map((unit) =>
          found.isIssued ? (
            <UnitRow
              key={unit.orgId}
              documentId={documentId}
              unit={unit}
              isAsked={found.replyBy !== null && !unit.isCopy}
              may={found.may}
            />
          ) : (
            <li key={unit.orgId} className="unit-check">
              {unit.orgName}
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
