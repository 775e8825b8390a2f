import { type CanonicalValue, canonicalDecimal } from '#core/platform/public.ts';
import { buildFreezeLink } from '#core/reporting/chain-body.ts';
import { CHAIN_START, findLinkFault, type Tx } from '#server/platform/public.ts';
import { hashSnapshot } from './freeze.queries.ts';
import {
  type ActFigureRow,
  findLostHead,
  type LinkRow,
  listAllHeads,
  listFiguresOfActs,
  listFreezes,
  listLinksAfter,
} from './verify.queries.ts';

const STEP = 2_000;

/** What a verification found; `at` names the place, `message` the difference. */
export interface Broken {
  at: string;
  message: string;
}

interface Chain {
  hash: string;
  seq: number;
}

const placeOf = (l: { org_id: string; period: string; seq: number }): string =>
  `链 ${l.period}/单位${l.org_id}/第${l.seq}环`;

function checkLink(link: LinkRow, before: Chain | undefined): Broken | undefined {
  const expected = (before?.seq ?? 0) + 1;
  if (link.seq !== expected) return { at: placeOf(link), message: `缺第${expected}环` };
  const fault = findLinkFault(before?.hash ?? CHAIN_START, link.body as CanonicalValue, link.hash);
  return fault === undefined ? undefined : { at: placeOf(link), message: fault };
}

interface ConfirmedBody {
  kind: string;
  reports?: { projectId: string; figures: { measure: string; value: string }[] }[];
}

/** Figures that the link says, against those that stand in the ledger. */
function checkFigures(link: LinkRow, figures: readonly ActFigureRow[]): Broken | undefined {
  const body = link.body as ConfirmedBody;
  if (!body.reports) return undefined;
  const said = body.reports
    .flatMap((r) => r.figures.map((f) => `${r.projectId}/${f.measure}=${f.value}`))
    .sort();
  const kept = figures
    .filter((f) => f.act_id === link.act_id)
    .map((f) => `${f.project_id}/${f.measure}=${canonicalDecimal(f.value)}`);
  const own = new Set(body.reports.map((r) => r.projectId));
  const stored = kept.filter((k) => own.has(k.split('/')[0] ?? '')).sort();
  const index = said.findIndex((s, i) => s !== stored[i]);
  if (index < 0 && said.length === stored.length) return undefined;
  return {
    at: placeOf(link),
    message: `台账数字与确认内容不符：${said[index] ?? stored[said.length] ?? ''}`,
  };
}

/** Walks every chain of a region, or of one of its units, from its first link; names the first broken one. */
export async function verifyChains(
  tx: Tx,
  regionId: number,
  orgId?: string,
): Promise<{ links: number; broken: Broken | undefined }> {
  const chains = new Map<string, Chain>();
  let after = { orgId: '0', period: '', seq: 0 };
  let links = 0;
  for (;;) {
    const rows = await listLinksAfter(tx, regionId, after, STEP, orgId);
    const last = rows.at(-1);
    if (!last) break;
    const figures = await listFiguresOfActs(
      tx,
      regionId,
      rows.map((r) => r.act_id),
    );
    for (const link of rows) {
      const key = `${link.org_id}/${link.period}`;
      const broken = checkLink(link, chains.get(key)) ?? checkFigures(link, figures);
      if (broken) return { links, broken };
      chains.set(key, { hash: link.hash, seq: link.seq });
      links += 1;
    }
    after = { orgId: last.org_id, period: last.period, seq: last.seq };
  }
  for (const head of await listAllHeads(tx, regionId, orgId)) {
    const chain = chains.get(`${head.org_id}/${head.period}`);
    if (head.seq > 0 && (chain?.hash !== head.hash || chain.seq !== head.seq))
      return { links, broken: { at: placeOf(head), message: '链头与最后一环不符，末尾可能被删去' } };
  }
  return { links, broken: undefined };
}

/** Walks the freezes: each stands on the one before, on the heads of its units and on its snapshot. */
export async function verifyFreezes(
  tx: Tx,
  regionId: number,
): Promise<{ freezes: number; broken: Broken | undefined }> {
  const freezes = await listFreezes(tx, regionId);
  let previousHash = CHAIN_START;
  for (const f of freezes) {
    const at = `定版 ${f.period}`;
    if (f.previous_hash !== previousHash)
      return { freezes: freezes.length, broken: { at, message: '与上一次定版不相连' } };
    if ((await hashSnapshot(tx, regionId, f.period)) !== f.snapshot_hash)
      return { freezes: freezes.length, broken: { at, message: '定版快照被改动' } };
    const body = buildFreezeLink({
      period: f.period,
      previousHash,
      snapshotHash: f.snapshot_hash,
      heads: f.heads ?? [],
      workHeads: f.workHeads ?? [],
    });
    if (findLinkFault(previousHash, body, f.chain_hash))
      return { freezes: freezes.length, broken: { at, message: '定版散列不符' } };
    const lost = await findLostHead(tx, regionId, f.workHeads ?? []);
    if (lost)
      return {
        freezes: freezes.length,
        broken: {
          at: `链 ${lost.chain}/单位${lost.orgId}/第${lost.seq}环`,
          message: `与${f.period}定版时记下的不符，末尾可能被删去`,
        },
      };
    previousHash = f.chain_hash;
  }
  return { freezes: freezes.length, broken: undefined };
}
