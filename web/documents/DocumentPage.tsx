import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listFigureSlots } from '#core/documents/content-model.ts';
import { downloadDocument, downloadRoutingSheet, getDocument, parseModel } from '#core/documents/contract.ts';
import { type EconomyPaper, FORMATS_OF, type PaperFormat } from '#core/documents/economy/economy-contract.ts';
import { toFigureId } from '#core/documents/figure-ref.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { usePlace } from '../app/address.ts';
import { useTrace } from '../app/trace.ts';
import { useRoute } from '../app/use-route.ts';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { instantText } from '../ui/instant-text.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { DispatchPanel } from './DispatchPanel.tsx';
import { DocumentView } from './DocumentView.tsx';
import { DocumentWay } from './DocumentWay.tsx';
import { stateWord } from './document-words.ts';
import { EditLog } from './EditLog.tsx';
import { LengthMeter } from './LengthMeter.tsx';
import { LineEditor } from './LineEditor.tsx';
import { PartiesPanel } from './PartiesPanel.tsx';
import { StaleBanner } from './StaleBanner.tsx';
import { UnitChecks } from './UnitChecks.tsx';
import './documents.css';

export type DocumentAnswer = OutputOf<typeof getDocument>;

const isEconomyPaper = (kind: string): kind is EconomyPaper => kind in FORMATS_OF;
const formatsOf = (kind: string): readonly PaperFormat[] => [
  ...(isEconomyPaper(kind) ? FORMATS_OF[kind] : (['docx', 'pdf'] as const)),
  'json',
];

function Downloads({ answer }: { answer: DocumentAnswer }) {
  const { t } = useTranslation();
  const { id, title } = answer.document;
  const params = { documentId: id };
  return (
    <>
      {formatsOf(answer.document.kind).map((format) => (
        <DownloadButton
          key={format}
          route={downloadDocument}
          input={{ params, query: { format } }}
          fallbackName={`${title}.${format}`}
        >
          {t(`documents.download.${format}`)}
        </DownloadButton>
      ))}
      {answer.acts.length > 0 ? (
        <DownloadButton
          route={downloadRoutingSheet}
          input={{ params, query: { format: 'pdf' } }}
          fallbackName={`${t('documents.routingSheet')}.pdf`}
        >
          {t('documents.routingSheet')}
        </DownloadButton>
      ) : null}
      <PrintButton />
    </>
  );
}

function Paper({
  answer,
  isEditing,
  onReload,
}: {
  answer: DocumentAnswer;
  isEditing: boolean;
  onReload: () => void;
}) {
  const { openTrace } = useTrace();
  if (isEditing) return <LineEditor answer={answer} onReload={onReload} />;
  return (
    <DocumentView
      model={parseModel(answer.model)}
      onFigureClick={(figure) => openTrace(toFigureId(figure))}
    />
  );
}

/** One document: the paper on the left, its way and everything that can be done with it on the right. */
export default function DocumentPage() {
  const { t } = useTranslation();
  const documentId = usePlace('documentId');
  const asked = useRoute(getDocument, { params: { documentId } });
  const [isEditing, setEditing] = useState(false);
  const reload = () => void asked.refetch();
  if (!asked.data)
    return asked.error ? <ErrorState error={asked.error} onRetry={reload} /> : <Skeleton lines={12} />;
  const { document, may } = asked.data;
  const hasFigures = listFigureSlots(parseModel(asked.data.model)).length > 0;
  const traceHint = t(document.period === null ? 'papers.trace.hint' : 'documents.traceHint');
  const mayEdit = may.edit.reword || may.edit.drop || may.edit.unname;
  return (
    <div className="document-page">
      <PageHead
        title={document.title}
        trail={[{ to: '/documents', title: t('documents.title') }]}
        under={t('documents.head', {
          state: stateWord(document.state),
          number: document.number ?? t('documents.noNumber'),
          mark: document.mark,
          drafter: document.drafterName,
          at: instantText(document.createdAt),
          version: document.version,
        })}
        acts={<Downloads answer={asked.data} />}
      />
      <StaleBanner documentId={documentId} version={document.version} />
      <a className="document-to-side no-print" href="#document-side">
        {t('documents.toSide')}
      </a>
      <div className="document-columns">
        <div className="document-paper">
          {mayEdit ? (
            <div className="document-edit-switch no-print">
              <Button
                type={isEditing ? 'primary' : 'default'}
                aria-pressed={isEditing}
                onClick={() => setEditing(!isEditing)}
              >
                {t(isEditing ? 'documents.edit.close' : 'documents.edit.open')}
              </Button>
              <span className="documents-quiet">
                {isEditing ? t('documents.edit.rule') : hasFigures ? traceHint : ''}
              </span>
            </div>
          ) : (
            hasFigures && <p className="documents-quiet no-print">{traceHint}</p>
          )}
          <Paper answer={asked.data} isEditing={isEditing && mayEdit} onReload={reload} />
        </div>
        <aside
          id="document-side"
          tabIndex={-1}
          className="document-side no-print"
          aria-label={t('documents.side')}
        >
          <DocumentWay answer={asked.data} onReload={reload} />
          <PartiesPanel answer={asked.data} />
          <DispatchPanel documentId={documentId} />
          <UnitChecks answer={asked.data} />
          {document.state === 'issued' ? null : <LengthMeter length={asked.data.length} />}
          <EditLog answer={asked.data} />
          <p className="documents-quiet document-hash">
            {t('documents.hash')}
            <code>{asked.data.modelHash}</code>
          </p>
        </aside>
      </div>
    </div>
  );
}
