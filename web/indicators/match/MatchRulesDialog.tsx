import { Button, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getMatches, setMatchRules } from '#core/indicators/panel-contract.ts';
import { getIndicatorSettings } from '#core/indicators/settings-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useAskBeforeClose } from '../../app/use-ask-before-close.ts';
import { useAct, useRoute } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LabelledField } from '../../ui/LabelledField.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { useIndicatorWords } from '../economy-words.ts';

type Rule = OutputOf<typeof getMatches>['rules']['rules'][number];
interface Line extends Rule {
  key: number;
}

type RuleFault = 'choose' | 'same' | 'twice' | 'tolerance';
const PAIR_FAULTS: ReadonlySet<string> = new Set(['choose', 'same', 'twice']);

/** What is wrong with a pair; `before` are those above it. */
export function findRuleFault(rule: Rule, before: readonly Rule[]): RuleFault | null {
  const { main, support, tolerance } = rule;
  if (main === '' || support === '') return 'choose';
  if (main === support) return 'same';
  if (before.some((one) => one.main === main && one.support === support && one.lag === rule.lag))
    return 'twice';
  return /^\d{1,3}(\.\d)?$/.test(tolerance) ? null : 'tolerance';
}

/** The pairs of the region: which two, same or opposite direction, how many months apart, how many points allowed. */
export function MatchRulesDialog({ rules, onClose }: { rules: readonly Rule[]; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const tell = useUndoToast();
  const settings = useRoute(getIndicatorSettings, {});
  const [lines, setLines] = useState<Line[]>(rules.map((rule, key) => ({ ...rule, key })));
  const [source, setSource] = useState('');
  const [isTried, setTried] = useState(false);
  const [given] = useState(lines);
  const close = useAskBeforeClose(lines !== given || source.trim() !== '', onClose);
  /** A new line is told what it lacks once somebody wants to save it; what stands is told at once. */
  const isShown = (at: number) => isTried || (lines[at]?.main !== '' && lines[at]?.support !== '');
  const act = useAct(setMatchRules, {
    refreshes: [getMatches],
    onDone: ({ version }) => {
      tell(t('indicators.matches.rules.done', { count: lines.length, version }));
      onClose();
    },
  });
  const choices = (settings.data?.package.indicators ?? [])
    .filter(({ growth }) => growth !== 'none')
    .map(({ code, name }) => ({ value: code, label: say(name) }));
  /** A rule may name an indicator that the region does not have; its code says so. */
  const withOwn = (code: string) =>
    code === '' || choices.some(({ value }) => value === code)
      ? choices
      : [...choices, { value: code, label: t('indicators.matches.unknown', { code }) }];
  const put = (line: Line, patch: Partial<Rule>) =>
    setLines(lines.map((one) => (one === line ? { ...one, ...patch } : one)));
  const faults = lines.map((line, at) => findRuleFault(line, lines.slice(0, at)));
  const isShort = source.trim().length < 2;
  const send = () => {
    setTried(true);
    if (isShort || faults.some((fault) => fault !== null)) return;
    act.mutate({
      body: { rules: { rules: lines.map(({ key: _key, ...rule }) => rule) }, source: source.trim() },
    });
  };
  return (
    <Modal
      open
      width={860}
      title={t('indicators.matches.rules')}
      okText={t('indicators.save')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ loading: act.isPending }}
      onOk={send}
      onCancel={close}
    >
      <p className="region-coverage">{t('indicators.matches.rules.what')}</p>
      <ul className="rule-lines">
        {lines.map((line, at) => (
          <li key={line.key}>
            {(['main', 'support'] as const).map((key) => (
              <Select
                key={key}
                showSearch={{ optionFilterProp: 'label' }}
                aria-label={t(`indicators.matches.${key}.indicator`)}
                style={{ width: 200 }}
                value={line[key] || null}
                status={isShown(at) && PAIR_FAULTS.has(faults[at] ?? '') ? 'error' : ''}
                options={withOwn(line[key])}
                onChange={(code) => put(line, { [key]: code })}
              />
            ))}
            <Select<1 | -1>
              aria-label={t('indicators.matches.sign')}
              style={{ width: 90 }}
              value={line.sign}
              options={([1, -1] as const).map((sign) => ({
                value: sign,
                label: t(`indicators.matches.sign.${sign === 1 ? 'same' : 'opposite'}`),
              }))}
              onChange={(sign) => put(line, { sign })}
            />
            <InputNumber
              aria-label={t('indicators.matches.lag.months')}
              suffix={t('indicators.matches.lag.unit')}
              style={{ width: 110 }}
              min={0}
              max={12}
              value={line.lag}
              onChange={(lag) => put(line, { lag: lag ?? 0 })}
            />
            <Input
              aria-label={t('indicators.matches.tolerance')}
              suffix={t('indicators.matches.tolerance.unit')}
              style={{ width: 100 }}
              value={line.tolerance}
              status={isShown(at) && faults[at] === 'tolerance' ? 'error' : ''}
              onChange={(event) => put(line, { tolerance: event.target.value.trim() })}
            />
            <Button type="link" onClick={() => setLines(lines.filter((one) => one !== line))}>
              {t('indicators.filing.drop')}
            </Button>
            {isShown(at) && faults[at] ? (
              <span className="finding-error rule-fault" role="alert">
                {t(`economy-settings.rules.${faults[at]}`)}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <Button
        onClick={() =>
          setLines([
            ...lines,
            {
              key: Math.max(0, ...lines.map(({ key }) => key)) + 1,
              main: '',
              support: '',
              sign: 1,
              lag: 0,
              tolerance: '5',
            },
          ])
        }
      >
        {t('indicators.matches.rules.add')}
      </Button>
      <div className="source-field">
        <LabelledField
          label={t('indicators.source')}
          value={source}
          onChange={setSource}
          width={280}
          fault={isTried && isShort ? t('economy-settings.source.missing') : undefined}
        />
      </div>
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </Modal>
  );
}
