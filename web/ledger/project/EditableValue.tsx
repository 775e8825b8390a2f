import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { namesDocument } from '#core/ledger/public.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FocusPopover } from '../../ui/FocusPopover.tsx';
import { ORG_SEARCH } from '../../ui/use-org-choices.ts';
import { parseWan, wanText } from '../amounts.ts';

/** How a field is typed. */
export type EditKind =
  | { kind: 'text'; isLong?: boolean; most: number }
  | { kind: 'amount' }
  | { kind: 'day' }
  | { kind: 'words'; choices: readonly string[] }
  | { kind: 'word'; choices: readonly string[] }
  | {
      kind: 'choice';
      choices: readonly { value: string; label: string }[];
      isMany?: boolean;
      canBeEmpty?: boolean;
    };

type Value = string | string[] | null;

export interface EditableValueProps {
  /** The field's name, for the label of the control. */
  name: string;
  value: Value;
  of: EditKind;
  /** Asks for a reason, or for the document that approved the change. */
  needsReason?: boolean | 'approval';
  onSave: (value: Value, reason: string) => Promise<void>;
  /** What stands there while it is not edited. */
  children: ReactNode;
}

function Control({
  of,
  value,
  name,
  onChange,
}: {
  of: EditKind;
  value: Value;
  name: string;
  onChange: (value: Value) => void;
}) {
  const text = typeof value === 'string' ? value : '';
  const many = Array.isArray(value) ? value : [];
  switch (of.kind) {
    case 'text':
      return of.isLong ? (
        <Input.TextArea
          autoFocus
          aria-label={name}
          rows={5}
          maxLength={of.most}
          value={text}
          onChange={(e) => onChange(e.target.value)}
        />
      ) : (
        <Input
          autoFocus
          aria-label={name}
          maxLength={of.most}
          value={text}
          onChange={(e) => onChange(e.target.value)}
        />
      );
    case 'amount':
      return (
        <Input
          autoFocus
          aria-label={name}
          inputMode="decimal"
          suffix="万元"
          value={text}
          onChange={(e) => onChange(e.target.value)}
        />
      );
    case 'day':
      return (
        <Input
          type="date"
          autoFocus
          aria-label={name}
          value={text}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        />
      );
    case 'words':
      return (
        <Select
          mode="tags"
          autoFocus
          aria-label={name}
          value={many}
          options={of.choices.map((word) => ({ value: word, label: word }))}
          onChange={(words: string[]) => onChange(words)}
        />
      );
    case 'word':
      return (
        <Select
          mode="tags"
          maxCount={1}
          autoFocus
          aria-label={name}
          value={text === '' ? [] : [text]}
          options={of.choices.map((word) => ({ value: word, label: word }))}
          onChange={(words: string[]) => onChange(words.at(-1) ?? '')}
        />
      );
    case 'choice':
      return of.isMany ? (
        <Select
          mode="multiple"
          autoFocus
          showSearch={ORG_SEARCH}
          aria-label={name}
          value={many}
          options={[...of.choices]}
          onChange={(values: string[]) => onChange(values)}
        />
      ) : (
        <Select
          autoFocus
          showSearch={ORG_SEARCH}
          allowClear={of.canBeEmpty ?? false}
          aria-label={name}
          value={text === '' ? null : text}
          options={[...of.choices]}
          onChange={(next: string | null | undefined) => onChange(next ?? null)}
        />
      );
  }
}

/** Typed text → what is sent; undefined when it cannot be read. */
function toSent(of: EditKind, value: Value): Value | undefined {
  if (of.kind !== 'amount') return value;
  if (value === null || value === '') return null;
  return parseWan(String(value)) ?? undefined;
}

function EditForm(props: EditableValueProps & { onClose: () => void }) {
  const { of, name, needsReason, onSave, onClose } = props;
  const { t } = useTranslation();
  const [value, setValue] = useState<Value>(
    of.kind === 'amount' ? wanText(props.value as string | null) : props.value,
  );
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [wasAsked, setAsked] = useState(false);
  const sent = toSent(of, value);
  const textOf = (one: Value | undefined) =>
    of.kind === 'amount' ? wanText((one ?? null) as string | null) : JSON.stringify(one);
  const isChanged = textOf(sent) !== textOf(props.value);
  const missing =
    needsReason === 'approval' && props.value !== null && !namesDocument(reason)
      ? t('ledger.edit.approvalMissing')
      : needsReason && reason.trim().length < 2
        ? t('ledger.edit.reasonMissing')
        : null;
  const save = async () => {
    setAsked(true);
    if (sent === undefined || (isChanged && missing !== null)) return;
    if (!isChanged) return onClose();
    setBusy(true);
    try {
      await onSave(sent, reason);
      onClose();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter works wherever the focus is inside
    <div
      className="edit-form"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      <b>{name}</b>
      <Control of={of} value={value} name={name} onChange={setValue} />
      {sent === undefined ? <small className="edit-problem">{t('ledger.amount.unread')}</small> : null}
      <Input
        aria-label={t('ledger.edit.reason')}
        placeholder={t(
          needsReason === 'approval'
            ? 'ledger.edit.approvalNeeded'
            : needsReason
              ? 'ledger.edit.reasonNeeded'
              : 'ledger.edit.reason',
        )}
        status={wasAsked && isChanged && missing !== null ? 'error' : ''}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {wasAsked && isChanged && missing !== null ? (
        <small className="edit-problem" role="alert">
          {missing}
        </small>
      ) : null}
      {error ? <ErrorState error={error} inline /> : null}
      <div className="edit-acts">
        <Button type="primary" size="small" loading={isBusy} onClick={() => void save()}>
          {t('ledger.edit.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </div>
  );
}

/** A value that is changed where it stands; without the right to change it, it is only shown. */
export function EditableValue(props: EditableValueProps & { mayEdit: boolean }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (!props.mayEdit) return props.children;
  return (
    <span className="editable">
      {props.children}
      <FocusPopover
        placement="bottomLeft"
        isOpen={isOpen}
        onOpenChange={setOpen}
        label={t('ledger.edit.label', { name: props.name })}
        content={<EditForm {...props} onClose={() => setOpen(false)} />}
      >
        <button
          type="button"
          className="plain-button edit-mark no-print"
          aria-label={t('ledger.edit.label', { name: props.name })}
        >
          ✎
        </button>
      </FocusPopover>
    </span>
  );
}
