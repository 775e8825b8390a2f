import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../../ui/use-media.ts';

/** Side by side; on a phone two tabs. */
export function TwoSides({ text, tasks, count }: { text: ReactNode; tasks: ReactNode; count: number }) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  if (!isPhone)
    return (
      <div className="speech-sides">
        <div className="panel speech-side">{text}</div>
        <section className="speech-side" aria-label={t('speech.proposals')}>
          {tasks}
        </section>
      </div>
    );
  return (
    <Tabs
      defaultActiveKey="tasks"
      items={[
        { key: 'tasks', label: t('speech.tab.tasks', { count }), children: tasks },
        { key: 'text', label: t('speech.text'), children: text },
      ]}
    />
  );
}
