import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#core/people/public.ts';
import { newCounty, type TestCounty, type TestUnit } from '../platform/testing-county.ts';
import { withScope } from '../platform/with-scope.ts';
import { addOrg } from './add-org.ts';
import { writeContacts } from './contacts-workbook.ts';
import { editOrg, orderOrgs } from './edit-org.ts';
import { editPerson, resetPassword, setPersonActive } from './keep-accounts.ts';
import { addPerson, addPost } from './keep-persons.ts';
import { getOrgChanges, getOrgDetails } from './orgs.view.ts';
import { getPersons } from './persons.view.ts';
import { getOwnProfile, setOwnContacts } from './profile.view.ts';
import { getPeopleSettings, setAdministrationMode, setSponsorWord } from './settings.ts';
import { codeOf, db, newUnitUnder, pathOf, wishOf } from './testing-keeping.ts';

describe('A unit', () => {
  test('moved under another parent takes its subtree, their projects and contacts along, and the history keeps it', async () => {
    const county = await newCounty(db);
    const [left, right] = [await county.newUnit('甲局'), await county.newUnit('乙局')];
    const centre = await newUnitUnder(county, left, '公路中心');
    const team = await newUnitUnder(county, centre, '一队');
    const project = await county.newProject(team);
    const office = await county.newOfficer();
    const answer = await editOrg(county.ctx(office), centre.id, wishOf(centre, right.id));
    expect(answer).toEqual({ changed: ['parentId'], movedOrgs: 2, movedProjects: 1 });
    const newPath = `${right.path}.${centre.path.split('.').at(-1)}`;
    expect(await pathOf('orgs', centre.id)).toBe(newPath);
    expect(await pathOf('orgs', team.id)).toBe(`${newPath}.${team.path.split('.').at(-1)}`);
    expect(await pathOf('projects', project.id)).toBe(await pathOf('orgs', team.id));
    const { changes } = await getOrgChanges(county.ctx(office), centre.id);
    expect(changes[0]).toMatchObject({
      validOn: '2026-10-01',
      reason: '机构改革',
      fields: [{ field: 'parentId', before: `甲局${left.code}`, after: `乙局${right.code}` }],
    });
  });

  test('cannot come to stand beneath itself, and not from tomorrow on', async () => {
    const county = await newCounty(db);
    const top = await county.newUnit('丙局');
    const unit = await newUnitUnder(county, top, '丁中心');
    const below = await newUnitUnder(county, unit, '戊站');
    const office = await county.newOfficer();
    const edit = (more: object) => codeOf(editOrg(county.ctx(office), unit.id, wishOf(unit, top.id, more)));
    expect(await edit({ parentId: below.id })).toBe('ORG_UNDER_ITSELF');
    expect(await edit({ parentId: unit.id })).toBe('ORG_UNDER_ITSELF');
    expect(await edit({ parentId: null })).toBe('ORG_ROOT_STAYS');
    expect(await edit({ shortName: '丁', validOn: '2026-10-27' })).toBe('ORG_DATE_IN_FUTURE');
    expect(await edit({ isActive: false })).toBe('ORG_STILL_USED');
  });

  test('that is renamed keeps its former names among the others', async () => {
    const county = await newCounty(db);
    const top = await county.newUnit('县');
    const unit = await newUnitUnder(county, top, '住建局');
    const office = await county.newOfficer();
    await editOrg(
      county.ctx(office),
      unit.id,
      wishOf(unit, top.id, { name: '住房城乡建设局', shortName: '住建' }),
    );
    const { orgs, mayEdit } = await getOrgDetails(county.ctx(office));
    expect(mayEdit).toBe(true);
    expect(orgs.find((o) => o.id === unit.id)).toMatchObject({
      name: '住房城乡建设局',
      aliases: [`住建局${unit.code}`, '住建局'],
      depth: 2,
    });
    const other = await newUnitUnder(county, top, '城管局');
    const name = '住房城乡建设局';
    expect(await codeOf(editOrg(county.ctx(office), other.id, wishOf(other, top.id, { name })))).toBe(
      'ORG_NAME_TAKEN',
    );
  });

  test('is added beneath its parent by a keeper, once by its name, with its history from the day on', async () => {
    const county = await newCounty(db);
    const top = await county.newUnit('县');
    const office = await county.newOfficer();
    const wish = {
      name: '数据局',
      shortName: '',
      aliases: ['大数据中心'],
      kind: 'department' as const,
      parentId: top.id,
      validOn: '2026-10-01',
      reason: '机构改革',
    };
    const { orgId } = await addOrg(county.ctx(office), wish);
    const { orgs } = await getOrgDetails(county.ctx(office));
    expect(orgs.at(-1)).toMatchObject({ id: orgId, name: '数据局', shortName: '数据局', depth: 2 });
    expect(await pathOf('orgs', orgId)).toMatch(new RegExp(`^${top.path}\\.`));
    const { changes } = await getOrgChanges(county.ctx(office), orgId);
    expect(changes[0]).toMatchObject({ validOn: '2026-10-01', reason: '机构改革' });
    expect(changes[0]?.fields).toContainEqual({ field: 'name', before: '', after: '数据局' });
    const add = (more: object) => codeOf(addOrg(county.ctx(office), { ...wish, ...more }));
    expect(await add({})).toBe('ORG_NAME_TAKEN');
    // One word never means two units: no name, short name or other name of a unit in use is given again.
    const fresh = { name: '另一局', aliases: [] };
    expect(await add({ ...fresh, name: '大数据中心' })).toBe('ORG_NAME_TAKEN');
    expect(await add({ ...fresh, shortName: '数据局' })).toBe('ORG_NAME_TAKEN');
    expect(await add({ ...fresh, aliases: ['大数据中心'] })).toBe('ORG_NAME_TAKEN');
    expect(await add({ name: '另一局', validOn: '2026-10-27' })).toBe('ORG_DATE_IN_FUTURE');
    expect(await add({ name: '另一局', parentId: '999999999' })).toBe('ORG_NOT_FOUND');
    await editOrg(county.ctx(office), orgId, {
      ...wishOf(top, top.id, { name: '数据局', shortName: '数据局', aliases: ['大数据中心'] }),
      isActive: false,
    });
    expect(await add({ name: '另一局', parentId: orgId })).toBe('ORG_STOPPED');
    const clerk = await county.newActor(top, ['office-clerk']);
    await expect(async () => addOrg(county.ctx(clerk), { ...wish, name: '第三局' })).rejects.toThrow();
  });

  test('is edited by the office head and the system administrator alone', async () => {
    const county = await newCounty(db);
    const unit = await county.newUnit('己局');
    for (const role of ['unit-admin', 'office-clerk', 'leader', 'head'] as Role[]) {
      const actor = await county.newActor(unit, [role]);
      await expect(async () => editOrg(county.ctx(actor), unit.id, wishOf(unit, null))).rejects.toThrow(
        'ORGS_NOT_YOURS',
      );
    }
  });

  test('takes its place in the official order among those that are ordered', async () => {
    const county = await newCounty(db);
    const units = [await county.newUnit('一'), await county.newUnit('二'), await county.newUnit('三')];
    const office = await county.newOfficer();
    const [a, b, c] = units.map((u) => u.id) as [string, string, string];
    await orderOrgs(county.ctx(office), [c, a, b]);
    const { orgs } = await getOrgDetails(county.ctx(office));
    expect(orgs.map((o) => o.id).filter((id) => id !== county.office?.id)).toEqual([c, a, b]);
    expect(await codeOf(orderOrgs(county.ctx(office), [a, '999999999']))).toBe('ORG_NOT_FOUND');
  });
});

describe('Settings', () => {
  test('of names follow from today on, with their history', async () => {
    const county = await newCounty(db);
    const office = await county.newOfficer();
    await setSponsorWord(county.ctx(office), '包保');
    const settings = await getPeopleSettings(county.ctx(office));
    expect(settings.sponsorWord).toBe('包保');
    expect(settings.changes[0]).toMatchObject({ kind: 'naming', version: 1, text: '显示用词：包保' });
    const clerk = await county.newOfficer('office-clerk');
    expect(() => setSponsorWord(county.ctx(clerk), '包抓')).toThrow('SETTING_NOT_YOURS');
  });

  test('switch to three administrators only when all three are there and hold nothing else', async () => {
    const county = await newCounty(db);
    const unit = county.office as TestUnit;
    const system = {
      ...(await county.newActor(unit, ['system-admin', 'office-head'])),
      sees: 'region' as const,
    };
    const ctx = county.ctx(system);
    expect(await codeOf(setAdministrationMode(ctx, 'three'))).toBe('THREE_ADMINISTRATORS_MISSING');
    const security = { ...(await county.newActor(unit, ['security-admin'])), sees: 'region' as const };
    await county.newActor(unit, ['auditor']);
    const faults = (await getPeopleSettings(ctx)).modeFaults;
    expect(faults).toEqual(['系统管理员张某还兼任其他岗位']);
    await db.owner
      .deleteFrom('posts')
      .where('person_id', '=', system.personId)
      .where('role', '=', 'office-head')
      .execute();
    const pure = { ...system, roles: ['system-admin'] as Role[] };
    expect(await codeOf(setAdministrationMode(county.ctx(security), 'three'))).toBe('SETTING_NOT_YOURS');
    await setAdministrationMode(county.ctx(pure), 'three');
    expect(await codeOf(setAdministrationMode(county.ctx(pure), 'simple'))).toBe('SETTING_NOT_YOURS');
    await opensAndGives(county, pure, security);
    await setAdministrationMode(county.ctx(security), 'simple');
    expect((await getPeopleSettings(county.ctx(pure))).mode).toBe('simple');
  });

  /** 三员分立: one opens the account, the other gives the post; neither does both, and the office does neither. */
  async function opensAndGives(county: TestCounty, system: Actor, security: Actor): Promise<void> {
    const town = await county.newUnit('三员镇', 'town');
    const office = await county.newOfficer();
    const body = {
      name: '赵某',
      login: `zhao-${county.regionId}`,
      orgId: town.id,
      title: '',
      deskPhone: '',
      mobilePhone: '',
    };
    const withRole = { ...body, role: 'head' as Role };
    expect(await codeOf(addPerson(county.ctx(system), withRole))).toBe('ROLE_NOT_YOURS_TO_GIVE');
    expect(await codeOf(addPerson(county.ctx(security), body))).toBe('ACCOUNT_NOT_YOURS');
    expect(await codeOf(addPerson(county.ctx(office), body))).toBe('ACCOUNT_NOT_YOURS');
    const { personId } = await addPerson(county.ctx(system), body);
    const listed = (await getPersons(county.ctx(security), {})).persons.find((p) => p.personId === personId);
    expect(listed).toMatchObject({ posts: [], mayKeep: false });
    expect(
      await codeOf(addPost(county.ctx(system), personId, { orgId: town.id, role: 'head', title: '' })),
    ).toBe('ROLE_NOT_YOURS_TO_GIVE');
    await addPost(county.ctx(security), personId, { orgId: town.id, role: 'head', title: '镇长' });
    expect(await codeOf(resetPassword(county.ctx(office), personId))).toBe('ACCOUNT_NOT_YOURS');
    expect(await codeOf(resetPassword(county.ctx(system), personId))).toBe('done');
  }
});

describe('A unit administrator', () => {
  async function unitWithAdmin() {
    const county = await newCounty(db);
    const [own, other] = [await county.newUnit('子镇', 'town'), await county.newUnit('丑镇', 'town')];
    const admin = await county.newActor(own, ['unit-admin']);
    const person = (orgId: string, login: string, role: Role = 'reporter-a') => ({
      name: '钱某',
      login: `${login}-${county.regionId}`,
      orgId,
      role,
      title: '',
      deskPhone: '0000-1234567',
      mobilePhone: '',
    });
    return { county, own, other, admin, person };
  }

  test('edits and stops the accounts of his unit, and those of no other', async () => {
    const { county, own, other, admin, person } = await unitWithAdmin();
    const mine = await addPerson(county.ctx(admin), person(own.id, 'mine'));
    const office = await county.newOfficer();
    const theirs = await addPerson(county.ctx(office), person(other.id, 'theirs'));
    const words = { name: '钱甲', deskPhone: '1', mobilePhone: '2' };
    await editPerson(county.ctx(admin), mine.personId, words);
    expect(await codeOf(editPerson(county.ctx(admin), theirs.personId, words))).toBe('ACCOUNT_NOT_YOURS');
    expect(await codeOf(setPersonActive(county.ctx(admin), theirs.personId, false))).toBe(
      'ACCOUNT_NOT_YOURS',
    );
    const { persons, orgIds } = await getPersons(county.ctx(admin), {});
    expect(persons.find((p) => p.personId === mine.personId)).toMatchObject({
      name: '钱甲',
      deskPhone: '1',
      mayKeep: true,
    });
    expect(persons.some((p) => p.personId === theirs.personId)).toBe(false);
    expect(orgIds).toEqual([own.id]);
  });

  test('does not keep the account of somebody who also holds a post that he cannot give', async () => {
    const { county, own, admin } = await unitWithAdmin();
    const head = await county.newActor(own, ['reporter-a', 'head']);
    expect(await codeOf(resetPassword(county.ctx(admin), head.personId))).toBe('ACCOUNT_NOT_YOURS');
  });

  test('exports the people of his unit with telephone numbers; a reporter exports nothing', async () => {
    const { county, own, admin, person } = await unitWithAdmin();
    await addPerson(county.ctx(admin), person(own.id, 'listed'));
    const { name, content } = await writeContacts(county.ctx(admin), 'reporters');
    expect(name).toBe('填报员名单-2026-10-26.xlsx');
    expect(content.subarray(0, 2).toString()).toBe('PK');
    const reporter = await county.newActor(own, ['reporter-b']);
    expect(await codeOf(writeContacts(county.ctx(reporter), 'all'))).toBe('ACCOUNT_NOT_YOURS');
  });
});

test('Of two system administrators who stop each other at once, one stays', async () => {
  const county = await newCounty(db);
  const newSystem = async () => ({
    ...(await county.newActor(county.office as TestUnit, ['system-admin'])),
    sees: 'region' as const,
  });
  const [one, two] = [await newSystem(), await newSystem()];
  const stop = (by: Actor, whom: Actor) => codeOf(setPersonActive(county.ctx(by), whom.personId, false));
  expect((await Promise.all([stop(one, two), stop(two, one)])).sort()).toEqual([
    'LAST_ADMINISTRATOR',
    'done',
  ]);
});

test('A person changes his own telephone numbers and sees his posts', async () => {
  const county = await newCounty(db);
  const actor = await county.newActor(await county.newUnit('寅局'), ['reporter-a', 'head']);
  await setOwnContacts(county.ctx(actor), { deskPhone: '0000-7654321', mobilePhone: '' });
  const profile = await getOwnProfile(county.ctx(actor));
  expect(profile).toMatchObject({ deskPhone: '0000-7654321', delegable: ['reporter-a', 'head'] });
  expect(profile.posts.map((p) => p.role)).toEqual(['reporter-a', 'head']);
});

test('The last system administrator is not stopped', async () => {
  const county = await newCounty(db);
  const actor = {
    ...(await county.newActor(county.office as TestUnit, ['system-admin'])),
    sees: 'region' as const,
  };
  expect(await codeOf(setPersonActive(county.ctx(actor), actor.personId, false))).toBe('LAST_ADMINISTRATOR');
  await withScope(db.app, actor, (tx) => tx.selectFrom('persons').select('id').execute());
});
