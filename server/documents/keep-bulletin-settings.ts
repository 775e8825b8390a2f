import type { z } from 'zod';
import type {
  BulletinSettingsView,
  getBulletinSettings as settingsRoute,
} from '#core/documents/bulletin-settings-contract.ts';
import { hasRole } from '#core/people/public.ts';
import { getPeriodStart, getPreviousPeriod, refuse } from '#core/platform/public.ts';
import { getRegion } from '#server/people/public.ts';
import type { Ctx } from '#server/platform/public.ts';
import {
  appendAct,
  appendAudit,
  appendRulebook,
  findRulebookOn,
  once,
  withScope,
} from '#server/platform/public.ts';
import { toBulletinSettings } from './bulletin-settings.ts';

const KIND = 'bulletin-settings';
const mayChange = (ctx: Ctx): boolean => hasRole(ctx.actor, 'office-head', 'office-clerk');

/** The settings that the next bulletin is drafted with. */
export function getBulletinSettings(ctx: Ctx): Promise<z.input<typeof settingsRoute.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const region = await getRegion(tx, regionId);
    const found = await findRulebookOn(tx, regionId, KIND, ctx.today);
    const { head, leastProjectCount, switches } = toBulletinSettings(found?.body, region.name);
    return {
      settings: {
        issuingBody: head.issuingBody,
        redHead: head.redHead,
        addressees: head.addressees,
        copyTo: head.copyTo,
        printedBy: head.printedBy,
        endNote: head.endNote,
        mark: head.mark as BulletinSettingsView['mark'],
        urgency: head.urgency as BulletinSettingsView['urgency'],
        copyNumber: head.copyNumber,
        regionWord: head.regionWord,
        leastProjectCount,
        switches,
      },
      validFrom: found?.validFrom ?? null,
      version: found?.version ?? 0,
      mayChange: mayChange(ctx),
    };
  });
}

/**
 * A new version of the settings. It holds from the first day of the month before, because the bulletin that is drafted
 * now is of that month; documents that are drafted already keep their head.
 */
export function setBulletinSettings(ctx: Ctx, settings: BulletinSettingsView): Promise<{ version: number }> {
  if (!mayChange(ctx))
    throw refuse('forbidden', 'SETTING_NOT_YOURS', '通报设置由项目办修改', 'The office keeps the settings', [
      '请联系项目办',
    ]);
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    const validFrom = getPeriodStart(getPreviousPeriod(ctx.today.slice(0, 7)));
    const actId = await appendAct(tx, ctx, 'rulebook-changed.v1', { kind: KIND, body: settings, validFrom });
    const version = await appendRulebook(tx, {
      regionId,
      kind: KIND,
      validFrom,
      body: settings,
      source: '',
      actId,
    });
    await appendAudit(tx, ctx, { kind: 'rulebook-changed.v1', outcome: 'ok', subject: KIND });
    return { version };
  });
}
