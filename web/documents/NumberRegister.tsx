import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDocumentNumbers } from '#core/documents/number-contract.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useSignedIn } from '../app/session.ts';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { instantText } from '../ui/instant-text.ts';
import { Skeleton } from '../ui/Skeleton.tsx';

function Register() {
  const { t } = useTranslation();
  const asked = useRoute(listDocumentNumbers, {});
  if (!asked.data) return asked.error ? <ErrorState error={asked.error} inline /> : <Skeleton lines={6} />;
  const { numbers } = asked.data;
  if (numbers.length === 0) return <EmptyState sentence={t('documents.numbers.none')} />;
  return (
    <table className="plain-table document-numbers">
      <thead>
        <tr>
          {(['number', 'document', 'registered', 'state'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`documents.numbers.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {numbers.map((one) => (
          <tr key={`${one.number}${one.registeredAt}`}>
            <td>{one.number}</td>
            <td>
              <PageLink to={`/documents/${one.documentId}`}>{one.title}</PageLink>
            </td>
            <td className="tabular">{instantText(one.registeredAt)}</td>
            <td>
              {one.voidedAt
                ? t('documents.numbers.void', { on: instantText(one.voidedAt) })
                : t('documents.numbers.used')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 文号登记簿: numbers that were given; void ones stay listed. For those who see the whole region. */
export function NumberRegister() {
  const { t } = useTranslation();
  const { sees } = useSignedIn();
  const [isOpen, setOpen] = useState(false);
  if (sees !== 'region') return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('documents.numbers.title')}</Button>
      {isOpen ? (
        <Modal
          open
          title={t('documents.numbers.title')}
          footer={null}
          width={860}
          onCancel={() => setOpen(false)}
          destroyOnHidden
        >
          <Register />
        </Modal>
      ) : null}
    </>
  );
}
