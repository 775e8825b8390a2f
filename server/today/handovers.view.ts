import { ROLE_LABELS, type Role } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import type { HandoverView } from '#core/today/contract.ts';
import { listHandoverRights } from '#core/today/handover.ts';
import { findPostHolderActor, findTransferablePosts, listColleagues } from '#server/people/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import { listDutiesOf } from './duties.ts';
import {
  countUnfinishedWork,
  type HandoverBody,
  type HandoverRow,
  listHandoverRows,
  type UnfinishedWork,
} from './handovers.queries.ts';

export const roleName = (role: string): string => ROLE_LABELS[role as Role]?.zh ?? role;

const notYours = () =>
  refuse('forbidden', 'HANDOVER_NOT_YOURS', '这个人的岗位不由您任免', 'His posts are not yours to give', [
    '请项目办或系统管理员办理',
  ]);

/** The posts of the one who leaves, which the keeper may give on; refused when he may not, or when there are none. */
async function getLeavingPosts(tx: Tx, ctx: Ctx, personId: string, orgId: string) {
  const posts = await findTransferablePosts(tx, ctx, personId, orgId);
  if (!posts) throw notYours();
  if (posts.length === 0)
    throw refuse('not-found', 'HANDOVER_NO_POST', '此人在该单位没有岗位', 'He holds no post there', [
      '选择其任职单位',
    ]);
  return posts;
}

const listUnfinished = ({ drafts, documents }: UnfinishedWork): HandoverBody['items'] => [
  ...(drafts > 0 ? [{ matter: `${drafts}份填报草稿未提交`, detail: '由本人最后填写', due: '' }] : []),
  ...(documents > 0 ? [{ matter: `${documents}件公文在办`, detail: '由本人拟稿', due: '' }] : []),
];

const NOTHING_UNFINISHED: UnfinishedWork = { drafts: 0, documents: 0 };

/** Posts and open matters of somebody as of this moment: what waits for him, and what he began. */
export async function gatherHandover(ctx: Ctx, personId: string, orgId: string): Promise<HandoverBody> {
  const { regionId } = ctx.actor;
  const posts = await withScope(ctx.db, ctx.actor, (tx) => getLeavingPosts(tx, ctx, personId, orgId));
  const holder = await findPostHolderActor(ctx.db, { regionId, personId, orgId, today: ctx.today });
  const duties = holder ? await listDutiesOf(ctx, holder) : [];
  // What he began is his to see; the keeper of the sheet may be an administrator who sees no business.
  const unfinished = holder
    ? await withScope(ctx.db, holder, (tx) => countUnfinishedWork(tx, regionId, personId))
    : NOTHING_UNFINISHED;
  return {
    posts: posts.map((p) => ({ role: p.role, title: p.title })),
    items: [
      ...duties.map((d) => ({
        matter: d.sentence,
        detail: d.isLate ? '已逾期' : '',
        due: d.dueAt === null ? '' : new Date(Date.parse(d.dueAt) + 8 * 3_600_000).toISOString().slice(0, 10),
      })),
      ...listUnfinished(unfinished),
    ],
  };
}

export async function previewHandover(ctx: Ctx, personId: string, orgId: string) {
  const body = await gatherHandover(ctx, personId, orgId);
  const colleagues = await withScope(ctx.db, ctx.actor, (tx) =>
    listColleagues(tx, ctx.actor.regionId, orgId, ctx.today),
  );
  return {
    ...body,
    successors: colleagues
      .filter((c) => c.isActive && c.personId !== personId)
      .map((c) => ({ personId: c.personId, name: c.name, title: c.title })),
  };
}

/** The keeper of a sheet may give every post that stands on it and still is the leaver's. */
export async function isKeeperOf(tx: Tx, ctx: Ctx, row: HandoverRow): Promise<boolean> {
  if (row.fromPersonId === ctx.actor.personId || row.toPersonId === ctx.actor.personId) return false;
  const posts = await findTransferablePosts(tx, ctx, row.fromPersonId, row.orgId);
  return posts !== null && posts.length > 0;
}

async function toView(tx: Tx, ctx: Ctx, row: HandoverRow): Promise<HandoverView> {
  const signedSides = row.signatures.map((s) => s.side);
  return {
    id: row.id,
    orgName: row.orgName,
    fromName: row.fromName,
    toName: row.toName,
    reason: row.reason,
    recordedOn: row.recordedOn,
    recordedBy: row.recordedBy,
    posts: row.body.posts,
    items: row.body.items,
    signatures: row.signatures,
    may: listHandoverRights({ ...row, signedSides }, ctx.actor.personId, await isKeeperOf(tx, ctx, row)),
  };
}

export function getHandovers(ctx: Ctx): Promise<{ handovers: HandoverView[]; mayOpen: boolean }> {
  const { actor } = ctx;
  const mayOpen = actor.roles.some((r) =>
    ['unit-admin', 'office-clerk', 'office-head', 'system-admin', 'security-admin'].includes(r),
  );
  return withScope(ctx.db, actor, async (tx) => {
    const views: HandoverView[] = [];
    for (const row of await listHandoverRows(tx, actor.regionId)) views.push(await toView(tx, ctx, row));
    return { handovers: views, mayOpen };
  });
}

export async function getHandoverRow(tx: Tx, ctx: Ctx, id: string): Promise<HandoverRow> {
  const [row] = await listHandoverRows(tx, ctx.actor.regionId, id);
  if (!row)
    throw refuse(
      'not-found',
      'HANDOVER_NOT_FOUND',
      '没有这张交接单，或不在可见范围内',
      'No such sheet in your scope',
      ['从交接单列表中打开'],
    );
  return row;
}

export const getHandover = (ctx: Ctx, id: string): Promise<{ handover: HandoverView }> =>
  withScope(ctx.db, ctx.actor, async (tx) => ({
    handover: await toView(tx, ctx, await getHandoverRow(tx, ctx, id)),
  }));
