import type { ReactNode } from 'react';
import type { getSourceCell } from '#core/indicators/import/import-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import './statistics-import.css';

type Source = OutputOf<typeof getSourceCell>;

interface SheetProps {
  source: Source;
  trail: { to: string; title: string };
  download: ReactNode;
}

/** A file as it came, around one cell that is marked. */
export function SourceSheet({ source, trail, download }: SheetProps) {
  return (
    <div className="stat-import-page">
      <PageHead title={source.fileName} under={source.place} trail={[trail]} acts={download} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard */}
      <section className="panel table-scroll" tabIndex={0} aria-label={source.place}>
        <table className="stat-source">
          <thead>
            <tr>
              <th />
              {source.columns.map((letters) => (
                <th key={letters} scope="col">
                  {letters}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {source.rows.map((row) => (
              <tr key={row.number}>
                <th scope="row">{row.number}</th>
                {row.cells.map((cell, at) => (
                  <td
                    key={source.columns[at]}
                    className={cell.isIt ? 'stat-it' : undefined}
                    aria-current={cell.isIt ? 'true' : undefined}
                  >
                    {cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
