import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROBOT_KIND_WORDS } from '#core/notifications/channel.ts';
import {
  listOutbox,
  listRobots,
  type RobotView,
  removeRobot,
  tryRobot,
} from '#core/notifications/contract.ts';
import { GROUP_TOPICS } from '#core/notifications/outside-text.ts';
import { SEND_FAULTS } from '#core/notifications/send-fault.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { chinaTime, wordOf } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { MailPanel } from './MailPanel.tsx';
import { Outbox } from './Outbox.tsx';
import { RobotDialog } from './RobotDialog.tsx';
import './notifications.css';

/** 群机器人: the groups that are told, and what became of each message. */
export default function RobotsPage() {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<RobotView | 'new' | null>(null);
  const asked = useRoute(listRobots, {});
  const head = {
    title: t('notifications.robots'),
    under: t('notifications.robots.under'),
    trail: [{ to: '/settings', title: t('app.nav.settings') }],
  };
  if (!asked.data)
    return (
      <div className="narrow-page">
        <PageHead {...head} />
        {asked.error ? (
          <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )}
      </div>
    );
  const { robots, networkZone, hasGateway, mail, mayAllowMore } = asked.data;
  return (
    <div className="narrow-page">
      <PageHead
        {...head}
        acts={
          <Button type="primary" onClick={() => setEdited('new')}>
            {t('notifications.add')}
          </Button>
        }
      />
      {networkZone === 'extranet' && !hasGateway ? (
        <p className="panel">{t('notifications.robots.extranet')}</p>
      ) : null}
      <section className="panel" aria-labelledby="group-robots">
        <h2 id="group-robots">{t('notifications.groups')}</h2>
        {robots.length === 0 ? <EmptyState sentence={t('notifications.robots.empty')} /> : null}
        <ul className="settings-list">
          {robots.map((robot) => (
            <RobotLine key={robot.id} robot={robot} onEdit={() => setEdited(robot)} />
          ))}
        </ul>
      </section>
      <MailPanel mail={mail} mayAllowMore={mayAllowMore} />
      <Outbox onSettled={() => void asked.refetch()} />
      {edited === null ? null : (
        <RobotDialog
          robot={edited === 'new' ? null : edited}
          mayAllowMore={mayAllowMore}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}

function RobotLine({ robot, onEdit }: { robot: RobotView; onEdit: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const tries = useAct(tryRobot, {
    refreshes: [listRobots, listOutbox],
    onDone: () => tell(t('notifications.try.done')),
  });
  const removes = useAct(removeRobot, {
    refreshes: [listRobots],
    onDone: () => tell(t('notifications.remove.done', { name: robot.name })),
  });
  const standing = [
    robot.isOn ? '' : t('notifications.off'),
    robot.fault && wordOf(SEND_FAULTS, robot.fault),
    robot.tellsMore ? t('notifications.tellsMore.on') : '',
    robot.lastSentAt ? t('notifications.lastSent', { at: chinaTime(robot.lastSentAt) }) : '',
    robot.failed > 0 ? t('notifications.failed', { count: robot.failed }) : '',
  ].filter(Boolean);
  return (
    <li>
      <div className="line-with-act">
        <span>
          {robot.name}　{wordOf(ROBOT_KIND_WORDS, robot.kind)}
        </span>
        <span className="line-acts">
          <Button
            size="small"
            loading={tries.isPending}
            onClick={() => tries.mutate({ params: { robotId: robot.id } })}
          >
            {t('notifications.try')}
          </Button>
          <Button size="small" onClick={onEdit}>
            {t('notifications.edit')}
          </Button>
          <Popconfirm
            title={t('notifications.remove.ask', { name: robot.name })}
            okText={t('notifications.remove')}
            cancelText={t('notifications.cancel')}
            onConfirm={() => removes.mutate({ params: { robotId: robot.id } })}
          >
            <Button size="small" loading={removes.isPending}>
              {t('notifications.remove')}
            </Button>
          </Popconfirm>
        </span>
      </div>
      <p>
        {robot.address}
        {'　'}
        {robot.topics.map((topic) => wordOf(GROUP_TOPICS, topic)).join(t('notifications.comma'))}
      </p>
      {standing.length > 0 ? <p>{standing.join('　')}</p> : null}
      {tries.error || removes.error ? <ErrorState error={tries.error ?? removes.error} inline /> : null}
    </li>
  );
}
