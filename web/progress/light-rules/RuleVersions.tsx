import { type ReactNode, useId } from 'react';
import { chinaTime } from '../../ui/labels.ts';
import './light-rules.css';

interface RuleVersion {
  version: number;
  source: string;
  personName: string;
  recordedAt: string | null;
}

export interface RuleVersionsProps<V extends RuleVersion> {
  title: string;
  /** What is said while nothing was set yet. */
  none?: string;
  versions: readonly V[];
  say: (version: V) => ReactNode;
}

/** Every version of a rule, the latest first: what it said, on which ground, by whom. */
export function RuleVersions<V extends RuleVersion>({ title, none, versions, say }: RuleVersionsProps<V>) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {versions.length === 0 ? <p>{none}</p> : null}
      <ul className="rules-versions">
        {versions.map((v) => (
          <li key={v.version}>
            {say(v)}
            <p>
              {v.source}　{v.personName}　{v.recordedAt ? chinaTime(v.recordedAt) : ''}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
