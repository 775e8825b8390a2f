import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Block, Paragraph } from '#core/documents/content-model.ts';
import { editDocument, getDocument, listDocuments, parseModel } from '#core/documents/contract.ts';
import { type DocumentEdit, decideRewordedLine, toEditableText } from '#core/documents/edit-line.ts';
import { Refusal } from '#core/platform/public.ts';
import { currentLanguage } from '../app/language.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import type { DocumentAnswer } from './DocumentPage.tsx';
import { TokenField } from './TokenField.tsx';
import { toReadText } from './token-text.ts';

type Edit = DocumentAnswer['edits'][number];
type Mode = 'reword' | 'drop' | 'unname' | null;

/** The same rule as the server's, so that a lost figure is said while typing. */
function findFault(line: Paragraph, text: string): string | null {
  try {
    decideRewordedLine(line, text);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return currentLanguage() === 'en' ? error.body.en : error.body.zh;
    throw error;
  }
}

function useEdit(answer: DocumentAnswer, onDone: () => void) {
  const act = useAct(editDocument, { refreshes: [getDocument, listDocuments], onDone });
  const send = (edit: DocumentEdit) =>
    act.mutate({
      params: { documentId: answer.document.id },
      body: { version: answer.document.version, edit },
    });
  return { act, send };
}

function EditFault({ error, onReload }: { error: { body: { code: string } } | null; onReload: () => void }) {
  const { t } = useTranslation();
  if (!error) return null;
  return (
    <div>
      <ErrorState error={error} inline />
      {error.body.code === 'DOCUMENT_CHANGED_MEANWHILE' ? (
        <p>
          {t('documents.edit.conflict')}{' '}
          <Button size="small" onClick={onReload}>
            {t('documents.edit.reload')}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

interface LineProps {
  answer: DocumentAnswer;
  onReload: () => void;
  onClose: () => void;
}

function RewordParagraph({ line, last, ...props }: LineProps & { line: Paragraph; last: Edit | undefined }) {
  const { t } = useTranslation();
  const original = toEditableText(line.runs);
  const [text, setText] = useState(last?.act === 'reword' ? (last.text ?? original) : original);
  const [first, setFirst] = useState(text);
  const [resets, setResets] = useState(0);
  const { act, send } = useEdit(props.answer, props.onClose);
  const fault = findFault(line, text);
  return (
    <div className="line-editing">
      <p className="line-original">
        <span className="documents-quiet">{t('documents.edit.original')}</span> {toReadText(original)}
      </p>
      <TokenField label={t('documents.edit.field')} firstText={first} resetKey={resets} onText={setText} />
      {fault ? (
        <p role="alert" className="line-fault">
          {fault}
        </p>
      ) : null}
      <div className="document-acts">
        <Button
          type="primary"
          size="small"
          disabled={fault !== null}
          loading={act.isPending}
          onClick={() => send({ lineId: line.id, act: 'reword', text, reason: null })}
        >
          {t('documents.edit.save')}
        </Button>
        <Button
          size="small"
          onClick={() => {
            setFirst(original);
            setResets(resets + 1);
          }}
        >
          {t('documents.edit.toOriginal')}
        </Button>
        <Button size="small" onClick={props.onClose}>
          {t('documents.edit.cancel')}
        </Button>
      </div>
      <EditFault error={act.error} onReload={props.onReload} />
    </div>
  );
}

function RewordHeading({ line, ...props }: LineProps & { line: Block & { kind: 'heading' } }) {
  const { t } = useTranslation();
  const [text, setText] = useState(line.text);
  const { act, send } = useEdit(props.answer, props.onClose);
  return (
    <div className="line-editing">
      <Input
        aria-label={t('documents.edit.field')}
        value={text}
        maxLength={40}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="document-acts">
        <Button
          type="primary"
          size="small"
          loading={act.isPending}
          onClick={() => send({ lineId: line.id, act: 'reword', text, reason: null })}
        >
          {t('documents.edit.save')}
        </Button>
        <Button size="small" onClick={props.onClose}>
          {t('documents.edit.cancel')}
        </Button>
      </div>
      <EditFault error={act.error} onReload={props.onReload} />
    </div>
  );
}

function ReasonForm({ line, mode, ...props }: LineProps & { line: Block; mode: 'drop' | 'unname' }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { act, send } = useEdit(props.answer, props.onClose);
  return (
    <div className="line-editing">
      <Input
        autoFocus
        aria-label={t('documents.edit.reason')}
        placeholder={t('documents.edit.reason')}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="document-acts">
        <Button
          type="primary"
          size="small"
          loading={act.isPending}
          disabled={reason.trim() === ''}
          onClick={() => send({ lineId: line.id, act: mode, text: null, reason: reason.trim() })}
        >
          {t(`documents.edit.${mode}`)}
        </Button>
        <Button size="small" onClick={props.onClose}>
          {t('documents.edit.cancel')}
        </Button>
      </div>
      <EditFault error={act.error} onReload={props.onReload} />
    </div>
  );
}

function readLine(block: Block, last: Edit | undefined): string {
  if (block.kind === 'heading') return last?.act === 'reword' ? (last.text ?? block.text) : block.text;
  if (block.kind !== 'paragraph') return '';
  const runs = last?.act === 'unname' ? (block.unnamedRuns ?? block.runs) : block.runs;
  const words = last?.act === 'reword' ? toReadText(last.text ?? '') : runs.map((run) => run.text).join('');
  return `${block.lead?.text ?? ''}${words}`;
}

function EditableLine({
  block,
  answer,
  onReload,
}: {
  block: Block;
  answer: DocumentAnswer;
  onReload: () => void;
}) {
  const { t } = useTranslation();
  const [mode, setMode] = useState<Mode>(null);
  const restore = useEdit(answer, () => undefined);
  const own = answer.edits.filter((edit) => edit.lineId === block.id).at(-1);
  const last = own?.act === 'restore' ? undefined : own;
  const { edit: may } = answer.may;
  const isText = block.kind === 'paragraph' || block.kind === 'heading';
  const names = block.kind === 'paragraph' && block.unnamedRuns !== null;
  const close = () => setMode(null);
  const props = { answer, onReload, onClose: close };
  const text = readLine(block, last);
  return (
    <li className={`editable-line is-${block.kind}${last ? ` is-${last.act}` : ''}`}>
      <div className="line-words">
        {last?.act === 'drop' ? <del>{text}</del> : text || t('documents.edit.table')}
        {last ? <span className="line-mark">{t(`documents.edit.mark.${last.act}`)}</span> : null}
        {last?.reason ? <span className="documents-quiet">（{last.reason}）</span> : null}
      </div>
      {mode === null ? (
        <div className="document-acts">
          {isText && may.reword && last?.act !== 'drop' ? (
            <Button size="small" onClick={() => setMode('reword')}>
              {t('documents.edit.reword')}
            </Button>
          ) : null}
          {may.drop && last?.act !== 'drop' ? (
            <Button size="small" onClick={() => setMode('drop')}>
              {t('documents.edit.drop')}
            </Button>
          ) : null}
          {names && may.unname && last === undefined ? (
            <Button size="small" onClick={() => setMode('unname')}>
              {t('documents.edit.unname')}
            </Button>
          ) : null}
          {last ? (
            <Button
              size="small"
              loading={restore.act.isPending}
              onClick={() => restore.send({ lineId: block.id, act: 'restore', text: null, reason: null })}
            >
              {t('documents.edit.restore')}
            </Button>
          ) : null}
          <EditFault error={restore.act.error} onReload={onReload} />
        </div>
      ) : null}
      {mode === 'reword' && block.kind === 'paragraph' ? (
        <RewordParagraph {...props} line={block} last={last} />
      ) : null}
      {mode === 'reword' && block.kind === 'heading' ? <RewordHeading {...props} line={block} /> : null}
      {mode === 'drop' || mode === 'unname' ? <ReasonForm {...props} line={block} mode={mode} /> : null}
    </li>
  );
}

/** The text line by line, as generated and as it reads now; every change is a version with its reason. */
export function LineEditor({ answer, onReload }: { answer: DocumentAnswer; onReload: () => void }) {
  const { t } = useTranslation();
  const model = parseModel(answer.generated);
  return (
    <ol className="line-editor" aria-label={t('documents.edit.open')}>
      {model.blocks.map((block) => (
        <EditableLine key={block.id} block={block} answer={answer} onReload={onReload} />
      ))}
    </ol>
  );
}
