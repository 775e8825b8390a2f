import type { Role } from '#core/people/actor.ts';
import { listPages } from '#core/people/pages.ts';
import type { SessionView } from '#core/people/session-contract.ts';
import type { Ctx } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import { getRegion, listPostsOf } from './orgs.queries.ts';
import { getSponsorWord } from './settings.queries.ts';

export async function getSessionView(ctx: Ctx): Promise<SessionView> {
  const { actor } = ctx;
  const { region, posts, sponsorWord } = await withScope(ctx.db, actor, async (tx) => ({
    region: await getRegion(tx, actor.regionId),
    posts: await listPostsOf(tx, actor.regionId, actor.personId, ctx.today),
    sponsorWord: await getSponsorWord(tx, actor.regionId, ctx.today),
  }));
  return {
    personId: actor.personId,
    personName: actor.personName,
    login: actor.login,
    orgId: actor.orgId,
    orgName: actor.orgName,
    orgKind: actor.orgKind,
    roles: actor.roles,
    postTitle: actor.postTitle,
    sees: actor.sees,
    posts: posts.map((p) => ({
      orgId: p.org_id,
      orgName: p.org_name,
      roles: p.roles as Role[],
      title: p.title,
    })),
    mustChangePassword: actor.mustChangePassword,
    mustSetSecondFactor: actor.mustSetSecondFactor ?? false,
    standsInFor: actor.standsInFor ?? [],
    sponsorWord,
    region: {
      id: region.id,
      name: region.name,
      level: region.level,
      networkZone: region.network_zone,
      isSample: region.is_sample,
    },
    pages: listPages(actor),
    today: ctx.today,
  };
}
