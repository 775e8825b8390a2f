import { useTranslation } from 'react-i18next';
import { type LadderProposalView, listLadderProposals } from '#core/supervision/ladder-contract.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useRoute } from '../../app/use-route.ts';
import { instrumentWord } from './rung-words.ts';

function Proposal({ one }: { one: LadderProposalView }) {
  const { t } = useTranslation();
  const { decision } = one;
  return (
    <li>
      <b>
        {instrumentWord(one.instrument)} · {one.org.name}
      </b>{' '}
      <span className="muted">
        {decision
          ? t(`supervision.ladder.${decision.decision}.by`, {
              person: decision.personName,
              on: decision.decidedOn,
            })
          : t('supervision.ladder.proposedOn', { on: one.proposedOn })}
        {decision?.reason ? ` · ${decision.reason}` : ''}
      </span>{' '}
      {decision?.documentId ? (
        <PageLink to={`/documents/${decision.documentId}`}>{t('supervision.ladder.document')}</PageLink>
      ) : null}
    </li>
  );
}

/** What the ladder proposed about this task and what became of it; only for those who decide on it. */
export function TaskLadderPanel({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const open = useRoute(listLadderProposals, { query: { open: 'open', taskId } });
  const decided = useRoute(listLadderProposals, { query: { open: 'decided', taskId } });
  const proposals = [...(open.data?.proposals ?? []), ...(decided.data?.proposals ?? [])];
  return (
    <section className="panel" aria-labelledby="task-ladder">
      <h2 id="task-ladder">{t('supervision.ladder')}</h2>
      {proposals.length === 0 ? (
        <p className="muted">{t('supervision.ladder.noneOfTask')}</p>
      ) : (
        <ul className="move-history">
          {proposals.map((one) => (
            <Proposal key={one.id} one={one} />
          ))}
        </ul>
      )}
      {open.data && open.data.proposals.length > 0 ? (
        <PageLink to="/supervision/ladder">{t('supervision.ladder.toDecide')}</PageLink>
      ) : null}
    </section>
  );
}
