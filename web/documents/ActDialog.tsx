import { Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actOnDocument, getDocument, listDocuments } from '#core/documents/contract.ts';
import { keepPaperScan } from '#core/documents/sheet-contract.ts';
import type { DocumentAct } from '#core/documents/way.ts';
import { MOST_SCAN_MEGABYTES } from '#core/platform/public.ts';
import { useSignedIn } from '../app/session.ts';
import { upload } from '../app/transfer.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { UploadDrop } from '../ui/UploadDrop.tsx';
import type { DocumentAnswer } from './DocumentPage.tsx';
import { stateWord } from './document-words.ts';

interface ActFields {
  way: 'online' | 'paper';
  opinion?: string;
  personName?: string;
  onDate?: string;
  numbering?: 'typed' | 'register';
  number?: string;
  issuingCode?: string;
  lengthReason?: string;
}

/** Acts that cannot be taken back say in one sentence what will happen. */
const FINAL: readonly DocumentAct[] = ['approve', 'register', 'issue', 'discard', 'withdraw'];

function NumberFields({ numbering, isIssue }: { numbering: 'typed' | 'register'; isIssue: boolean }) {
  const { t } = useTranslation();
  const needed = [{ required: true, message: t('documents.number.needed') }];
  return (
    <>
      <Form.Item name="numbering" label={t('documents.number.how')}>
        <Radio.Group
          options={[
            { value: 'typed', label: t('documents.number.typed') },
            { value: 'register', label: t('documents.number.register') },
          ]}
        />
      </Form.Item>
      {numbering === 'typed' ? (
        <Form.Item
          name="number"
          label={t(isIssue ? 'documents.number.issue' : 'documents.number.number')}
          extra={t(isIssue ? 'documents.number.issueForm' : 'documents.number.form')}
          rules={needed}
        >
          <Input maxLength={60} />
        </Form.Item>
      ) : (
        <Form.Item
          name="issuingCode"
          label={t(isIssue ? 'documents.number.series' : 'documents.number.code')}
          extra={t(isIssue ? 'documents.number.seriesNext' : 'documents.number.next')}
          rules={needed}
        >
          <Input maxLength={20} />
        </Form.Item>
      )}
    </>
  );
}

function PaperFields({
  documentId,
  scan,
  onScan,
}: {
  documentId: string;
  scan: { fileId: string; name: string } | null;
  onScan: (scan: { fileId: string; name: string }) => void;
}) {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  return (
    <>
      <Form.Item
        name="personName"
        label={t('documents.paper.name')}
        rules={[{ required: true, message: t('documents.paper.nameNeeded') }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="onDate" label={t('documents.paper.date')} initialValue={today}>
        <Input type="date" max={today} />
      </Form.Item>
      {scan ? (
        <p role="status">{t('documents.paper.kept', { name: scan.name })}</p>
      ) : (
        <UploadDrop
          sentence={t('documents.paper.drop')}
          accept=".pdf,.jpg,.jpeg,.png"
          mostMegabytes={MOST_SCAN_MEGABYTES}
          onFile={async (file, onSent) =>
            onScan(await upload(keepPaperScan, { params: { documentId }, body: {} }, file, { onSent }))
          }
        />
      )}
    </>
  );
}

/** One step of the way: opinion, on line or as signed on paper, number, reason of length. */
export function ActDialog(props: {
  answer: DocumentAnswer;
  act: DocumentAct;
  onClose: () => void;
  onReload: () => void;
}) {
  const { answer, act, onClose, onReload } = props;
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [form] = Form.useForm<ActFields>();
  const [scan, setScan] = useState<{ fileId: string; name: string } | null>(null);
  const online = answer.may.acts.includes(act);
  const paper = answer.may.paperActs.includes(act);
  const way = Form.useWatch('way', form) ?? (online ? 'online' : 'paper');
  const numbering = Form.useWatch('numbering', form) ?? 'typed';
  const { document } = answer;
  const take = useAct(actOnDocument, {
    refreshes: [getDocument, listDocuments],
    onDone: (done) => {
      tell(
        t('documents.done', {
          act: t(`documents.act.${act}`),
          title: document.title,
          state: stateWord(done.state),
          number: done.number ?? '',
        }),
      );
      onClose();
    },
  });
  const send = (fields: ActFields) => {
    const isPaper = fields.way === 'paper';
    take.mutate({
      params: { documentId: document.id },
      body: {
        version: document.version,
        act,
        opinion: fields.opinion?.trim() ?? '',
        way: fields.way,
        personName: isPaper ? (fields.personName?.trim() ?? '') : '',
        ...(isPaper && fields.onDate ? { onDate: fields.onDate } : {}),
        ...(isPaper && scan ? { fileId: scan.fileId } : {}),
        ...(act === 'register' && numbering === 'typed' && fields.number
          ? { number: fields.number.trim() }
          : {}),
        ...(act === 'register' && numbering === 'register' && fields.issuingCode
          ? { issuingCode: fields.issuingCode.trim() }
          : {}),
        ...(fields.lengthReason?.trim() ? { lengthReason: fields.lengthReason.trim() } : {}),
      },
    });
  };
  return (
    <Modal open title={t(`documents.act.${act}`)} footer={null} onCancel={onClose} destroyOnHidden>
      {take.error ? (
        <>
          <ErrorState error={take.error} inline />
          {take.error.body.code === 'DOCUMENT_CHANGED_MEANWHILE' ? (
            <Button onClick={onReload}>{t('documents.edit.reload')}</Button>
          ) : null}
        </>
      ) : null}
      <Form<ActFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          way: online ? 'online' : 'paper',
          numbering: 'typed',
          issuingCode: answer.lastCode,
        }}
        onFinish={send}
      >
        <Form.Item name="way" label={t('documents.paper.way')} hidden={!paper}>
          <Radio.Group
            options={[
              ...(online ? [{ value: 'online', label: t('documents.way.online') }] : []),
              { value: 'paper', label: t('documents.paper.choose') },
            ]}
          />
        </Form.Item>
        {way === 'paper' ? <PaperFields documentId={document.id} scan={scan} onScan={setScan} /> : null}
        {act === 'register' ? (
          <NumberFields numbering={numbering} isIssue={answer.numbering === 'issue-number'} />
        ) : null}
        {act === 'check' && answer.length.warning ? (
          <Form.Item name="lengthReason" label={t('documents.length.reason')} extra={answer.length.warning}>
            <Input maxLength={300} />
          </Form.Item>
        ) : null}
        <Form.Item
          name="opinion"
          label={t(act === 'return' ? 'documents.opinionReturn' : 'documents.opinion')}
          {...(act === 'return'
            ? { rules: [{ required: true, message: t('documents.opinionNeeded') }] }
            : {})}
        >
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
        {FINAL.includes(act) ? <p>{t(`documents.final.${act}`)}</p> : null}
        <Button type="primary" htmlType="submit" loading={take.isPending}>
          {t(`documents.act.${act}`)}
        </Button>
      </Form>
    </Modal>
  );
}
