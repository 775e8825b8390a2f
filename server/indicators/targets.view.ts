import type { z } from 'zod';
import { canSetTargets } from '#core/indicators/permissions.ts';
import type { getTargets as route } from '#core/indicators/settings-contract.ts';
import { checkTargetSums } from '#core/indicators/target-sums.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { requireSubject, toSubjectView } from './board.view.ts';
import { loadDefinitions } from './definitions.ts';
import { listOrgNames } from './history.queries.ts';
import { listBelow } from './subjects.queries.ts';
import { listTargetVersions } from './targets.queries.ts';

/** 年度目标 of the own region and of what stands below it, with every version, and whether the parts make up the whole. */
export function getTargets(ctx: Ctx, year: number): Promise<z.input<typeof route.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const own = await requireSubject(tx, regionId, null);
    const below = await listBelow(tx, regionId, own.id, 'region');
    const subjects = [own, ...below];
    const { indicators, codeOf } = await loadDefinitions(tx, regionId, { on: ctx.today });
    const codeOfSubject = new Map(subjects.map(({ id, code }) => [id, code]));
    const versions = await listTargetVersions(tx, {
      regionId,
      year,
      subjectIds: subjects.map(({ id }) => id),
    });
    const names = await listOrgNames(tx, regionId, [
      ...new Set(versions.flatMap(({ leadOrgId }) => leadOrgId ?? [])),
    ]);
    const targets = versions.flatMap(({ indicatorId, subjectId, at, ...target }) => {
      const [indicator, subject] = [codeOf.get(indicatorId), codeOfSubject.get(subjectId)];
      if (indicator === undefined || subject === undefined) return [];
      const leadOrgName = target.leadOrgId === null ? null : (names.get(target.leadOrgId) ?? null);
      return [{ ...target, indicator, subject, leadOrgName, at: at.toISOString() }];
    });
    return {
      year,
      indicators: [...indicators],
      subjects: subjects.map((one) => ({ ...toSubjectView(one), isOwn: one.isOwn })),
      targets,
      sums: checkTargetSums(
        indicators,
        targets.filter(({ isStanding }) => isStanding),
        { parent: own.code, children: below.map(({ code }) => code) },
      ),
      maySet: canSetTargets(ctx.actor),
    };
  });
}
