import { Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import {
  addMilestones,
  type MilestoneView,
  type ProjectView,
  setMilestoneDate,
} from '#core/ledger/public.ts';
import { daysBetween } from '#core/platform/public.ts';
import { useAct } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { shortDay } from '../../ui/labels.ts';
import { ScrollsX } from '../../ui/ScrollsX.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { PROJECT_ROUTES } from './use-project.ts';

type Milestone = z.infer<typeof MilestoneView>;
type DateKind = 'approved' | 'actual';

/** One date of a milestone: the day it was reached, or a move that was approved with its reason. */
function DateDialog(props: {
  project: ProjectView;
  milestone: Milestone;
  kind: DateKind;
  today: string;
  onClose: () => void;
}) {
  const { project, milestone, kind, today, onClose } = props;
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [day, setDay] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const act = useAct(setMilestoneDate, {
    refreshes: PROJECT_ROUTES,
    onDone: () => {
      tell(t(`ledger.milestone.${kind}.done`, { name: milestone.name, on: day ?? '' }));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t(`ledger.milestone.${kind}.title`, { name: milestone.name })}
      okText={t('ledger.edit.save')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: day === null }}
      confirmLoading={act.isPending}
      onCancel={onClose}
      onOk={() =>
        day &&
        act.mutate({
          params: { projectId: project.id, milestoneId: milestone.id },
          body: { kind, finishOn: day, reason },
        })
      }
    >
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <Form layout="vertical">
        <Form.Item label={t(`ledger.milestone.${kind}`)} required>
          <Input
            type="date"
            aria-label={t(`ledger.milestone.${kind}`)}
            value={day ?? ''}
            {...(kind === 'actual' ? { max: today } : {})}
            onChange={(event) => setDay(event.target.value === '' ? null : event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t(kind === 'approved' ? 'ledger.edit.reasonNeeded' : 'ledger.edit.reason')}>
          <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface NewMilestone {
  name: string;
  finishOn: string;
  isCritical?: boolean;
  evidenceWanted?: string;
}

/** 倒排工期: several milestones at once; their original dates never change. */
function AddDialog({ project, onClose }: { project: ProjectView; onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [form] = Form.useForm<{ milestones: NewMilestone[] }>();
  const act = useAct(addMilestones, {
    refreshes: PROJECT_ROUTES,
    onDone: ({ added }) => {
      tell(t('ledger.milestone.added', { count: added }));
      onClose();
    },
  });
  const submit = ({ milestones }: { milestones: NewMilestone[] }) =>
    act.mutate({
      params: { projectId: project.id },
      body: {
        milestones: milestones.map((m) => ({
          name: m.name,
          finishOn: m.finishOn,
          isCritical: m.isCritical ?? false,
          evidenceWanted: m.evidenceWanted ?? '',
        })),
      },
    });
  const required = [{ required: true, message: t('ledger.add.required') }];
  return (
    <Modal
      open
      width={720}
      title={t('ledger.milestone.add')}
      okText={t('ledger.edit.save')}
      cancelText={t('ui.cancel')}
      confirmLoading={act.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <p className="muted">{t('ledger.milestone.original.note')}</p>
      <Form form={form} onFinish={submit} initialValues={{ milestones: [{}] }}>
        <Form.List name="milestones">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field) => (
                <div key={field.key} className="milestone-line">
                  <Form.Item name={[field.name, 'name']} rules={required}>
                    <Input
                      placeholder={t('ledger.milestone.name')}
                      aria-label={t('ledger.milestone.name')}
                      maxLength={100}
                    />
                  </Form.Item>
                  <Form.Item name={[field.name, 'finishOn']} rules={required}>
                    <Input type="date" aria-label={t('ledger.milestone.finish')} />
                  </Form.Item>
                  <Form.Item name={[field.name, 'evidenceWanted']}>
                    <Input
                      placeholder={t('ledger.milestone.evidence')}
                      aria-label={t('ledger.milestone.evidence')}
                      maxLength={200}
                    />
                  </Form.Item>
                  <Form.Item name={[field.name, 'isCritical']} valuePropName="checked">
                    <Checkbox>{t('ledger.milestone.critical')}</Checkbox>
                  </Form.Item>
                  <Button type="text" onClick={() => remove(field.name)} disabled={fields.length === 1}>
                    {t('ui.views.remove')}
                  </Button>
                </div>
              ))}
              <Button type="dashed" block onClick={() => add({})}>
                {t('ledger.milestone.more')}
              </Button>
            </>
          )}
        </Form.List>
      </Form>
    </Modal>
  );
}

/** Milestones with original, approved and actual dates side by side; moves with their reasons. */
export function MilestonesPanel({ project, today }: { project: ProjectView; today: string }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<{ milestone: Milestone; kind: DateKind } | 'add' | null>(null);
  const { may, milestones } = project;
  const stateOf = (m: Milestone): string => {
    const due = m.approvedOn ?? m.originalOn;
    if (m.actualOn !== null)
      return due !== null && m.actualOn > due ? t('ledger.milestone.lateDone') : t('ledger.milestone.isDone');
    if (due === null) return t('ledger.milestone.open');
    const days = daysBetween(today, due);
    return days < 0
      ? t('ledger.milestone.daysLate', { count: -days })
      : t('ledger.milestone.daysLeft', { count: days });
  };
  return (
    <section className="panel">
      <h2>
        {t('ledger.milestones')}
        <span className="panel-acts no-print">
          <ActButton
            size="small"
            disabledReason={may.addMilestones ? null : may.reason}
            onAct={() => setDialog('add')}
          >
            {t('ledger.milestone.add')}
          </ActButton>
        </span>
      </h2>
      {milestones.length === 0 ? (
        <p className="muted">{t('ledger.milestones.none')}</p>
      ) : (
        <ScrollsX label={t('ledger.milestones')}>
          <table className="plain-table words-table">
            <thead>
              <tr>
                <th scope="col">{t('ledger.milestone.name')}</th>
                <th scope="col">{t('ledger.milestone.original')}</th>
                <th scope="col">{t('ledger.milestone.approved')}</th>
                <th scope="col">{t('ledger.milestone.actual')}</th>
                <th scope="col">{t('ledger.milestone.state')}</th>
                <th scope="col" className="no-print">
                  <span className="only-heard">{t('ledger.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {milestones.map((m) => (
                <tr key={m.id}>
                  <th scope="row">
                    {m.name}
                    {m.isCritical ? (
                      <small className="critical">{t('ledger.milestone.critical')}</small>
                    ) : null}
                  </th>
                  <td>{shortDay(m.originalOn)}</td>
                  <td title={m.moves.map((move) => `${move.on}：${move.reason}`).join('\n')}>
                    {shortDay(m.approvedOn)}
                    {m.moves.length > 1 ? (
                      <small> {t('ledger.milestone.moves', { count: m.moves.length })}</small>
                    ) : null}
                  </td>
                  <td>{shortDay(m.actualOn)}</td>
                  <td>{stateOf(m)}</td>
                  <td className="no-print row-acts">
                    {m.actualOn === null ? (
                      <>
                        <ActButton
                          size="small"
                          type="link"
                          disabledReason={may.finishMilestone ? null : may.reason}
                          onAct={() => setDialog({ milestone: m, kind: 'actual' })}
                        >
                          {t('ledger.milestone.actual.act')}
                        </ActButton>
                        <ActButton
                          size="small"
                          type="link"
                          disabledReason={may.moveMilestone ? null : t('ledger.milestone.moveReason')}
                          onAct={() => setDialog({ milestone: m, kind: 'approved' })}
                        >
                          {t('ledger.milestone.approved.act')}
                        </ActButton>
                      </>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollsX>
      )}
      {dialog === 'add' ? <AddDialog project={project} onClose={() => setDialog(null)} /> : null}
      {dialog !== null && dialog !== 'add' ? (
        <DateDialog project={project} today={today} {...dialog} onClose={() => setDialog(null)} />
      ) : null}
    </section>
  );
}
