import { Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  getProblemStatistics,
  listProblemCandidates,
  listProblems,
  PROBLEM_CATEGORIES,
  PROBLEM_SOURCES,
  type ProblemCategory,
  type ProblemSource,
  raiseProblem,
} from '#core/problems/public.ts';
import { useOpenPage } from '../app/address.ts';
import { useSignedIn } from '../app/session.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from './ErrorState.tsx';
import { choicesOf } from './labels.ts';
import { ProjectPicker } from './ProjectPicker.tsx';
import { useUndoToast } from './UndoToast.tsx';

interface Fields {
  title: string;
  need: string;
  category: ProblemCategory;
  projectId?: string | null;
  sourceKind: ProblemSource;
  sourceNote?: string;
  keepOwn?: boolean;
  dueOn?: string;
}

/** Lists that change when a problem is raised or moved. */
export const PROBLEM_READS = [listProblems, getProblemStatistics, listProblemCandidates];

/** 提出问题: what it is, what is needed of whom, about which project; one's own to solve or the office's to assign. */
export function RaiseProblem({ project }: { project?: { id: string; name: string } }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button type={project ? 'default' : 'primary'} className="no-print" onClick={() => setOpen(true)}>
        {t('problems.raise')}
      </Button>
      {isOpen ? <RaiseDialog {...(project ? { project } : {})} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function RaiseDialog({ project, onClose }: { project?: { id: string; name: string }; onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const openPage = useOpenPage();
  const [form] = Form.useForm<Fields>();
  const act = useAct(raiseProblem, {
    refreshes: PROBLEM_READS,
    onDone: ({ problemId, repeats }) => {
      const title = form.getFieldValue('title') as string;
      tell(
        t(repeats.length > 0 ? 'problems.raised.repeat' : 'problems.raised', {
          title,
          count: repeats.length,
        }),
      );
      onClose();
      openPage(`/problems/${problemId}`);
    },
  });
  const send = ({ sourceNote, keepOwn = false, dueOn, ...fields }: Fields) =>
    act.mutate({
      body: {
        ...fields,
        projectId: project?.id ?? fields.projectId ?? null,
        source: sourceNote?.trim() ? { [t('problems.field.sourceNote')]: sourceNote.trim() } : {},
        keepOwn,
        dueOn: keepOwn && dueOn ? dueOn : null,
      },
    });
  return (
    <Modal
      open
      title={project ? t('problems.raise.of', { name: project.name }) : t('problems.raise')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ category: 'other', sourceKind: 'manual' }}
        onFinish={send}
      >
        <RaiseFields hasProject={project !== undefined} />
        {act.error ? <ErrorState error={act.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {t('problems.raise')}
        </Button>
      </Form>
    </Modal>
  );
}

function RaiseFields({ hasProject }: { hasProject: boolean }) {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const keepOwn = Form.useWatch<boolean | undefined>('keepOwn');
  const needed = [{ required: true, whitespace: true, message: t('problems.field.missing') }];
  return (
    <>
      <Form.Item name="title" label={t('problems.field.title')} rules={needed}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item
        name="need"
        label={t('problems.field.need')}
        extra={t('problems.field.need.under')}
        rules={needed}
      >
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
      </Form.Item>
      {hasProject ? null : (
        <Form.Item name="projectId" label={t('problems.field.project')}>
          <ProjectPicker />
        </Form.Item>
      )}
      <div className="problem-pair">
        <Form.Item name="category" label={t('problems.field.category')}>
          <Select options={choicesOf(PROBLEM_CATEGORIES)} />
        </Form.Item>
        <Form.Item name="sourceKind" label={t('problems.field.source')}>
          <Select options={choicesOf(PROBLEM_SOURCES)} />
        </Form.Item>
      </div>
      <Form.Item name="sourceNote" label={t('problems.field.sourceNote')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="keepOwn" valuePropName="checked">
        <Checkbox>{t('problems.field.keepOwn')}</Checkbox>
      </Form.Item>
      {keepOwn ? (
        <Form.Item name="dueOn" label={t('problems.field.dueOn')} rules={needed}>
          <Input type="date" min={today} />
        </Form.Item>
      ) : null}
    </>
  );
}
