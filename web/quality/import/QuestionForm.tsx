import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OutputOf, parseAmount } from '#core/platform/public.ts';
import type { listImportQuestions } from '../../../core/quality/import-contract.ts';
import { ORG_SEARCH } from '../../ui/use-org-choices.ts';

export type Question = OutputOf<typeof listImportQuestions>['questions'][number];
/** By the key of the question; '' leaves the cell out, null takes the answer back. */
export type Answers = Record<string, string | null>;

interface QuestionFormProps {
  question: Question;
  units: { value: string; label: string }[];
  isOpen: boolean;
  value: string | null;
  onAnswer: (value: string | null) => void;
}

function FreeAnswer({ question, units, value, onAnswer }: QuestionFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const name = t(`quality.import.free.${question.free}`);
  const isFree = value !== null && value !== '' && !question.choices.some((one) => one.value === value);
  if (question.free === 'unit')
    return (
      <Select
        showSearch={ORG_SEARCH}
        className="import-free"
        aria-label={name}
        placeholder={name}
        value={isFree ? value : null}
        options={units}
        onChange={(next: string) => onAnswer(next)}
      />
    );
  if (question.free === 'day')
    return (
      <Input
        type="date"
        className="import-free"
        aria-label={name}
        value={isFree ? value : ''}
        onChange={(event) => onAnswer(event.target.value === '' ? null : event.target.value)}
      />
    );
  const take = (typed: string) => {
    setText(typed);
    if (question.free === 'number') onAnswer(typed.trim() === '' ? null : typed.trim());
    else {
      const amount = parseAmount(typed.replaceAll(/[,，]/g, ''), 'wan');
      onAnswer(amount.ok ? amount.yuan : null);
    }
  };
  return (
    <Input
      className="import-free"
      aria-label={name}
      placeholder={name}
      value={text}
      maxLength={60}
      onChange={(event) => take(event.target.value)}
    />
  );
}

/** One question with its cell, the answers offered and, where it makes sense, a free one. */
export function QuestionForm(props: QuestionFormProps) {
  const { question, isOpen, value, onAnswer } = props;
  const { t } = useTranslation();
  const canLeave = question.kind === 'cell' || question.kind === 'unit' || question.kind === 'leader';
  const choices = canLeave
    ? [...question.choices, { value: '', label: t('quality.import.leaveOut') }]
    : question.choices;
  const more = question.count > 1 ? t('quality.import.times', { count: question.count }) : '';
  return (
    <li className="import-question">
      <p>
        <span className="import-address">{question.address}</span> <b>{question.sentence}</b>{' '}
        <span className="muted">{more}</span>
      </p>
      {isOpen ? (
        <div className="import-answer">
          <Radio.Group
            aria-label={question.sentence}
            value={value}
            options={choices}
            onChange={(event) => onAnswer(event.target.value as string)}
          />
          {question.free ? <FreeAnswer {...props} /> : null}
          {value === null ? null : (
            <Button type="text" size="small" onClick={() => onAnswer(null)}>
              {t('quality.import.takeBack')}
            </Button>
          )}
        </div>
      ) : (
        <p className="muted">
          {value === null
            ? t('quality.import.unanswered')
            : (choices.find((one) => one.value === value)?.label ?? value)}
        </p>
      )}
    </li>
  );
}
