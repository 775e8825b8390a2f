import { Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getStandingCell } from '#core/indicators/filing-contract.ts';
import { useRoute } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { levelText, percentText, useIndicatorWords } from '../economy-words.ts';
import { putCell } from './filing-cells.ts';
import type { Filing, SaveFiling } from './use-filing.ts';

const FIGURE = /^-?\d{1,15}(\.\d{1,6})?$/;
const MONTH = /^(19|20)\d{2}-(0[1-9]|1[0-2])$/;
const NOTHING = { value: '', growth: '', reason: '' };

/** Chooses a cell, shows what stands for it, and takes the new figure with its reason. */
export function RevisionForm({ page, save }: { page: Filing; save: SaveFiling }) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const [where, setWhere] = useState({
    indicator: page.indicators[0]?.code ?? '',
    subject: page.subjects.find(({ isOwn }) => isOwn)?.code ?? '',
    period: '',
  });
  const [typed, setTyped] = useState(NOTHING);
  const [error, setError] = useState<unknown>(null);
  const isChosen = MONTH.test(where.period);
  const asked = useRoute(
    getStandingCell,
    { params: { id: page.filing.id }, query: where },
    { isEnabled: isChosen },
  );
  const standing = isChosen && !asked.isFetching ? asked.data?.standing : undefined;
  const indicator = page.indicators.find(({ code }) => code === where.indicator);
  const figureOf = (text: string) => (text.trim() === '' ? null : text.trim());
  const isSound = [typed.value, typed.growth].every((text) => text.trim() === '' || FIGURE.test(text.trim()));
  const hold = !isChosen
    ? t('economy-settings.revision.month')
    : !isSound
      ? t('indicators.targets.figure')
      : typed.reason.trim().length < 2
        ? t('economy-settings.revision.reason')
        : null;
  const isTakenBack =
    isChosen && standing != null && figureOf(typed.value) === null && figureOf(typed.growth) === null;
  const add = () => {
    if (hold !== null) return;
    setError(null);
    save((draft) => ({
      ...draft,
      cells: putCell(draft.cells, where, {
        value: figureOf(typed.value),
        growth: figureOf(typed.growth),
        reason: typed.reason.trim(),
      }),
    })).then(() => setTyped(NOTHING), setError);
  };
  const field = (key: keyof typeof NOTHING, width: number) => (
    <Input
      value={typed[key]}
      style={{ width }}
      maxLength={key === 'reason' ? 200 : 24}
      aria-label={t(`indicators.filing.new.${key}`)}
      placeholder={t(`indicators.filing.new.${key}`)}
      inputMode={key === 'reason' ? 'text' : 'decimal'}
      status={key !== 'reason' && typed[key].trim() !== '' && !FIGURE.test(typed[key].trim()) ? 'error' : ''}
      onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
    />
  );
  return (
    <form
      className="revision-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        add();
      }}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('indicators.col.indicator')}
        value={where.indicator}
        style={{ width: 220 }}
        options={page.indicators.map(({ code, name }) => ({ value: code, label: say(name) }))}
        onChange={(code) => setWhere({ ...where, indicator: code })}
      />
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('indicators.subject')}
        value={where.subject}
        style={{ width: 130 }}
        options={page.subjects.map(({ code, shortName }) => ({ value: code, label: shortName }))}
        onChange={(code) => setWhere({ ...where, subject: code })}
      />
      <input
        type="month"
        className="month-field"
        aria-label={t('indicators.revisions.period')}
        value={where.period}
        onChange={(event) => setWhere({ ...where, period: event.target.value })}
      />
      <span className="revision-old" aria-live="polite">
        {standing === undefined
          ? t('indicators.filing.chooseMonth')
          : standing === null
            ? t('indicators.filing.nothingSigned')
            : t(standing.growth === null ? 'indicators.filing.signedValue' : 'indicators.filing.signedNow', {
                value: levelText(standing.value, { digits: indicator?.digits ?? 2 }),
                growth: percentText(standing.growth),
              })}
      </span>
      {field('value', 130)}
      {field('growth', 110)}
      {field('reason', 240)}
      <ActButton disabledReason={hold} onAct={add}>
        {t('indicators.filing.add')}
      </ActButton>
      {isSound ? null : (
        <span className="finding-error" role="alert">
          {t('indicators.targets.figure')}
        </span>
      )}
      {isTakenBack && hold === null ? (
        <span role="status">{t('economy-settings.revision.takenBack')}</span>
      ) : null}
      {error ? <ErrorState error={error} inline /> : null}
    </form>
  );
}
