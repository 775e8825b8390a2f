import { buildConfirmationLink } from '#core/reporting/public.ts';
import { CHAIN_START, linkHash } from '../platform/chain.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant, type Instant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import type { SampleReport } from './report-rows.ts';
import type { UnitPeriod } from './unit-acts.ts';

export interface ChainHead {
  orgId: number;
  seq: number;
  hash: string;
}

export interface NewLink {
  actId: number;
  body: Parameters<typeof linkHash>[1];
  at: Instant;
}

/** Links of the unit's chain in a period: confirmations first, approved amendments after the freeze. */
export function linkUnitPeriod(
  group: UnitPeriod,
  sheetCode: string | null,
  amendments: readonly NewLink[],
): { rows: Row[]; atFreeze: ChainHead | null; head: ChainHead | null } {
  const confirmations = [0, 1].flatMap((round) => {
    const confirmed = group.reports.filter(({ versions }) => versions.length > round);
    return confirmed.length > 0 ? [confirmLink(group, sheetCode, confirmed, round)] : [];
  });
  let [seq, hash] = [0, CHAIN_START];
  let atFreeze: ChainHead | null = null;
  const period = group.reports[0]?.month.period.id ?? '';
  const rows = [...confirmations, ...amendments].map((link, i): Row => {
    seq += 1;
    hash = linkHash(hash, link.body);
    if (i < confirmations.length) atFreeze = { orgId: group.org.id, seq, hash };
    return {
      region_id: REGION_ID,
      org_id: group.org.id,
      period,
      seq,
      act_id: link.actId,
      body: JSON.stringify(link.body),
      hash,
      recorded_at: formatInstant(link.at),
    };
  });
  return { rows, atFreeze, head: seq > 0 ? { orgId: group.org.id, seq, hash } : null };
}

function confirmLink(
  group: UnitPeriod,
  sheetCode: string | null,
  confirmed: readonly SampleReport[],
  round: number,
): NewLink {
  const { unitMonth: unit, doers, org } = group;
  const isPaper = unit.way === 'paper';
  const version = confirmed[0]?.versions[round];
  const actId = version?.actId ?? 0;
  const body = buildConfirmationLink({
    actId: String(actId),
    orgId: String(org.id),
    period: confirmed[0]?.month.period.id ?? '',
    way: unit.way,
    personName: (isPaper ? doers.reporter : doers.head).person.name,
    signedByName: unit.head.name,
    sheetCode,
    reports: confirmed.flatMap(({ id, project, versions }) => {
      const own = versions[round];
      if (!own) return [];
      const figures = own.figures.map(({ measure, value }) => ({ measure, value, certainty: 'preliminary' }));
      return [
        {
          reportId: String(id),
          projectId: String(project.id),
          versionNo: own.no,
          lineHash: own.lineHash,
          figures,
        },
      ];
    }),
  });
  return { actId, body, at: round === 0 ? unit.confirmedAt : unit.confirmedAgainAt };
}
