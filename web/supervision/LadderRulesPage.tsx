import { Button, Checkbox, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import type { LadderRules } from '#core/supervision/ladder/ladder.ts';
import { getLadderRules, listLadderProposals, setLadderRules } from '#core/supervision/ladder-contract.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { RungRows } from './ladder/RungRows.tsx';
import './supervision.css';

const MOST_MERGE_DAYS = 30;

function RulesForm({ data }: { data: OutputOf<typeof getLadderRules> }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const { rules, maySet } = data;
  const act = useAct(setLadderRules, {
    refreshes: [getLadderRules, listLadderProposals],
    onDone: ({ version }) => tell(t('supervision.rules.done', { version })),
  });
  return (
    <Form<LadderRules & { source: string }>
      layout="vertical"
      requiredMark={false}
      disabled={!maySet}
      initialValues={rules}
      onFinish={({ source, mergeWithinDays, halfMonthReport, rungs }) =>
        act.mutate({
          body: {
            source,
            rules: {
              mergeWithinDays,
              halfMonthReport,
              // What the form does not show (the instrument of each rung) stays as it was.
              rungs: rules.rungs.map((rung, index) => ({ ...rung, ...rungs[index] })),
            },
          },
        })
      }
    >
      <RungRows rungs={rules.rungs} />
      <Form.Item
        name="mergeWithinDays"
        label={t('supervision.rules.mergeWithinDays')}
        extra={t('supervision.rules.mergeWithinDays.under')}
        rules={[{ required: true, message: t('supervision.field.missing') }]}
      >
        <InputNumber min={0} max={MOST_MERGE_DAYS} precision={0} suffix={t('supervision.unit.days')} />
      </Form.Item>
      <Form.Item
        name="halfMonthReport"
        valuePropName="checked"
        extra={t('supervision.rules.halfMonthReport.under')}
      >
        <Checkbox>{t('supervision.rules.halfMonthReport')}</Checkbox>
      </Form.Item>
      {maySet ? (
        <>
          <Form.Item
            name="source"
            label={t('supervision.rules.source')}
            extra={t('supervision.rules.source.under')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('supervision.field.missing') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
          {act.error ? <ErrorState error={act.error} inline /> : null}
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {t('supervision.rules.set')}
          </Button>
        </>
      ) : (
        <p className="muted">{t('supervision.rules.onlyHead')}</p>
      )}
    </Form>
  );
}

/** 督办阶梯规则: when each rung is due, who issues, who approves, to whom; a region changes them with their source. */
export default function LadderRulesPage() {
  const { t } = useTranslation();
  const asked = useRoute(getLadderRules, {});
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  const { version, source, validFrom } = asked.data;
  return (
    <div className="task-page">
      <PageHead
        title={t('supervision.rules')}
        under={
          version === 0
            ? t('supervision.rules.first')
            : t('supervision.rules.version', { version, source, on: validFrom ?? '' })
        }
        trail={[
          { to: '/supervision', title: t('supervision.list') },
          { to: '/supervision/ladder', title: t('supervision.ladder') },
        ]}
      />
      <section className="panel">
        <RulesForm key={version} data={asked.data} />
      </section>
    </div>
  );
}
