import { Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { CHASE_WAYS, SATISFACTION } from '#core/supervision/task/task.ts';
import { choicesOf } from '../../ui/labels.ts';
import type { TaskAnswer } from './MoveDialog.tsx';
import type { MoveField, StepKind } from './move-form.ts';
import { TaskFilesField } from './TaskFilesField.tsx';

interface StepInputProps {
  name: MoveField;
  kind: StepKind;
  answer: TaskAnswer;
  /** Given by the form. */
  id?: string;
  value?: unknown;
  onChange?: (value: unknown) => void;
}

const VERDICTS = { verify: ['agree', 'reject'], 'look-back': ['holds', 'relapsed'] } as const;

/** The input of one field of a step. */
export function StepInput({ name, kind, answer, ...field }: StepInputProps) {
  const { t } = useTranslation();
  const given = field as { id: string; value: never; onChange: (value: unknown) => void };
  const lastOn = answer.moves.at(-1)?.move.on;
  switch (name) {
    case 'orgId':
      return (
        <Select {...given} options={answer.units.map(({ org }) => ({ value: org.id, label: org.name }))} />
      );
    case 'by':
      return <Radio.Group {...given} options={choicesOf(CHASE_WAYS)} />;
    case 'verdict':
      return (
        <Radio.Group
          {...given}
          options={VERDICTS[kind === 'look-back' ? 'look-back' : 'verify'].map((value) => ({
            value,
            label: t(`supervision.verdict.${value}`),
          }))}
        />
      );
    case 'satisfaction':
      return <Radio.Group {...given} options={choicesOf(SATISFACTION)} />;
    case 'percent':
      return <InputNumber {...given} min={0} max={100} precision={0} suffix="%" inputMode="numeric" />;
    case 'dueOn':
      return <Input type="date" min={answer.today} {...given} />;
    case 'on':
      return <Input type="date" min={lastOn} max={answer.today} {...given} />;
    case 'fileIds':
      return <TaskFilesField taskId={answer.row.id} {...given} />;
    case 'number':
    case 'personName':
      return <Input maxLength={40} {...given} />;
    default:
      return (
        <Input.TextArea
          maxLength={kind === 'chase' ? 500 : 1000}
          autoSize={{ minRows: name === 'note' ? 1 : 3 }}
          {...given}
        />
      );
  }
}
