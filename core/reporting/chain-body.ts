import {
  type CanonicalValue,
  canonicalDecimal,
  type DecimalText,
  type PeriodId,
} from '#core/platform/public.ts';
import type { ConfirmWay } from './report.ts';

/** One confirmed report in a link: what was confirmed, by hash, and the figures that entered the ledger. */
export interface ConfirmedReport {
  reportId: string;
  projectId: string;
  versionNo: number;
  /** sha256 of the canonical JSON of the line, texts included. */
  lineHash: string;
  figures: readonly { measure: string; value: DecimalText; certainty: string }[];
}

export interface ConfirmationFacts {
  actId: string;
  orgId: string;
  period: PeriodId;
  way: ConfirmWay;
  personName: string;
  /** Who signed the sheet; on line the same as the person. */
  signedByName: string;
  /** Number of the paper sheet; null on line. */
  sheetCode: string | null;
  reports: readonly ConfirmedReport[];
}

/**
 * What the chain link of a confirmation holds (design 3): the act and its figures, decimals as text in their shortest
 * form, reports in the order of their projects. The generator of the sample builds its links by the same function.
 */
export function buildConfirmationLink(facts: ConfirmationFacts): CanonicalValue {
  const { reports, ...act } = facts;
  return {
    kind: 'reports-confirmed.v1',
    ...act,
    reports: [...reports].sort(byProject).map((report) => ({
      reportId: report.reportId,
      projectId: report.projectId,
      versionNo: report.versionNo,
      lineHash: report.lineHash,
      figures: [...report.figures].sort(byMeasure).map(({ measure, value, certainty }) => ({
        measure,
        value: canonicalDecimal(value),
        certainty,
      })),
    })),
  };
}

const byProject = (a: ConfirmedReport, b: ConfirmedReport): number =>
  BigInt(a.projectId) < BigInt(b.projectId) ? -1 : 1;
const byMeasure = (a: { measure: string }, b: { measure: string }): number =>
  a.measure < b.measure ? -1 : 1;

export interface AmendmentFacts {
  actId: string;
  amendmentId: string;
  projectId: string;
  period: PeriodId;
  measure: string;
  oldValue: DecimalText | null;
  newValue: DecimalText;
  reason: string;
  requestedByName: string;
  approverName: string;
}

/** The link of an approved amendment: it stands in the chain of the same unit and period, after the freeze. */
export function buildAmendmentLink(facts: AmendmentFacts): CanonicalValue {
  return {
    kind: 'amendment-approved.v1',
    ...facts,
    oldValue: facts.oldValue === null ? null : canonicalDecimal(facts.oldValue),
    newValue: canonicalDecimal(facts.newValue),
  };
}

export interface FreezeFacts {
  period: PeriodId;
  previousHash: string;
  /** Hash of the frozen rows and groups. */
  snapshotHash: string;
  heads: readonly { orgId: string; seq: number; hash: string }[];
  /** Heads of the year's chains beside the reports: tasks, problems, meetings, the ladder, papers. Freezes before had none. */
  workHeads?: readonly WorkHead[];
}

/** Where a chain of the year stood when the period was frozen. */
export interface WorkHead {
  orgId: string;
  chain: string;
  seq: number;
  hash: string;
}

const byUnitAndChain = (a: WorkHead, b: WorkHead): number =>
  a.orgId === b.orgId ? (a.chain < b.chain ? -1 : 1) : BigInt(a.orgId) < BigInt(b.orgId) ? -1 : 1;

/**
 * What the hash of a freeze is made of: all heads in unit order, together with the last freeze's hash. Without heads of the
 * year's chains the body is what it was before they were kept.
 */
export function buildFreezeLink(facts: FreezeFacts): CanonicalValue {
  const { period, previousHash, snapshotHash, heads, workHeads } = facts;
  const inOrder = [...heads].sort((a, b) => (BigInt(a.orgId) < BigInt(b.orgId) ? -1 : 1));
  return {
    kind: 'period-frozen.v1',
    period,
    previousHash,
    snapshotHash,
    heads: inOrder.map(({ orgId, seq, hash }) => ({ orgId, seq, hash })),
    ...(workHeads && workHeads.length > 0
      ? {
          workHeads: [...workHeads]
            .sort(byUnitAndChain)
            .map(({ orgId, chain, seq, hash }) => ({ orgId, chain, seq, hash })),
        }
      : {}),
  };
}
