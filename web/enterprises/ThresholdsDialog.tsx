import { Button, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listEnterprises, listProjectEntries, setThresholds } from '#core/enterprises/contract.ts';
import { THRESHOLD_KINDS, type Threshold, type ThresholdRules } from '#core/enterprises/enterprise.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';

const WAN = 10_000;

interface LineProps {
  line: Threshold;
  onChange: (line: Threshold) => void;
  onRemove: () => void;
}

/** A line of one kind from a day on; an earlier one stays for what started before it. */
function ThresholdLine({ line, onChange, onRemove }: LineProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>
        <Select
          aria-label={t('enterprises.col.kind')}
          value={line.kind}
          options={THRESHOLD_KINDS.map((kind) => ({ value: kind, label: t(`enterprises.kind.${kind}`) }))}
          popupMatchSelectWidth={false}
          onChange={(kind) => onChange({ ...line, kind })}
        />
      </td>
      <td>
        <InputNumber
          aria-label={t('enterprises.col.line')}
          value={Number(line.amountYuan) / WAN}
          min={0}
          precision={0}
          onChange={(wan) => onChange({ ...line, amountYuan: String((wan ?? 0) * WAN) })}
        />
      </td>
      <td>
        <Input
          type="date"
          aria-label={t('enterprises.lines.from')}
          value={line.validFrom}
          onChange={(event) => onChange({ ...line, validFrom: event.target.value })}
        />
      </td>
      <td>
        <Select
          mode="tags"
          aria-label={t('enterprises.papers')}
          value={line.papers}
          open={false}
          suffixIcon={null}
          onChange={(papers: string[]) => onChange({ ...line, papers })}
        />
      </td>
      <td>
        <Button size="small" onClick={onRemove}>
          {t('enterprises.lines.remove')}
        </Button>
      </td>
    </tr>
  );
}

/** 入统起点: the lines with the days from which they hold, and the papers of an entry. */
export function ThresholdsDialog({ rules }: { rules: ThresholdRules }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [draft, setDraft] = useState<ThresholdRules | null>(null);
  const [source, setSource] = useState('');
  const act = useAct(setThresholds, {
    refreshes: [listEnterprises, listProjectEntries],
    onDone: ({ validFrom }) => {
      tell(t('enterprises.lines.done', { from: validFrom }));
      setDraft(null);
      setSource('');
    },
  });
  const put = (thresholds: Threshold[]) => draft && setDraft({ ...draft, thresholds });
  const lines = draft?.thresholds ?? [];
  return (
    <>
      <Button onClick={() => setDraft(rules)}>{t('enterprises.lines')}</Button>
      <Modal
        open={draft !== null}
        width={980}
        title={t('enterprises.lines')}
        okText={t('enterprises.lines.keep')}
        okButtonProps={{ disabled: source.trim().length < 2 || lines.length === 0, loading: act.isPending }}
        onOk={() => draft && act.mutate({ body: { rules: draft, source: source.trim() } })}
        onCancel={() => setDraft(null)}
      >
        <p>{t('enterprises.lines.what')}</p>
        <table className="plain-table threshold-table">
          <thead>
            <tr>
              {['col.kind', 'col.line', 'lines.from', 'papers'].map((key) => (
                <th key={key} scope="col" className="is-words">
                  {t(`enterprises.${key}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <ThresholdLine
                // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own while it is edited
                key={at}
                line={line}
                onChange={(changed) => put(lines.map((one, place) => (place === at ? changed : one)))}
                onRemove={() => put(lines.filter((_one, place) => place !== at))}
              />
            ))}
          </tbody>
        </table>
        <div className="enterprise-entry">
          <Button onClick={() => put([...lines, { ...(lines.at(-1) as Threshold), validFrom: '' }])}>
            {t('enterprises.lines.add')}
          </Button>
          <Input
            value={source}
            aria-label={t('enterprises.lines.source')}
            placeholder={t('enterprises.lines.source')}
            onChange={(event) => setSource(event.target.value)}
          />
        </div>
        {act.error ? <ErrorState error={act.error} /> : null}
      </Modal>
    </>
  );
}
