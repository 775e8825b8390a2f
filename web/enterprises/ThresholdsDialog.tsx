import { Button, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listEnterprises, listProjectEntries, setThresholds } from '#core/enterprises/contract.ts';
import { THRESHOLD_KINDS, type Threshold, type ThresholdRules } from '#core/enterprises/enterprise.ts';
import { useAskBeforeClose } from '../app/use-ask-before-close.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LabelledField } from '../ui/LabelledField.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { type LineFault, listLineFaults, toKeptRules } from './check-thresholds.ts';

const WAN = 10_000;

interface LineProps {
  line: Threshold;
  fault: LineFault | null;
  onChange: (line: Threshold) => void;
  onRemove: () => void;
}

const toNewLine = (last: Threshold | undefined): Threshold => ({
  ...(last ?? { kind: 'project', amountYuan: '0', papers: [] }),
  ...{ validFrom: '', basis: '' },
});

/** A line of one kind from a day on; an earlier one stays for what started before it. */
function ThresholdLine({ line, fault, onChange, onRemove }: LineProps) {
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
          max={9_999_999}
          precision={0}
          onChange={(wan) => onChange({ ...line, amountYuan: String((wan ?? 0) * WAN) })}
        />
      </td>
      <td>
        <Input
          type="date"
          aria-label={t('enterprises.lines.from')}
          value={line.validFrom}
          status={fault === 'day' || fault === 'twice' ? 'error' : ''}
          onChange={(event) => onChange({ ...line, validFrom: event.target.value })}
        />
        {fault ? (
          <span className="finding-error" role="alert">
            {t(`enterprises.lines.fault.${fault}`)}
          </span>
        ) : null}
      </td>
      <td>
        <Select
          mode="tags"
          aria-label={t('enterprises.papers')}
          value={line.papers}
          status={fault === 'paper' ? 'error' : ''}
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
  const [isTried, setTried] = useState(false);
  const act = useAct(setThresholds, {
    refreshes: [listEnterprises, listProjectEntries],
    onDone: ({ validFrom }) => {
      tell(t('enterprises.lines.done', { from: validFrom }));
      setDraft(null);
      setSource('');
    },
  });
  const isTyped = draft !== null && (draft !== rules || source.trim() !== '');
  const close = useAskBeforeClose(isTyped, () => {
    setDraft(null);
    setSource('');
  });
  const put = (thresholds: Threshold[]) => draft && setDraft({ ...draft, thresholds });
  const lines = draft?.thresholds ?? [];
  const faults = listLineFaults(lines);
  const isShort = source.trim().length < 2;
  const send = () => {
    setTried(true);
    if (!draft || isShort || lines.length === 0 || faults.some((fault) => fault !== null)) return;
    act.mutate({ body: { rules: toKeptRules(draft, source), source: source.trim() } });
  };
  return (
    <>
      <Button
        onClick={() => {
          setTried(false);
          setDraft(rules);
        }}
      >
        {t('enterprises.lines')}
      </Button>
      <Modal
        open={draft !== null}
        width={980}
        title={t('enterprises.lines')}
        okText={t('enterprises.lines.keep')}
        okButtonProps={{ loading: act.isPending }}
        onOk={send}
        onCancel={close}
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
                fault={isTried ? (faults[at] ?? null) : null}
                onChange={(changed) => put(lines.map((one, place) => (place === at ? changed : one)))}
                onRemove={() => put(lines.filter((_one, place) => place !== at))}
              />
            ))}
          </tbody>
        </table>
        <div className="enterprise-entry">
          <Button onClick={() => put([...lines, toNewLine(lines.at(-1))])}>
            {t('enterprises.lines.add')}
          </Button>
          <span className="labelled-field">
            <span aria-hidden="true">{t('enterprises.lines.near')}</span>
            <InputNumber
              aria-label={t('enterprises.lines.near')}
              min={10}
              max={99}
              precision={0}
              suffix="%"
              value={draft?.nearPercent ?? null}
              onChange={(near) => draft && setDraft({ ...draft, nearPercent: near ?? rules.nearPercent })}
            />
          </span>
        </div>
        <LabelledField
          label={t('enterprises.lines.source')}
          value={source}
          onChange={setSource}
          width={360}
          fault={isTried && isShort ? t('economy-settings.source.missing') : undefined}
        />
        {isTried && lines.length === 0 ? (
          <p className="finding-error" role="alert">
            {t('enterprises.lines.fault.none')}
          </p>
        ) : null}
        {act.error ? <ErrorState error={act.error} inline /> : null}
      </Modal>
    </>
  );
}
