import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerUnitCheck, getDocument } from '#core/documents/contract.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useAct } from '../app/use-route.ts';
import { useUnsaved } from '../app/use-unsaved.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { instantText } from '../ui/instant-text.ts';
import { useUndoToast } from '../ui/UndoToast.tsx';
import type { DocumentAnswer } from './DocumentPage.tsx';

/** Papers of which a department checks what it signed for the month. */
const ECONOMY_KINDS: ReadonlySet<string> = new Set(['economy-bulletin', 'economy-analysis']);

type Check = DocumentAnswer['unitChecks'][number];

function OwnAnswer({ document }: { document: DocumentAnswer['document'] }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [text, setText] = useState('');
  const documentId = document.id;
  useUnsaved(text.trim() !== '');
  const answer = useAct(answerUnitCheck, {
    refreshes: [getDocument],
    onDone: () => {
      setText('');
      tell(t('documents.units.answered'));
    },
  });
  const send = (word: 'no-objection' | 'objection') =>
    answer.mutate({ params: { documentId }, body: { answer: word, text: text.trim() } });
  return (
    <div className="unit-answer">
      <p>
        {t('documents.units.ask')}{' '}
        {document.period && ECONOMY_KINDS.has(document.kind) ? (
          <PageLink to="/economy/filings" search={{ period: document.period }}>
            {t('documents.units.filings')}
          </PageLink>
        ) : null}
      </p>
      <Input.TextArea
        rows={2}
        aria-label={t('documents.units.text')}
        placeholder={t('documents.units.text')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        maxLength={1000}
      />
      <div className="document-acts">
        <Button type="primary" loading={answer.isPending} onClick={() => send('no-objection')}>
          {t('documents.units.no-objection')}
        </Button>
        <Button loading={answer.isPending} onClick={() => send('objection')}>
          {t('documents.units.objection')}
        </Button>
      </div>
      {answer.error ? <ErrorState error={answer.error} inline /> : null}
    </div>
  );
}

function Settle({ documentId, check }: { documentId: string; check: Check }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [text, setText] = useState('');
  const settle = useAct(answerUnitCheck, {
    refreshes: [getDocument],
    onDone: () => tell(t('documents.units.settled', { unit: check.orgName })),
  });
  return (
    <div className="unit-answer">
      <Input
        size="small"
        aria-label={t('documents.units.settleText', { unit: check.orgName })}
        placeholder={t('documents.units.settleText', { unit: check.orgName })}
        value={text}
        onChange={(event) => setText(event.target.value)}
        maxLength={1000}
      />
      <Button
        size="small"
        loading={settle.isPending}
        onClick={() =>
          settle.mutate({
            params: { documentId },
            body: { answer: 'no-objection', text: text.trim(), orgId: check.orgId },
          })
        }
      >
        {t('documents.units.settle')}
      </Button>
      {settle.error ? <ErrorState error={settle.error} inline /> : null}
    </div>
  );
}

/** 送审稿: what every unit said of its figures; own answer; the office answers objections. */
export function UnitChecks({ answer }: { answer: DocumentAnswer }) {
  const { t } = useTranslation();
  const { unitChecks, may, document } = answer;
  if (unitChecks.length === 0) return null;
  const count = (word: Check['answer'], isSettled = false) =>
    unitChecks.filter((check) => check.answer === word && (check.objection !== null) === isSettled).length;
  const settled = count('no-objection', true);
  return (
    <section className="panel">
      <h2>{t('documents.units.title')}</h2>
      <p>
        {t('documents.units.counts', {
          asked: count('asked'),
          fine: count('no-objection'),
          objected: count('objection'),
        })}
        {settled > 0 ? t('documents.units.countSettled', { settled }) : ''}
      </p>
      {may.answerUnitCheck ? <OwnAnswer document={document} /> : null}
      <ul
        className="unit-checks"
        aria-label={t('documents.units.title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by the keyboard
        tabIndex={0}
      >
        {unitChecks.map((check) => (
          <li key={check.orgId} className={`unit-check is-${check.answer}`}>
            <b>{check.orgName}</b>{' '}
            {t(`documents.units.${check.objection === null ? check.answer : 'objectionAnswered'}`)}
            {check.objection === null ? null : <div>{check.objection}</div>}
            {check.text ? (
              <div>
                {check.objection === null ? '' : t('documents.units.reply')}
                {check.text}
              </div>
            ) : null}
            {check.answer === 'asked' ? null : (
              <div className="documents-quiet">
                {check.personName} {instantText(check.at)}
              </div>
            )}
            {check.answer === 'objection' && may.settleUnitChecks ? (
              <Settle documentId={document.id} check={check} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
