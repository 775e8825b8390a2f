import { canFreezeIndicators } from '#core/indicators/permissions.ts';
import { formatPeriod } from '#core/platform/public.ts';
import {
  type DutyFacts,
  listAllowedActs,
  type ReportAct,
  type ReportStatus,
} from '#core/reporting/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { getStepsOf } from '#server/reporting/public.ts';
import { type FilingLine, findFreezableMonth, listWaitingFilings } from './filings.queries.ts';

export interface FilingDuty {
  kind: 'fill' | 'returned' | 'pass' | 'confirm' | 'accept' | 'freeze';
  sentence: string;
  count: number;
  period: string;
  dueAt: string | null;
  isLate: boolean;
  to: string;
}
type Kind = Exclude<FilingDuty['kind'], 'freeze'>;

const WORDS: Record<Kind, string> = {
  fill: '待填报',
  returned: '被退回，待修改',
  pass: '待审核',
  confirm: '待签字确认',
  accept: '待审核通过',
};

/** Which duty a filing is to somebody who may do these acts with it. */
function findKind({ status, step, kind }: FilingLine, allowed: readonly ReportAct[]): Kind | null {
  if (status === 'returned' && step === 0) return allowed.includes('save') ? 'returned' : null;
  if (allowed.includes('pass')) return 'pass';
  if (allowed.includes('confirm')) return 'confirm';
  if (allowed.includes('accept')) return 'accept';
  // A revision or import that was opened and left empty asks nothing of anybody.
  const isAsked = status === 'draft' || kind === 'monthly' || kind === 'forecast';
  return allowed.includes('save') && isAsked ? 'fill' : null;
}

const toFacts = (filing: FilingLine): DutyFacts => ({
  orgId: filing.orgId,
  orgPath: filing.orgPath,
  departmentOrgId: null,
  cosignOrgId: null,
  status: filing.status as ReportStatus,
  step: filing.step,
  draftBy: filing.draftBy,
  isFrozen: false,
});

/** What waits for this person in filings of indicators; several of a kind and month are one line. */
export async function listFilingDuties(tx: Tx, ctx: Ctx): Promise<FilingDuty[]> {
  const { actor } = ctx;
  const steps = new Map<string, Awaited<ReturnType<typeof getStepsOf>>>();
  const found = new Map<string, { kind: Kind; filings: FilingLine[] }>();
  for (const filing of await listWaitingFilings(tx, actor.regionId)) {
    const ofUnit = steps.get(filing.orgId) ?? (await getStepsOf(tx, ctx, filing.orgId));
    steps.set(filing.orgId, ofUnit);
    const kind = findKind(filing, listAllowedActs(actor, toFacts(filing), ofUnit));
    if (kind === null) continue;
    const key = `${kind} ${filing.period}`;
    found.set(key, { kind, filings: [...(found.get(key)?.filings ?? []), filing] });
  }
  const freezable = canFreezeIndicators(actor) ? await findFreezableMonth(tx, actor.regionId) : undefined;
  return [
    ...[...found.values()].map(({ kind, filings }) => toDuty(ctx, kind, filings)),
    ...(freezable === undefined ? [] : [toFreezeDuty(freezable)]),
  ];
}

function toDuty(ctx: Ctx, kind: Kind, filings: readonly FilingLine[]): FilingDuty {
  const [first] = filings as [FilingLine, ...FilingLine[]];
  // The time limit is the department's; the office accepts what is signed.
  const due = kind === 'accept' ? null : first.deadlineAt;
  const period = first.period ?? '';
  const isOne = filings.length === 1;
  return {
    ...{ kind, count: filings.length, period, dueAt: due?.toISOString() ?? null },
    isLate: due !== null && due < ctx.now,
    sentence: isOne
      ? `指标报送“${first.title}”${WORDS[kind]}`
      : `${period === '' ? '' : formatPeriod(period)}指标报送：${filings.length}份${WORDS[kind]}`,
    to: isOne
      ? `/economy/filings/${first.id}`
      : `/economy/filings${period === '' ? '' : `?period=${period}`}`,
  };
}

const toFreezeDuty = (period: string): FilingDuty => ({
  ...{ kind: 'freeze', count: 1, period, dueAt: null, isLate: false },
  sentence: `${formatPeriod(period)}指标报送已全部审核通过，可以定版`,
  to: `/economy/filings?period=${period}`,
});
