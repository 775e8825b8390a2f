import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getDocument, parseModel } from '#core/documents/contract.ts';
import { getDispatch } from '#core/documents/dispatch-contract.ts';
import { hasAddressees, partiesOf } from '#core/documents/parties.ts';
import { setDocumentParties } from '#core/documents/way-contract.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import type { DocumentAnswer } from './DocumentPage.tsx';
import { PartyField } from './PartyField.tsx';
import './ways.css';

interface Lists {
  addressees: string[];
  copyTo: string[];
}

/** 主送 and 抄送 of one paper (报 and 送 of a 专报): as they are printed, and changed until the signing. */
export function PartiesPanel({ answer }: { answer: DocumentAnswer }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [isEditing, setEditing] = useState(false);
  const { id, version, kind } = answer.document;
  const model = parseModel(answer.model);
  const parties = partiesOf(model);
  const set = useAct(setDocumentParties, {
    refreshes: [getDocument, getDispatch],
    onDone: ({ receivers }) => {
      tell(t('papers.parties.done', { count: receivers }));
      setEditing(false);
    },
  });
  const mayChange = answer.may.edit.reword;
  const withMain = hasAddressees(model.head.style);
  if (!mayChange && parties.addressees.length === 0 && parties.copyTo.length === 0) return null;
  const isBrief = kind === 'special-report';
  const words = {
    addressees: t(isBrief ? 'papers.reportTo' : 'papers.addressees'),
    copyTo: t(isBrief ? 'papers.sendTo' : 'papers.copyTo'),
  };
  const line = (key: keyof Lists) => (
    <p key={key}>
      {t('papers.parties.line', {
        word: words[key],
        names: parties[key].join('，') || t('papers.parties.none'),
      })}
    </p>
  );
  const shown: (keyof Lists)[] = withMain ? ['addressees', 'copyTo'] : ['copyTo'];
  return (
    <section className="panel party-lines">
      <h2>{t(isBrief ? 'papers.parties.brief' : 'papers.parties.title')}</h2>
      {isEditing ? (
        <Form<Lists>
          layout="vertical"
          initialValues={{ addressees: [...parties.addressees], copyTo: [...parties.copyTo] }}
          onFinish={({ addressees = [...parties.addressees], copyTo = [] }) =>
            set.mutate({ params: { documentId: id }, body: { version, addressees, copyTo } })
          }
        >
          {shown.map((key) => (
            <Form.Item key={key} name={key} label={words[key]}>
              <PartyField label={words[key]} />
            </Form.Item>
          ))}
          <p className="documents-quiet">{t('papers.parties.why')}</p>
          {set.error ? <ErrorState error={set.error} inline /> : null}
          <div className="document-acts">
            <Button type="primary" htmlType="submit" loading={set.isPending}>
              {t('papers.parties.save')}
            </Button>
            <Button onClick={() => setEditing(false)}>{t('papers.parties.cancel')}</Button>
          </div>
        </Form>
      ) : (
        <>
          {shown.map(line)}
          {mayChange ? <Button onClick={() => setEditing(true)}>{t('papers.parties.change')}</Button> : null}
        </>
      )}
    </section>
  );
}
