import { Fragment, type ReactNode } from 'react';

export interface Definition {
  term: string;
  /** Null or empty shows — with the reason. */
  value: ReactNode;
  reason?: string;
  /** Takes the whole line. */
  isWide?: boolean;
}

export interface DefinitionGridProps {
  rows: Definition[];
  /** Pairs on one line at desktop width. */
  columns?: 1 | 2 | 3 | 4;
}

/** Terms and their values in columns: identity, amounts, people of a project. */
export function DefinitionGrid({ rows, columns = 3 }: DefinitionGridProps) {
  return (
    <dl className={`definitions definitions-${columns}`}>
      {rows.map((row) => (
        <Fragment key={row.term}>
          <div className={row.isWide ? 'definition definition-wide' : 'definition'}>
            <dt>{row.term}</dt>
            <dd>
              {row.value === null || row.value === undefined || row.value === '' ? (
                <span className="figure-none" title={row.reason}>
                  —
                </span>
              ) : (
                row.value
              )}
            </dd>
          </div>
        </Fragment>
      ))}
    </dl>
  );
}
