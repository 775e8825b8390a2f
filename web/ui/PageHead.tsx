import type { ReactNode } from 'react';
import { PageLink } from '../app/PageLink.tsx';

export interface PageHeadProps {
  title: ReactNode;
  /** One line under the title: what is shown and of when. */
  under?: ReactNode;
  /** The way back up: `[{ to: '/ledger', title: '台账' }]`. */
  trail?: { to: string; title: string }[];
  /** Buttons on the right; at most one of them primary. */
  acts?: ReactNode;
}

/** The head of a page: where I am, what this is, what can be done. */
export function PageHead({ title, under, trail = [], acts }: PageHeadProps) {
  return (
    <header className="page-head">
      <div className="page-head-words">
        {trail.length > 0 ? (
          <div className="page-trail">
            {trail.map((step) => (
              <span key={step.to}>
                <PageLink to={step.to}>{step.title}</PageLink>
                <span aria-hidden="true"> / </span>
              </span>
            ))}
          </div>
        ) : null}
        <h1>{title}</h1>
        {under ? <div className="page-under">{under}</div> : null}
      </div>
      {acts ? <div className="page-acts no-print">{acts}</div> : null}
    </header>
  );
}
