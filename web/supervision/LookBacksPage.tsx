import { Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { drawLookBack, listLookBackDraws } from '#core/supervision/ladder-contract.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useSignedIn } from '../app/session.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import './supervision.css';

type Draw = OutputOf<typeof listLookBackDraws>['draws'][number];

interface Fields {
  title: string;
  fromOn: string;
  toOn: string;
  percent: number;
  seed: string;
}

function DrawDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const { today } = useSignedIn();
  const act = useAct(drawLookBack, {
    refreshes: [listLookBackDraws],
    onDone: ({ drawn }) => {
      tell(t('supervision.draw.done', { count: drawn }));
      onClose();
    },
  });
  const needed = [{ required: true, whitespace: true, message: t('supervision.field.missing') }];
  const send = ({ percent, ...fields }: Fields) =>
    act.mutate({ body: { ...fields, sharePerMille: Math.round(percent * 10) } });
  return (
    <Modal open title={t('supervision.draw')} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="muted">{t('supervision.draw.under')}</p>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ fromOn: `${today.slice(0, 4)}-01-01`, toOn: today, percent: 0, seed: today }}
        onFinish={send}
      >
        <Form.Item name="title" label={t('supervision.draw.title')} rules={[...needed, { min: 2 }]}>
          <Input maxLength={80} />
        </Form.Item>
        <div className="task-order-fields">
          <Form.Item name="fromOn" label={t('supervision.draw.fromOn')} rules={needed}>
            <Input type="date" max={today} />
          </Form.Item>
          <Form.Item name="toOn" label={t('supervision.draw.toOn')} rules={needed}>
            <Input type="date" max={today} />
          </Form.Item>
          <Form.Item
            name="percent"
            label={t('supervision.draw.percent')}
            rules={[{ required: true, message: t('supervision.field.missing') }]}
          >
            <InputNumber min={0} max={100} precision={1} suffix="%" />
          </Form.Item>
          <Form.Item
            name="seed"
            label={t('supervision.draw.seed')}
            extra={t('supervision.draw.seed.under')}
            rules={needed}
          >
            <Input maxLength={60} />
          </Form.Item>
        </div>
        {act.error ? <ErrorState error={act.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending} className="task-submit">
          {t('supervision.draw')}
        </Button>
      </Form>
    </Modal>
  );
}

function DrawCard({ draw }: { draw: Draw }) {
  const { t } = useTranslation();
  const facts = t('supervision.draw.facts', {
    fromOn: draw.fromOn,
    toOn: draw.toOn,
    pool: draw.poolSize,
    drawn: draw.drawn.length,
    percent: draw.sharePerMille / 10,
    seed: draw.seed,
  });
  return (
    <li className="panel">
      <h2>{draw.title}</h2>
      <p className="muted">{facts}</p>
      <p className={draw.isReplayed ? '' : 'task-late'}>
        {t(draw.isReplayed ? 'supervision.draw.replayed' : 'supervision.draw.differs')}
      </p>
      <ul className="ladder-matters">
        {draw.drawn.map(({ taskId, title, isVeto }) => (
          <li key={taskId}>
            <PageLink to={`/supervision/${taskId}`}>{title}</PageLink>
            {isVeto ? <span className="muted">{t('supervision.mark.veto')}</span> : null}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** 回头看: draws of closed tasks for a second look, each to be played again from its seed and list. */
export default function LookBacksPage() {
  const { t } = useTranslation();
  const [isDrawing, setDrawing] = useState(false);
  const asked = useRoute(listLookBackDraws, {});
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  const { draws, mayDraw } = asked.data;
  const draw = (
    <Button type="primary" onClick={() => setDrawing(true)}>
      {t('supervision.draw')}
    </Button>
  );
  return (
    <div className="task-page">
      <PageHead
        title={t('supervision.lookBacks')}
        under={t('supervision.lookBacks.under')}
        trail={[
          { to: '/supervision', title: t('supervision.list') },
          { to: '/supervision/ladder', title: t('supervision.ladder') },
        ]}
        acts={mayDraw ? draw : null}
      />
      {draws.length === 0 ? <EmptyState sentence={t('supervision.lookBacks.none')} /> : null}
      <ul className="ladder-proposals">
        {draws.map((one) => (
          <DrawCard key={one.id} draw={one} />
        ))}
      </ul>
      {isDrawing ? <DrawDialog onClose={() => setDrawing(false)} /> : null}
    </div>
  );
}
