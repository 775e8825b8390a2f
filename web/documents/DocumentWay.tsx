import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadTracedFile } from '#core/documents/sheet-contract.ts';
import type { DocumentAct } from '#core/documents/way.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { dayText } from '../ui/instant-text.ts';
import { ActDialog } from './ActDialog.tsx';
import type { DocumentAnswer } from './DocumentPage.tsx';
import { stateWord } from './document-words.ts';

/** The act that makes a state. */
const STATE_OF: Record<string, string> = {
  draft: 'draft',
  check: 'checked',
  'send-units': 'unit-check',
  cosign: 'cosigned',
  approve: 'approved',
  register: 'registered',
  issue: 'issued',
};

type Act = DocumentAnswer['acts'][number];

/** Steps that still hold: those after the last return, and the drafting itself. */
function listHolding(acts: readonly Act[]): Act[] {
  const lastReturn = acts.map((act) => act.kind).lastIndexOf('return');
  return acts.filter((act, index) => index > lastReturn || act.kind === 'draft');
}

function ActLine({ act }: { act: Act }) {
  const { t } = useTranslation();
  return (
    <div className="documents-quiet">
      {[act.orgName, act.postTitle, act.personName].filter((part) => part !== '').join(' ')}{' '}
      {dayText(act.onDate)} {t(`documents.way.${act.way}`)}
      {act.recordedByName ? t('documents.way.recordedBy', { name: act.recordedByName }) : ''}
      {act.fileId ? (
        <>
          {' '}
          <DownloadButton
            size="small"
            type="link"
            route={downloadTracedFile}
            input={{ params: { fileId: act.fileId } }}
            fallbackName={t('documents.way.scan')}
          >
            {t('documents.way.scan')}
          </DownloadButton>
        </>
      ) : null}
      {act.opinion ? <q className="act-opinion">{act.opinion}</q> : null}
    </div>
  );
}

function Steps({ answer }: { answer: DocumentAnswer }) {
  const { t } = useTranslation();
  const holding = listHolding(answer.acts);
  const { state } = answer.document;
  const steps = [{ act: 'draft', isOptional: false }, ...answer.steps];
  const reached = steps.findIndex(({ act }) => STATE_OF[act] === state);
  return (
    <ol className="document-steps">
      {steps.map(({ act: step, isOptional }, index) => {
        const act = holding.findLast((one) => one.kind === step);
        const isDone = act !== undefined || (reached >= 0 && index < reached && !isOptional);
        const isSkipped = !isDone && index < reached;
        const look = isDone ? 'done' : isSkipped ? 'skipped' : 'open';
        const said = isDone ? 'done' : isSkipped ? 'skipped' : 'notDone';
        return (
          <li key={step} className={`document-step is-${look}`}>
            <span className="step-mark" aria-hidden="true">
              {isDone ? '✓' : isSkipped ? '–' : index + 1}
            </span>
            <div>
              <b>{t(`documents.act.${step}`)}</b>
              <span className={isSkipped ? 'documents-quiet' : 'only-heard'}>
                {' '}
                {t(`documents.way.${said}`)}
              </span>
              {act ? <ActLine act={act} /> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Where the document stands, who did what and how, and the steps that this person may take now. */
export function DocumentWay({ answer, onReload }: { answer: DocumentAnswer; onReload: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<DocumentAct | null>(null);
  const { may } = answer;
  const objections =
    answer.document.state === 'unit-check'
      ? answer.unitChecks.filter((check) => check.answer === 'objection').length
      : 0;
  const isForward = (act: DocumentAct): boolean => !['return', 'discard', 'withdraw'].includes(act);
  const acts = ([...new Set([...may.acts, ...may.paperActs])] as DocumentAct[]).sort(
    (a, b) => Number(isForward(b)) - Number(isForward(a)),
  );
  return (
    <section className="panel">
      <h2>{t('documents.way.title', { state: stateWord(answer.document.state) })}</h2>
      {answer.acts.length > 0 ? <Steps answer={answer} /> : null}
      <div className="document-acts">
        {acts.map((act) => (
          <ActButton
            key={act}
            type={isForward(act) && act === acts.find(isForward) ? 'primary' : 'default'}
            danger={!isForward(act)}
            disabledReason={
              objections > 0 && (act === 'cosign' || act === 'approve')
                ? t('documents.way.objections', { count: objections })
                : null
            }
            onAct={() => setChosen(act)}
          >
            {t(`documents.act.${act}`)}
          </ActButton>
        ))}
        {acts.length === 0 && !may.answerUnitCheck ? (
          <p className="documents-quiet">{t('documents.way.noneYours')}</p>
        ) : null}
      </div>
      {answer.acts.length > 1 ? (
        <details>
          <summary>{t('documents.way.all', { count: answer.acts.length })}</summary>
          <ol className="document-log">
            {answer.acts.map((act, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a log that only grows
              <li key={index}>
                <b>{t(`documents.act.${act.kind}`)}</b> {t('documents.way.version', { no: act.versionNo })}
                <ActLine act={act} />
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      {chosen ? (
        <ActDialog answer={answer} act={chosen} onClose={() => setChosen(null)} onReload={onReload} />
      ) : null}
    </section>
  );
}
