import type { z } from 'zod';
import type { SecondFactorDemand } from '#core/people/second-factor.ts';
import {
  ADMINISTRATION_RULEBOOK,
  type AdministrationMode,
  AdministrationRules,
  canChangeMode,
  canChangeNaming,
  canChangeRegion,
  listModeFaults,
  listSettingsSections,
  NAMING_RULEBOOK,
  NamingRules,
} from '#core/people/settings.ts';
import type { getPeopleSettings as settingsRoute } from '#core/people/settings-contract.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, appendRulebook, once, withScope } from '#server/platform/public.ts';
import { getRegion } from './orgs.queries.ts';
import {
  getAdministrationRules,
  getSponsorWord,
  listAdministratorPosts,
  listSettingChanges,
  type SettingChange,
  setRegionZone,
} from './settings.queries.ts';

const MODE_WORDS: Record<AdministrationMode, string> = { simple: '县级简装', three: '三员分立' };
const DEMAND_WORDS: Record<SecondFactorDemand, string> = {
  nobody: '',
  administrators: '管理人员',
  signers: '管理人员和签字的人',
  everybody: '所有人',
};

function requireRight(isAllowed: boolean, who: string): void {
  if (!isAllowed)
    throw refuse('forbidden', 'SETTING_NOT_YOURS', `这项设置由${who}修改`, 'This setting is not yours', [
      `请联系${who}`,
    ]);
}

function describeChange({ kind, body }: SettingChange): string {
  if (kind === NAMING_RULEBOOK) return `显示用词：${NamingRules.parse(body).sponsorWord}`;
  const { mode, passwordDays, secondFactor, idleDays } = AdministrationRules.parse(body);
  const age = passwordDays === 0 ? '' : `，密码${passwordDays}天更换`;
  const factor = secondFactor === 'nobody' ? '' : `，${DEMAND_WORDS[secondFactor]}须用动态口令`;
  const idle = idleDays === 0 ? '' : `，${idleDays}天未登录停用`;
  return `管理方式：${MODE_WORDS[mode]}${age}${factor}${idle}`;
}

/** The settings of people and names, and which sections of 设置 this person has. */
export function getPeopleSettings(ctx: Ctx): Promise<z.input<typeof settingsRoute.output>> {
  const { actor, today } = ctx;
  const { regionId } = actor;
  return withScope(ctx.db, actor, async (tx) => {
    const region = await getRegion(tx, regionId);
    const { mode, passwordDays, secondFactor, idleDays } = await getAdministrationRules(tx, regionId, today);
    const changes = await listSettingChanges(tx, regionId);
    return {
      region: {
        name: region.name,
        code: region.code,
        level: region.level,
        networkZone: region.network_zone,
      },
      sponsorWord: await getSponsorWord(tx, regionId, today),
      mode,
      passwordDays,
      secondFactor,
      idleDays,
      modeFaults: mode === 'simple' ? listModeFaults(await listAdministratorPosts(tx, regionId, today)) : [],
      changes: changes.map((c) => ({
        kind: c.kind,
        version: c.version,
        validFrom: c.validFrom,
        personName: c.personName,
        recordedAt: c.recordedAt.toISOString(),
        text: describeChange(c),
      })),
      may: {
        naming: canChangeNaming(actor),
        mode: canChangeMode(actor, mode),
        region: canChangeRegion(actor),
      },
      sections: listSettingsSections(actor),
    };
  });
}

async function putRules(tx: Tx, ctx: Ctx, kind: string, body: object): Promise<number> {
  const actId = await appendAct(tx, ctx, 'rulebook-changed.v1', { kind, body });
  const { regionId } = ctx.actor;
  const version = await appendRulebook(tx, { regionId, kind, validFrom: ctx.today, body, source: '', actId });
  await appendAudit(tx, ctx, { kind: 'rulebook-changed.v1', outcome: 'ok', subject: kind, detail: body });
  return version;
}

/** 包联 / 包抓 / 包保 / 分包: a word on the screen; nothing that was printed changes. */
export function setSponsorWord(ctx: Ctx, sponsorWord: string): Promise<{ version: number }> {
  requireRight(canChangeNaming(ctx.actor), '项目办主任或系统管理员');
  return once(ctx, async (tx) => ({ version: await putRules(tx, ctx, NAMING_RULEBOOK, { sponsorWord }) }));
}

const requireModeKeeper = ({ actor }: Ctx, mode: AdministrationMode): void =>
  requireRight(canChangeMode(actor, mode), mode === 'simple' ? '系统管理员' : '安全管理员');

/** One rule of signing in: the age of passwords (older ones are marked in the night), idle accounts, second factors (asked at sign-in). */
export function setSignInRule(
  ctx: Ctx,
  rule: Partial<Omit<AdministrationRules, 'mode'>>,
): Promise<{ version: number }> {
  return once(ctx, async (tx) => {
    const rules = await getAdministrationRules(tx, ctx.actor.regionId, ctx.today);
    requireModeKeeper(ctx, rules.mode);
    return { version: await putRules(tx, ctx, ADMINISTRATION_RULEBOOK, { ...rules, ...rule }) };
  });
}

/** Switches between 县级简装 and 三员分立; into the latter only when all three are there and hold nothing else. */
export function setAdministrationMode(ctx: Ctx, mode: AdministrationMode): Promise<{ version: number }> {
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    const rules = await getAdministrationRules(tx, regionId, ctx.today);
    requireModeKeeper(ctx, rules.mode);
    const faults = listModeFaults(await listAdministratorPosts(tx, regionId, ctx.today));
    if (mode === 'three' && faults.length > 0)
      throw refuse(
        'not-allowed-now',
        'THREE_ADMINISTRATORS_MISSING',
        '三员还没有到位，不能切换',
        'The three administrators are not in place',
        ['先任命三员，并免去其兼任的岗位'],
        faults.map((message) => ({ at: '三员', message })),
      );
    return { version: await putRules(tx, ctx, ADMINISTRATION_RULEBOOK, { ...rules, mode }) };
  });
}

/** Declares where the product runs: on the extranet, messages to outside robots stay off (8.2). */
export function setNetworkZone(
  ctx: Ctx,
  networkZone: 'internet' | 'extranet',
): Promise<{ networkZone: string }> {
  requireRight(canChangeRegion(ctx.actor), '系统管理员');
  return once(ctx, async (tx) => {
    await appendAct(tx, ctx, 'network-zone-declared.v1', { networkZone });
    await setRegionZone(tx, ctx.actor.regionId, networkZone);
    await appendAudit(tx, ctx, { kind: 'network-zone-declared', outcome: 'ok', subject: networkZone });
    return { networkZone };
  });
}
