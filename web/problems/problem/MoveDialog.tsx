import { Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { type getProblem, getProblem as getRoute, moveProblem } from '#core/problems/contract.ts';
import {
  PROBLEM_CATEGORIES,
  PROBLEM_MOVE_WORDS,
  type ProblemLevel,
  type ProblemMoveKind,
} from '#core/problems/problem.ts';
import { useSignedIn } from '../../app/session.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { choicesOf, wordOf } from '../../ui/labels.ts';
import { levelWord, stateWord } from '../../ui/problem-words.ts';
import { PROBLEM_READS } from '../../ui/RaiseProblem.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { ORG_SEARCH, useOrgChoices } from '../../ui/use-org-choices.ts';
import {
  MOVE_FIELDS,
  type MoveField,
  type MoveFields,
  type MoveSetting,
  OPTIONAL_FIELDS,
  proposeDeadline,
  toFirstFields,
  toMove,
} from './move-form.ts';
import { ProblemFilesField } from './ProblemFilesField.tsx';

export type ProblemAnswer = OutputOf<typeof getProblem>;
type Kind = Exclude<ProblemMoveKind, 'raise'>;

const LINES: ReadonlySet<MoveField> = new Set(['ownerName', 'leaderName', 'participants', 'suggestion']);

function toSetting(answer: ProblemAnswer, orgId: string): MoveSetting {
  const { row } = answer;
  return {
    today: answer.today,
    orgId,
    level: row.level,
    proposedLevel: answer.stepUp?.toLevel ?? null,
    category: row.category,
    ownerOrgId: row.ownerOrg?.id ?? null,
    supportingOrgIds: answer.supporting.map(({ id }) => id),
    levelDeadlines: answer.levelDeadlines,
  };
}

/** One step in a dialog; a refusal stands beside what was typed, which stays. */
export function MoveDialog({
  answer,
  kind,
  preset = {},
  onClose,
}: {
  answer: ProblemAnswer;
  kind: Kind;
  /** What the place from which the step is taken says already. */
  preset?: MoveFields;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const session = useSignedIn();
  const [form] = Form.useForm<MoveFields>();
  const setting = toSetting(answer, session.orgId);
  const word = wordOf(PROBLEM_MOVE_WORDS, kind);
  const act = useAct(moveProblem, {
    refreshes: [getRoute, ...PROBLEM_READS],
    onDone: ({ state }) => {
      tell(t('problems.moved', { move: word, title: answer.row.title, state: stateWord(state) }));
      onClose();
    },
  });
  const send = (fields: MoveFields) =>
    act.mutate({
      params: { problemId: answer.row.id },
      body: { version: answer.version, move: toMove(kind, fields, setting) },
    });
  const follow = (changed: MoveFields) => {
    if (kind === 'assign' && changed.level !== undefined)
      form.setFieldValue('dueOn', proposeDeadline(kind, setting, changed.level));
  };
  return (
    <Modal
      open
      title={t('app.titled', { word, title: answer.row.title })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="muted">{t(`problems.step.${kind}`)}</p>
      <Form<MoveFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...toFirstFields(kind, setting), ...preset }}
        onValuesChange={follow}
        onFinish={send}
      >
        {MOVE_FIELDS[kind].map((name) => (
          <StepField key={name} name={name} kind={kind} answer={answer} />
        ))}
        {act.error ? <ErrorState error={act.error} inline /> : null}
        {act.error?.body.code === 'PROBLEM_CHANGED_MEANWHILE' ? <p>{t('problems.changed')}</p> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {word}
        </Button>
      </Form>
    </Modal>
  );
}

function StepField({ name, kind, answer }: { name: MoveField; kind: Kind; answer: ProblemAnswer }) {
  const { t } = useTranslation();
  const isOptional = OPTIONAL_FIELDS.has(name);
  const word = t([`problems.field.${kind}.${name}`, `problems.field.${name}`]);
  const label = isOptional ? t('problems.field.optional', { label: word }) : word;
  const rules = isOptional ? [] : [{ required: true, message: t('problems.field.missing') }];
  return (
    <Form.Item name={name} label={label} rules={rules}>
      <StepInput name={name} answer={answer} />
    </Form.Item>
  );
}

interface StepInputProps {
  name: MoveField;
  answer: ProblemAnswer;
  /** Given by the form. */
  id?: string;
  value?: unknown;
  onChange?: (value: unknown) => void;
}

function StepInput({ name, answer, ...field }: StepInputProps) {
  const { t } = useTranslation();
  const given = field as { id: string; value: never; onChange: (value: unknown) => void };
  const orgs = useOrgChoices();
  if (name === 'ownerOrgId' || name === 'toOrgId' || name === 'supportingOrgIds')
    return (
      <Select
        {...given}
        showSearch={ORG_SEARCH}
        {...(name === 'supportingOrgIds' ? { mode: 'multiple' as const } : {})}
        options={orgs}
      />
    );
  if (name === 'category') return <Select {...given} options={choicesOf(PROBLEM_CATEGORIES)} />;
  if (name === 'level')
    return (
      <Select
        {...given}
        options={([1, 2, 3, 4] as ProblemLevel[]).map((level) => ({
          value: level,
          label: levelWord(level, answer.levelNames),
        }))}
      />
    );
  if (name === 'verdict')
    return (
      <Radio.Group
        {...given}
        options={(['agree', 'reject'] as const).map((value) => ({
          value,
          label: t(`problems.verdict.${value}`),
        }))}
      />
    );
  if (name === 'dueOn') return <Input type="date" min={answer.today} {...given} />;
  if (name === 'heldOn') return <Input type="date" max={answer.today} {...given} />;
  if (name === 'fileIds') return <ProblemFilesField problemId={answer.row.id} {...given} />;
  if (LINES.has(name))
    return <Input maxLength={name === 'participants' || name === 'suggestion' ? 500 : 40} {...given} />;
  return <Input.TextArea maxLength={1000} autoSize={{ minRows: name === 'note' ? 1 : 3 }} {...given} />;
}
