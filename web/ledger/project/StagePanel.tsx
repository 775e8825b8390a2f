import { Button, Dropdown, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProjectView, recordStage, STAGES, START_STATES } from '#core/ledger/public.ts';
import type { BodyOf } from '#core/platform/public.ts';
import { useAct } from '../../app/use-route.ts';
import { DefinitionGrid } from '../../ui/DefinitionGrid.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { chinaTime, choicesOf, wordOf } from '../../ui/labels.ts';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { PROJECT_ROUTES } from './use-project.ts';

type StageBody = BodyOf<typeof recordStage>;
type Kind = StageBody['kind'];

/** What each event asks for; the server's rule decides whether it may be recorded now. */
const ASKS: Record<Kind, readonly ('stage' | 'until' | 'reason' | 'approver' | 'evidence')[]> = {
  'start-reported': ['evidence'],
  'start-verified': ['evidence'],
  'start-refuted': ['reason'],
  stage: ['stage', 'evidence'],
  paused: ['until', 'reason', 'approver'],
  'pause-confirmed': ['until', 'reason', 'approver'],
  resumed: [],
  'planned-start-moved': ['until', 'reason', 'approver'],
  'planned-finish-moved': ['until', 'reason', 'approver'],
  stopped: ['reason', 'approver'],
  cancelled: ['reason', 'approver'],
};

/** Why an event cannot be recorded now; null when it can be tried. */
function obstacleOf(kind: Kind, project: ProjectView, t: (key: string) => string): string | null {
  const { may, startState, isPaused } = project;
  const isVerification = kind === 'start-verified' || kind === 'start-refuted';
  if (isVerification ? !may.verifyStart : !may.recordStage)
    return t(isVerification ? 'ledger.stage.notVerifier' : 'ledger.stage.notYours');
  if (kind === 'start-reported' && startState === 'verified') return t('ledger.stage.verifiedAlready');
  if (isVerification && startState === 'none') return t('ledger.stage.notReported');
  if (kind === 'paused' && isPaused) return t('ledger.stage.pausedAlready');
  if ((kind === 'resumed' || kind === 'pause-confirmed') && !isPaused) return t('ledger.stage.notPaused');
  return null;
}

function StageDialog({
  project,
  kind,
  today,
  onClose,
}: {
  project: ProjectView;
  kind: Kind;
  today: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [form] = Form.useForm<Record<string, string>>();
  const asks = ASKS[kind];
  const title = t(`ledger.event.${kind}`);
  const act = useAct(recordStage, {
    refreshes: PROJECT_ROUTES,
    onDone: () => {
      tell(t('ledger.stage.done', { name: project.fields.name, event: title }));
      onClose();
    },
  });
  const submit = (fields: Record<string, string>) =>
    act.mutate({
      params: { projectId: project.id },
      body: {
        kind,
        onDate: fields.onDate ?? today,
        ...(fields.stage ? { stage: fields.stage as NonNullable<StageBody['stage']> } : {}),
        ...(fields.untilDate ? { untilDate: fields.untilDate } : {}),
        reason: fields.reason ?? '',
        approver: fields.approver ?? '',
        evidenceNote: fields.evidenceNote ?? '',
      },
    });
  const required = [{ required: true, message: t('ledger.add.required') }];
  const isMove = kind.endsWith('-moved');
  return (
    <Modal
      open
      title={title}
      okText={t('ledger.stage.record')}
      cancelText={t('ui.cancel')}
      confirmLoading={act.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <Form form={form} layout="vertical" onFinish={submit} initialValues={{ onDate: today }}>
        {asks.includes('stage') ? (
          <Form.Item name="stage" label={t('ui.project.stage')} rules={required}>
            <Select options={choicesOf(STAGES)} />
          </Form.Item>
        ) : null}
        <Form.Item
          name="onDate"
          label={t(isMove ? 'ledger.stage.decidedOn' : 'ledger.stage.onDate')}
          rules={required}
        >
          <Input type="date" {...(isMove ? {} : { max: today })} />
        </Form.Item>
        {asks.includes('until') ? (
          <Form.Item
            name="untilDate"
            label={t(isMove ? 'ledger.stage.newDate' : 'ledger.stage.resumption')}
            rules={required}
          >
            <Input type="date" />
          </Form.Item>
        ) : null}
        {asks.includes('reason') ? (
          <Form.Item name="reason" label={t('ledger.stage.reason')} rules={required}>
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
        ) : null}
        {asks.includes('approver') ? (
          <Form.Item
            name="approver"
            label={t('ledger.stage.approver')}
            rules={kind === 'stopped' || kind === 'cancelled' ? [] : required}
          >
            <Input maxLength={100} />
          </Form.Item>
        ) : null}
        {asks.includes('evidence') ? (
          <Form.Item
            name="evidenceNote"
            label={t('ledger.stage.evidence')}
            extra={kind === 'start-verified' ? t('ledger.stage.evidence.wanted') : null}
            rules={kind === 'start-verified' ? required : []}
          >
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  );
}

/** 记录阶段: the events that may be recorded, the others greyed with the reason. */
export function StageActs({ project, today }: { project: ProjectView; today: string }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind | null>(null);
  const items = (Object.keys(ASKS) as Kind[]).map((one) => {
    const obstacle = obstacleOf(one, project, t);
    return {
      key: one,
      disabled: obstacle !== null,
      label: (
        <span className="stage-choice">
          {t(`ledger.event.${one}`)}
          {obstacle ? <small>{obstacle}</small> : null}
        </span>
      ),
    };
  });
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => setKind(key as Kind) }}>
        <Button className="no-print">{t('ledger.stage.record')}</Button>
      </Dropdown>
      {kind ? (
        <StageDialog project={project} kind={kind} today={today} onClose={() => setKind(null)} />
      ) : null}
    </>
  );
}

/** Where the project stands, and every event that led there, with who recorded it and on what. */
export function StagePanel({ project }: { project: ProjectView }) {
  const { t } = useTranslation();
  const { fields, stages } = project;
  const original = (kind: string) => stages.filter((s) => s.kind === kind).at(-1)?.untilDate ?? null;
  const withOriginal = (now: string | null, first: string | null) =>
    first !== null && first !== now ? t('ledger.stage.moved', { now: now ?? '—', first }) : (now ?? '');
  return (
    <section className="panel stage-panel">
      <h2>{t('ledger.stage')}</h2>
      <DefinitionGrid
        columns={2}
        rows={[
          {
            term: t('ui.project.stage'),
            value: `${wordOf(STAGES, project.stage)}${project.stageOn ? `（${project.stageOn}）` : ''}`,
          },
          {
            term: t('ledger.stage.start'),
            value: `${wordOf(START_STATES, project.startState)}${project.startedOn ? `（${project.startedOn}）` : ''}`,
          },
          {
            term: t('ledger.stage.plannedStart'),
            value: withOriginal(fields.plannedStartOn, original('planned-start-moved')),
          },
          {
            term: t('ledger.stage.plannedFinish'),
            value: withOriginal(fields.plannedFinishOn, original('planned-finish-moved')),
          },
        ]}
      />
      {stages.length === 0 ? (
        <p className="muted">{t('ledger.stage.none')}</p>
      ) : (
        <ol className="events">
          {stages.map((event) => (
            <li key={event.id}>
              <span className="event-day">{event.onDate}</span>
              <span>
                <b>
                  {t(`ledger.event.${event.kind}`)}
                  {event.kind === 'stage' ? `：${wordOf(STAGES, event.stage)}` : ''}
                </b>
                {event.untilDate
                  ? ` ${t(event.kind.endsWith('-moved') ? 'ledger.stage.was' : 'ledger.stage.until', { on: event.untilDate })}`
                  : ''}
                {[
                  event.reason,
                  event.approver ? t('ledger.stage.by', { approver: event.approver }) : '',
                  event.evidenceNote,
                ]
                  .filter((part) => part !== '')
                  .map((part) => ` · ${part}`)}
                <small className="muted">
                  {' '}
                  {t('ledger.recorded', {
                    person: event.personName === '' ? '—' : event.personName,
                    at: chinaTime(event.recordedAt),
                  })}
                </small>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
