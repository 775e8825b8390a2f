import { Button, Checkbox, Input, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getSpeechOptions, LONGEST_TEXT, readSpeechFile } from '#core/supervision/speech-contract.ts';
import { TASK_SOURCES } from '#core/supervision/task/task.ts';
import { useSignedIn } from '../../app/session.ts';
import { upload } from '../../app/transfer.ts';
import { useRoute } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { choicesOf } from '../../ui/labels.ts';
import { UploadDrop } from '../../ui/UploadDrop.tsx';
import { findHeldOn, type SpeechDraft, takeText } from './speech-draft.ts';

const MOST_MEGABYTES = 10;

interface SourceStepProps {
  draft: SpeechDraft;
  change: (next: (before: SpeechDraft) => SpeechDraft) => void;
  isBusy: boolean;
  error: unknown;
  onPropose: (withModel: boolean) => void;
  /** Back to the review that stands; null when there is none. */
  onBack: (() => void) | null;
}

function Field({
  label,
  children,
  isWide,
}: {
  label: string;
  children: (id: string) => ReactNode;
  isWide?: boolean;
}) {
  const id = useId();
  return (
    <div className={isWide ? 'speech-field speech-wide' : 'speech-field'}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

/** Step one: what the text is, of which day, and its words. */
export function SourceStep({ draft, change, isBusy, error, onPropose, onBack }: SourceStepProps) {
  const { t } = useTranslation();
  const { title, text, heldOn } = draft;
  const { today } = useSignedIn();
  const lack = lackOf(draft);
  const options = useRoute(getSpeechOptions, {}).data;
  const [withModel, setWithModel] = useState(false);
  return (
    <section className="panel" aria-label={t('speech.source')}>
      <SourceFields draft={draft} change={change} />
      <UploadDrop
        sentence={t('speech.drop')}
        accept=".docx,.txt"
        mostMegabytes={MOST_MEGABYTES}
        onFile={async (file, onSent) => {
          const read = await upload(readSpeechFile, { body: {} }, file, { onSent });
          const words = read.text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
          change((before) => takeText(before, words, today));
        }}
      />
      <Field label={t('speech.text')} isWide>
        {(id) => (
          <Input.TextArea
            id={id}
            value={text}
            className="speech-input"
            autoSize={{ minRows: 10, maxRows: 24 }}
            placeholder={t('speech.text.place')}
            onChange={({ target }) =>
              change((before) =>
                before.text === ''
                  ? takeText(before, target.value, today)
                  : { ...before, text: target.value },
              )
            }
          />
        )}
      </Field>
      <p className={text.length > LONGEST_TEXT ? 'task-late' : 'muted'} aria-live="polite">
        {t('speech.count', { count: text.length, limit: LONGEST_TEXT })}
      </p>
      {error ? <ErrorState error={error} inline /> : null}
      <div className="speech-acts">
        <ActButton
          type="primary"
          isBusy={isBusy && title !== '' && heldOn !== ''}
          disabledReason={lack === null ? null : t(`speech.lack.${lack}`)}
          onAct={() => onPropose(withModel)}
        >
          {t('speech.propose')}
        </ActButton>
        {options?.canAskModel ? (
          <Checkbox checked={withModel} onChange={({ target }) => setWithModel(target.checked)}>
            {t('speech.withModel')}
          </Checkbox>
        ) : null}
        {onBack ? <Button onClick={onBack}>{t('speech.back')}</Button> : null}
        {onBack ? <span className="muted">{t('speech.propose.again')}</span> : null}
      </div>
      {options?.canAskModel ? (
        <p className="muted">{t('speech.withModel.under', { place: options.modelPlace })}</p>
      ) : null}
    </section>
  );
}

function lackOf({ title, text, heldOn }: SpeechDraft): 'text' | 'long' | 'title' | 'heldOn' | null {
  if (text.trim() === '') return 'text';
  if (text.length > LONGEST_TEXT) return 'long';
  if (title.trim().length < 2) return 'title';
  return heldOn === '' ? 'heldOn' : null;
}

function SourceFields({ draft, change }: Pick<SourceStepProps, 'draft' | 'change'>) {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const isRead = draft.text !== '' && findHeldOn(draft.text, today) === draft.heldOn;
  return (
    <div className="speech-fields">
      <Field label={t('speech.name')} isWide>
        {(id) => (
          <Input
            id={id}
            value={draft.title}
            maxLength={200}
            onChange={({ target }) => change((before) => ({ ...before, title: target.value }))}
          />
        )}
      </Field>
      <Field label={t('speech.kind')}>
        {(id) => (
          <Select
            id={id}
            value={draft.sourceKind}
            options={choicesOf(TASK_SOURCES)}
            onChange={(sourceKind) => change((before) => ({ ...before, sourceKind }))}
          />
        )}
      </Field>
      <Field label={t('speech.heldOn')}>
        {(id) => (
          <Input
            id={id}
            type="date"
            max={today}
            value={draft.heldOn}
            onChange={({ target }) => change((before) => ({ ...before, heldOn: target.value }))}
            aria-describedby={isRead ? 'speech-held-on-read' : undefined}
          />
        )}
      </Field>
      {isRead ? (
        <p id="speech-held-on-read" className="muted speech-wide">
          {t('speech.heldOn.read')}
        </p>
      ) : null}
    </div>
  );
}
