import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayDuty } from '#core/today/contract.ts';
import { PageLink } from '../app/PageLink.tsx';
import { splitAddress } from '../app/split-address.ts';
import { AmendmentsToDecide } from './AmendmentsToDecide.tsx';
import { dueWordsOf } from './due-words.ts';
import { StartsToVerify } from './StartsToVerify.tsx';

/** Kinds that are done on this page; the others are one click away. */
const IN_PLACE: Partial<Record<TodayDuty['kind'], () => ReactNode>> = {
  'verify-start': () => <StartsToVerify />,
  amendment: () => <AmendmentsToDecide />,
};

export function DutyList({ duties, today }: { duties: readonly TodayDuty[]; today: string }) {
  return (
    <ol className="duty-list">
      {duties.map((duty) => (
        <DutyLine key={`${duty.kind} ${duty.period} ${duty.to} ${duty.sentence}`} duty={duty} today={today} />
      ))}
    </ol>
  );
}

function DutyLine({ duty, today }: { duty: TodayDuty; today: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const due = dueWordsOf(t, duty, today);
  const content = IN_PLACE[duty.kind];
  const address = splitAddress(duty.to);
  // Out of its line, as in a list of links, the word alone does not say of what.
  const told = (act: string) => t('today.actOf', { act, sentence: duty.sentence });
  return (
    <li className="duty">
      <div className="duty-line">
        <span className={`duty-due duty-${due.tone}`}>{due.text}</span>
        <span className="duty-sentence">{duty.sentence}</span>
        {content ? (
          <Button
            size="small"
            type="primary"
            aria-expanded={isOpen}
            aria-label={told(t(isOpen ? 'today.fold' : 'today.doHere'))}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? 'today.fold' : 'today.doHere')}
          </Button>
        ) : (
          <PageLink
            to={address.to}
            search={address.search}
            className="duty-act"
            aria-label={told(t(`today.act.${duty.kind}`))}
          >
            {t(`today.act.${duty.kind}`)}
          </PageLink>
        )}
      </div>
      {content && isOpen ? <div className="duty-place">{content()}</div> : null}
    </li>
  );
}
