import type { ReactNode } from 'react';
import { PageLink } from '../app/PageLink.tsx';
import { useWatchSearch } from './reporting-period.ts';

/** A link to another page of reporting: the month goes along anyway, a closer watch with it. */
export function ReportLink(props: { to: string; className?: string; children: ReactNode }) {
  return <PageLink {...props} search={useWatchSearch()} />;
}
