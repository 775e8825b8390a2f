import { Button, Checkbox, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EnterpriseRow, listEnterprises, setPaper, tellFigures } from '#core/enterprises/contract.ts';
import { toYuan } from '#core/platform/public.ts';
import { saidInOwnLanguage } from '../app/answer-language.ts';
import { useAskBeforeClose } from '../app/use-ask-before-close.ts';
import { useAct } from '../app/use-route.ts';
import { DefinitionGrid } from '../ui/DefinitionGrid.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { EntryForm } from './EntryForm.tsx';
import { shareText, wanText } from './entry-words.ts';
import { TalkForm } from './TalkForm.tsx';

const FIGURES = ['sales', 'profit', 'output', 'electricity'] as const;
type Typed = { period: string } & Partial<Record<(typeof FIGURES)[number], string>>;

const wan = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : toYuan(text.trim(), 'wan');

/** What an enterprise told for a month; typed in 万元 and 万千瓦时 as the office speaks. */
function FiguresForm({
  row,
  month,
  onTyped,
}: {
  row: EnterpriseRow;
  month: string;
  onTyped: (isTyped: boolean) => void;
}) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [form] = Form.useForm<Typed>();
  const act = useAct(tellFigures, {
    refreshes: [listEnterprises],
    onDone: ({ notes }) => {
      tell(
        notes.length > 0
          ? notes.map(saidInOwnLanguage).join(t('enterprises.semicolon'))
          : t('enterprises.figures.kept', { name: row.name }),
      );
      form.resetFields(FIGURES.slice());
      onTyped(false);
    },
  });
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      initialValues={{ period: month }}
      onValuesChange={(_, all: Typed) => onTyped(FIGURES.some((key) => (all[key] ?? '').trim() !== ''))}
      onFinish={(typed) =>
        act.mutate({
          params: { id: row.id },
          body: {
            period: typed.period,
            salesYuan: wan(typed.sales),
            profitYuan: wan(typed.profit),
            outputYuan: wan(typed.output),
            electricityKwh: wan(typed.electricity),
          },
        })
      }
    >
      <p className="enterprise-note">{t('enterprises.figures.what')}</p>
      <div className="enterprise-figures">
        <Form.Item
          name="period"
          label={t('enterprises.figures.period')}
          rules={[
            {
              required: true,
              pattern: /^\d{4}-(0[1-9]|1[0-2])$/,
              message: t('enterprises.figures.period.wrong'),
            },
          ]}
        >
          <Input />
        </Form.Item>
        {FIGURES.map((key) => (
          <Form.Item
            key={key}
            name={key}
            label={t(`enterprises.figures.${key}`)}
            rules={[{ pattern: /^\s*-?\d{1,11}(\.\d{1,4})?\s*$/, message: t('enterprises.figures.wrong') }]}
          >
            <Input inputMode="decimal" />
          </Form.Item>
        ))}
      </div>
      <Button htmlType="submit" type="primary" loading={act.isPending}>
        {t('enterprises.figures.keep')}
      </Button>
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </Form>
  );
}

function Papers({ row }: { row: EnterpriseRow }) {
  const act = useAct(setPaper, { refreshes: [listEnterprises] });
  return (
    <>
      <div className="enterprise-papers">
        {row.standing.papers.map(({ paper, isThere }) => (
          <Checkbox
            key={paper}
            checked={isThere}
            disabled={!row.maySet || act.isPending}
            onChange={(event) =>
              act.mutate({
                params: { thing: 'enterprises', id: row.id },
                body: { paper, isThere: event.target.checked },
              })
            }
          >
            {saidInOwnLanguage(paper)}
          </Checkbox>
        ))}
      </div>
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </>
  );
}

/** One enterprise: where it stands, papers, what it told, entry and leaving. */
export function EnterpriseDrawer({
  row,
  month,
  today,
  onClose,
}: {
  row: EnterpriseRow | undefined;
  month: string;
  today: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ talk: false, figures: false });
  const close = useAskBeforeClose(typed.talk || typed.figures, () => {
    setTyped({ talk: false, figures: false });
    onClose();
  });
  return (
    <Drawer open={row !== undefined} onClose={close} title={row?.name ?? ''} size={480}>
      {row ? (
        <>
          <DefinitionGrid
            columns={2}
            rows={[
              { term: t('enterprises.col.state'), value: t(`enterprises.state.${row.standing.state}`) },
              { term: t('enterprises.col.kind'), value: t(`enterprises.kind.${row.kind}`) },
              { term: t('enterprises.col.org'), value: row.orgName },
              { term: t('enterprises.col.sector'), value: row.sector },
              { term: t('enterprises.col.amount'), value: `${wanText(row.standing.amountYuan)}` },
              { term: t('enterprises.col.line'), value: wanText(row.standing.lineYuan) },
              { term: t('enterprises.col.share'), value: shareText(row.standing.share) },
              { term: t('enterprises.col.lastPeriod'), value: row.lastPeriod },
              { term: t('enterprises.col.code'), value: row.code },
              { term: t('enterprises.col.entered'), value: row.standing.enteredOn },
            ]}
          />
          {row.notes.length > 0 ? (
            <section className="enterprise-ask">
              <h2>{t('enterprises.ask')}</h2>
              <ul>
                {row.notes.map((note) => (
                  <li key={note}>{saidInOwnLanguage(note)}</li>
                ))}
              </ul>
            </section>
          ) : null}
          <TalkForm
            key={`talk-${row.id}`}
            row={row}
            today={today}
            onTyped={(talk) => setTyped((before) => ({ ...before, talk }))}
          />
          <h2 className="enterprise-head">{t('enterprises.papers')}</h2>
          <Papers row={row} />
          {row.maySet ? (
            <>
              <h2 className="enterprise-head">{t('enterprises.figures')}</h2>
              <FiguresForm
                key={row.id}
                row={row}
                month={month}
                onTyped={(figures) => setTyped((before) => ({ ...before, figures }))}
              />
              <h2 className="enterprise-head">{t('enterprises.entry')}</h2>
              <EntryForm key={`entry-${row.id}`} thing="enterprises" id={row.id} standing={row.standing} />
            </>
          ) : null}
        </>
      ) : null}
    </Drawer>
  );
}
