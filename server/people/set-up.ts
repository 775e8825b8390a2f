import type { z } from 'zod';
import type { setUp as setUpRoute } from '#core/people/set-up-contract.ts';
import { refuse } from '#core/platform/public.ts';
import type { PublicCtx, Tx } from '#server/platform/public.ts';
import { appendGateAudit, withGate } from '#server/platform/public.ts';
import { setPassword } from './credentials.queries.ts';
import { insertOrg } from './orgs-write.queries.ts';
import { hashPassword } from './passwords.ts';
import { insertPerson, insertPost, type OrgRecord } from './persons.queries.ts';
import { requireStrongPassword } from './require-strong-password.ts';
import {
  addRulebook,
  addSetupLink,
  hasNoRegion,
  insertRegion,
  isSetupLinkGood,
  spendSetupLink,
  voidSetupLinks,
} from './set-up.queries.ts';
import { hashToken, newToken } from './tokens.ts';

type SetUpInput = z.output<typeof setUpRoute.body>;
const LINK_HOURS = 24;

/** Makes a one-time link; only its hash is kept, and links given before end. For the command line and the first start of an empty database. */
export async function makeSetupLink(tx: Tx, address: string): Promise<string> {
  const token = newToken();
  await voidSetupLinks(tx);
  await addSetupLink(tx, hashToken(token), LINK_HOURS);
  return `${address}/set-up#${token}`;
}

export const checkSetupLink = (ctx: PublicCtx, token: string): Promise<boolean> =>
  withGate(ctx.db, (tx) => isSetupLinkGood(tx, hashToken(token)));

export const isSetUpNeeded = (ctx: PublicCtx): Promise<boolean> => withGate(ctx.db, hasNoRegion);

async function makeRoot(tx: Tx, regionId: number, input: SetUpInput): Promise<OrgRecord> {
  const blank = {
    aliases: [],
    parentName: '',
    adminName: '',
    adminLogin: '',
    deskPhone: '',
    mobilePhone: '',
  };
  const county = await insertOrg(tx, regionId, {
    ...blank,
    name: `${input.region.name}人民政府`,
    shortName: input.region.name,
    kind: 'county',
    parent: null,
    code: '1',
    officialOrder: 1,
  });
  return insertOrg(tx, regionId, {
    ...blank,
    name: input.region.officeName,
    shortName: input.region.officeName,
    kind: 'office',
    parent: county,
    code: '2',
    officialOrder: 2,
    isProjectOffice: true,
  });
}

/** The first administrator and the region, by a link that works once (issue: no usable default account). */
export async function setUp(ctx: PublicCtx, input: SetUpInput): Promise<{ regionId: number }> {
  await requireStrongPassword(input.admin.password, input.admin.login);
  const hash = await hashPassword(input.admin.password);
  return withGate(ctx.db, async (tx) => {
    if (!(await spendSetupLink(tx, hashToken(input.token))))
      throw refuse(
        'forbidden',
        'SET_UP_LINK_INVALID',
        '链接无效、已过期或已用过',
        'The link is not valid, too old or used',
        ['运行 npm run luoshi -- setup-link 取得新链接'],
      );
    const regionId = await insertRegion(tx, input.region);
    const office = await makeRoot(tx, regionId, input);
    const { name, login } = input.admin;
    const personId = await insertPerson(tx, {
      regionId,
      name,
      login,
      deskPhone: '',
      mobilePhone: '',
      orgPath: office.path,
    });
    for (const role of ['office-head', 'system-admin'])
      await insertPost(tx, {
        regionId,
        personId,
        orgId: office.id,
        role,
        title: '项目办主任',
        from: ctx.today,
        actId: null,
      });
    await setPassword(tx, { regionId, personId, hash, mustChange: false });
    const naming = { sponsorWord: input.region.sponsorWord };
    await addRulebook(tx, {
      regionId,
      kind: 'naming',
      version: 1,
      validFrom: '2015-01-01',
      body: naming,
      source: '初始化',
      actId: null,
    });
    await appendGateAudit(
      tx,
      { login, address: ctx.address, regionId, personId },
      { kind: 'set-up', outcome: 'ok', subject: `region:${regionId}` },
    );
    return { regionId };
  });
}
