import { Button } from 'antd';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../../ui/ActButton.tsx';
import { shortDay } from '../../ui/labels.ts';
import { cadenceWord } from '../task-words.ts';
import { findLack, type ReviewEntry } from './review-state.ts';
import type { ReviewActs } from './use-review-acts.ts';

interface ReviewCardProps {
  entry: ReviewEntry;
  number: number;
  heldOn: string;
  isSelected: boolean;
  isLast: boolean;
  /** Short name of a unit; the same function as long as the units are the same. */
  nameOf: (orgId: string) => string;
  take: ReviewActs['take'];
  /** Given to the selected card alone, so that a step draws two cards and not all. */
  acts: ReviewActs | null;
}

const SIGNS = { open: '○', confirmed: '✓', dropped: '✕' } as const;

/** One proposal: what, who, by when, how sure, and what a person should look at. */
export const ReviewCard = memo(function ReviewCard(props: ReviewCardProps) {
  const { entry, number, heldOn, isSelected, isLast, nameOf, take, acts } = props;
  const { t } = useTranslation();
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSelected) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const select = () => take({ kind: 'select', key: entry.key });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the number is the button for the keyboard; arrows move as well
    <li
      ref={card}
      className={`speech-card speech-card-${entry.mark}${isSelected ? ' speech-card-selected' : ''}`}
      aria-current={isSelected}
      onClick={(event) => {
        if (!(event.target instanceof Element && event.target.closest('button'))) select();
      }}
    >
      <div className="speech-card-head">
        <button
          type="button"
          className="speech-number"
          onClick={select}
          aria-label={t('speech.toNumber', { number })}
        >
          {number}
        </button>
        <b className="speech-card-title">{entry.order.title || t('speech.noTitle')}</b>
        <span className="speech-card-mark">
          {SIGNS[entry.mark]} {t(`speech.mark.${entry.mark}`)}
        </span>
      </div>
      <CardFacts entry={entry} heldOn={heldOn} nameOf={nameOf} />
      <Confirmations entry={entry} />
      {acts === null ? null : <CardActs entry={entry} isLast={isLast} acts={acts} />}
    </li>
  );
});

function CardFacts({
  entry: { order, group, dueWords },
  heldOn,
  nameOf,
}: Pick<ReviewCardProps, 'entry' | 'heldOn' | 'nameOf'>) {
  const { t, i18n } = useTranslation();
  const lead = group
    ? t('speech.group', { words: group.words, count: group.orgIds.length })
    : order.leadOrgId === null
      ? t('speech.noLead')
      : nameOf(order.leadOrgId);
  const due = order.dueOn === null ? '' : shortDay(order.dueOn, heldOn.slice(0, 4));
  const facts = [
    ['lead', lead],
    ['supporting', order.supportingOrgIds.map(nameOf).join('、')],
    ['due', due && dueWords ? t('speech.due', { due, words: dueWords }) : due || (dueWords ?? '')],
    ['cadence', cadenceWord(t, i18n.language, order.cadence)],
    ['deliverable', order.deliverable],
    ['target', order.target],
  ] as const;
  return (
    <dl className="speech-facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{t(`speech.fact.${name}`)}</dt>
            <dd className={name === 'lead' && !group && order.leadOrgId === null ? 'task-late' : ''}>
              {value}
            </dd>
          </div>
        ))}
    </dl>
  );
}

function Confirmations({ entry: { toConfirm, unknownUnits, confidence } }: { entry: ReviewEntry }) {
  const { t } = useTranslation();
  const words = toConfirm.map((mark) =>
    mark === 'unknown-unit' && unknownUnits.length > 0
      ? t('speech.unknown', { names: unknownUnits.join('、') })
      : t(`speech.confirm.${mark}`),
  );
  return (
    <p className="speech-confirm">
      <span className="muted">
        {confidence === null
          ? t('speech.byHand')
          : t('speech.confidence', { percent: Math.round(confidence * 100) })}
      </span>
      {words.length > 0 ? <span>{t('speech.toConfirm', { words: words.join('；') })}</span> : null}
    </p>
  );
}

function CardActs({ entry, isLast, acts }: { entry: ReviewEntry; isLast: boolean; acts: ReviewActs }) {
  const { t } = useTranslation();
  const { key, mark, group } = entry;
  const lack = findLack(entry);
  return (
    <div className="speech-card-acts">
      {mark === 'open' ? (
        <Button size="small" type="primary" onClick={acts.confirm}>
          {t(lack === null ? 'speech.act.confirm' : `speech.act.lack.${lack}`)}
        </Button>
      ) : (
        <Button size="small" onClick={() => acts.take({ kind: 'reopen', key })}>
          {t('speech.act.reopen')}
        </Button>
      )}
      {mark === 'dropped' ? null : (
        <Button size="small" onClick={() => acts.take({ kind: 'drop', key })}>
          {t('speech.act.drop')}
        </Button>
      )}
      <Button size="small" onClick={() => acts.setDialog('edit')}>
        {t('speech.act.edit')}
      </Button>
      <ActButton size="small" onAct={acts.merge} disabledReason={isLast ? t('speech.act.merge.last') : null}>
        {t('speech.act.merge')}
      </ActButton>
      <Button size="small" onClick={acts.split}>
        {t('speech.act.split')}
      </Button>
      {group ? (
        <Button size="small" onClick={() => acts.take({ kind: 'expand', key })}>
          {t('speech.act.expand')}
        </Button>
      ) : null}
    </div>
  );
}
