import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { listProblems } from '#core/problems/contract.ts';
import { getProblemRules, setProblemRules } from '#core/problems/rule-contract.ts';
import type { ProblemRules } from '#core/problems/rulebook.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { levelWord } from '../ui/problem-words.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import './problems.css';

const MOST_DAYS = 250;
const MOST_REPEAT_DAYS = 730;

function RuleForm({ data }: { data: OutputOf<typeof getProblemRules> }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const { rules, maySet, leaders } = data;
  const act = useAct(setProblemRules, {
    refreshes: [getProblemRules, listProblems],
    onDone: ({ version }) => tell(t('problems.rules.done', { version })),
  });
  const days = (max: number) => [
    { required: true, type: 'integer' as const, min: 1, max, message: t('problems.rules.between', { max }) },
  ];
  const named = [{ required: true, min: 2, max: 20, message: t('problems.rules.nameLength') }];
  return (
    <Form<ProblemRules & { source: string }>
      layout="vertical"
      requiredMark={false}
      disabled={!maySet}
      initialValues={rules}
      onFinish={({ source, ...changed }) => act.mutate({ body: { rules: changed, source } })}
    >
      <div className="problem-rules">
        {([1, 2, 3, 4] as const).map((level) => (
          <Form.Item
            key={level}
            name={['workingDays', String(level)]}
            label={t('problems.rules.days', { level: levelWord(level, rules.levelNames) })}
            rules={days(MOST_DAYS)}
          >
            <InputNumber min={1} max={MOST_DAYS} suffix={t('problems.unit.days')} />
          </Form.Item>
        ))}
        {([2, 3, 4] as const).map((level) => (
          <Form.Item
            key={level}
            name={['levelNames', String(level)]}
            label={t('problems.rules.name', { level })}
            rules={named}
          >
            <Input maxLength={20} />
          </Form.Item>
        ))}
        {([3, 4] as const).map((level) => (
          <Form.Item
            key={level}
            className="problem-rules-wide"
            name={['members', String(level)]}
            label={t(`problems.rules.members.${level}`, { level: levelWord(level, rules.levelNames) })}
            extra={t(`problems.rules.members.under.${level}`)}
          >
            <Select
              mode="multiple"
              maxCount={40}
              optionFilterProp="label"
              options={leaders.map(({ personId, name, title }) => ({
                value: personId,
                label: `${title}${name}`,
              }))}
            />
          </Form.Item>
        ))}
        <Form.Item name="repeatDays" label={t('problems.rules.repeatDays')} rules={days(MOST_REPEAT_DAYS)}>
          <InputNumber min={1} max={MOST_REPEAT_DAYS} suffix={t('problems.unit.calendarDays')} />
        </Form.Item>
      </div>
      {maySet ? (
        <>
          <Form.Item
            name="source"
            label={t('problems.rules.source')}
            extra={t('problems.rules.source.under')}
            rules={[{ required: true, min: 2, message: t('problems.field.missing') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
          {act.error ? <ErrorState error={act.error} inline /> : null}
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {t('problems.rules.set')}
          </Button>
        </>
      ) : (
        <p className="muted">{t('problems.rules.onlyHead')}</p>
      )}
    </Form>
  );
}

/** 问题办理规则: days of each level, the window of repeats, what the levels are called here. */
export default function ProblemRulesPage() {
  const { t } = useTranslation();
  const asked = useRoute(getProblemRules, {});
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  const { version, source } = asked.data;
  return (
    <div className="problem-page">
      <PageHead
        title={t('problems.rules.title')}
        under={version === 0 ? t('problems.rules.first') : t('problems.rules.version', { version, source })}
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
      />
      <section className="panel">
        <RuleForm key={version} data={asked.data} />
      </section>
    </div>
  );
}
