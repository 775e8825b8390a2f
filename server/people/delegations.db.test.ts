import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#core/people/public.ts';
import { newCounty } from '../platform/testing-county.ts';
import { withGate } from '../platform/with-scope.ts';
import { findCommandPerson } from './credentials.queries.ts';
import { delegateRole, endDelegation } from './delegate-role.ts';
import { addPost, endPost } from './keep-persons.ts';
import { toActor } from './load-actor.ts';
import { getOwnProfile } from './profile.view.ts';
import { codeOf, db } from './testing-keeping.ts';

describe('A delegation', () => {
  const wish = (toPersonId: string, more: object = {}) => ({
    toPersonId,
    role: 'head' as Role,
    validFrom: '2026-10-26',
    validTo: '2026-11-05',
    ...more,
  });
  async function twoOf(unitName: string) {
    const county = await newCounty(db);
    const unit = await county.newUnit(unitName);
    const head = await county.newActor(unit, ['head'], '王某');
    const deputy = await county.newActor(unit, ['deputy-head'], '李某');
    const rolesOf = async (actor: Actor, on: string) => {
      const row = await withGate(db.app, (tx) => findCommandPerson(tx, actor.login, on));
      if (!row) throw new Error('no post');
      return toActor(row);
    };
    return { county, unit, head, deputy, rolesOf };
  }

  test('gives the post between its days and no longer, and the acts say for whom', async () => {
    const { county, head, deputy, rolesOf } = await twoOf('庚局');
    await delegateRole(county.ctx(head), wish(deputy.personId));
    const during = await rolesOf(deputy, '2026-10-30');
    expect(during.roles.sort()).toEqual(['deputy-head', 'head']);
    expect(during.postTitle).toBe('deputy-head（受王某授权）');
    expect(during.standsInFor).toEqual([{ role: 'head', personName: '王某', until: '2026-11-05' }]);
    expect((await rolesOf(deputy, '2026-11-06')).roles).toEqual(['deputy-head']);
    expect((await rolesOf(deputy, '2026-10-25')).roles).toEqual(['deputy-head']);
  });

  test('is taken back by its giver at once, and by nobody else', async () => {
    const { county, head, deputy, rolesOf } = await twoOf('辛局');
    const { delegationId } = await delegateRole(county.ctx(head), wish(deputy.personId));
    expect(await codeOf(endDelegation(county.ctx(deputy), delegationId))).toBe('DELEGATION_NOT_YOURS');
    await endDelegation(county.ctx(head), delegationId);
    expect((await rolesOf(deputy, '2026-10-26')).roles).toEqual(['deputy-head']);
    expect(await codeOf(endDelegation(county.ctx(head), delegationId))).toBe('DELEGATION_NOT_YOURS');
    const profile = await getOwnProfile(county.ctx(head));
    expect(profile.delegations).toMatchObject([{ state: 'ended', isMine: true, toName: '李某' }]);
  });

  test('given twice is one, so that taking it back ends it', async () => {
    const { county, head, deputy, rolesOf } = await twoOf('午局');
    const give = (more: object = {}) =>
      delegateRole(county.ctx(head), wish(deputy.personId, more)).then(
        (given) => given.delegationId,
        (error: { body: { code: string } }) => error.body.code,
      );
    const given = await Promise.all([give(), give()]);
    expect(given.filter((one) => one === 'DELEGATION_NOT_POSSIBLE')).toHaveLength(1);
    expect(await give({ validFrom: '2026-11-05', validTo: '2026-11-09' })).toBe('DELEGATION_NOT_POSSIBLE');
    const again = delegateRole(county.ctx(head), wish(deputy.personId));
    await expect(again).rejects.toMatchObject({
      body: { zh: expect.stringContaining('请先收回'), en: expect.stringContaining('take it back first') },
    });
    const end = () => codeOf(endDelegation(county.ctx(head), given.find((one) => /^\d+$/.test(one)) ?? ''));
    expect((await Promise.all([end(), end()])).sort()).toEqual(['DELEGATION_NOT_YOURS', 'done']);
    expect((await rolesOf(deputy, '2026-10-30')).roles).toEqual(['deputy-head']);
    expect(await give()).toMatch(/^\d+$/);
  });

  test('falls away when the giver leaves the post', async () => {
    const { county, head, deputy, rolesOf } = await twoOf('壬局');
    await delegateRole(county.ctx(head), wish(deputy.personId));
    await db.owner
      .updateTable('posts')
      .set({ valid_to: '2026-10-27' })
      .where('person_id', '=', head.personId)
      .execute();
    expect((await rolesOf(deputy, '2026-10-28')).roles).toEqual(['deputy-head']);
  });

  test('is refused for a post that is not one’s own, for an outsider, for the past, for too long', async () => {
    const { county, head, deputy } = await twoOf('癸局');
    const outsider = await county.newActor(await county.newUnit('外单位'), ['head']);
    const tryWith = (actor: Actor, more: object) =>
      codeOf(delegateRole(county.ctx(actor), wish(deputy.personId, more)));
    const refused = [
      tryWith(head, { role: 'office-head' }),
      tryWith(head, { toPersonId: outsider.personId }),
      tryWith(head, { toPersonId: head.personId }),
      tryWith(head, { validFrom: '2026-10-25' }),
      tryWith(head, { validTo: '2027-02-01' }),
      tryWith(head, { validTo: '2026-10-20' }),
    ];
    expect(await Promise.all(refused)).toEqual(refused.map(() => 'DELEGATION_NOT_POSSIBLE'));
    const received = { ...deputy, roles: ['deputy-head', 'head'] as Role[] };
    const chain = wish(head.personId, { role: 'head' });
    expect(await codeOf(delegateRole(county.ctx(received), chain))).toBe('DELEGATION_NOT_POSSIBLE');
  });
});

describe('A post', () => {
  test('that is given twice at once is held once', async () => {
    const county = await newCounty(db);
    const unit = await county.newUnit('卯局');
    const office = await county.newOfficer();
    const { personId } = await county.newActor(unit, ['reporter-a']);
    const give = () =>
      codeOf(addPost(county.ctx(office), personId, { orgId: unit.id, role: 'reporter-b', title: '' }));
    expect((await Promise.all([give(), give()])).sort()).toEqual(['POST_HELD_ALREADY', 'done']);
  });

  test('that has ended is not ended again: its last day stays', async () => {
    const county = await newCounty(db);
    const unit = await county.newUnit('辰局');
    const office = await county.newOfficer();
    const { personId } = await county.newActor(unit, ['reporter-a']);
    const posts = () =>
      db.owner.selectFrom('posts').select(['id', 'valid_to']).where('person_id', '=', personId).execute();
    const [post] = await posts();
    const end = () => codeOf(endPost(county.ctx(office), String(post?.id)));
    expect((await Promise.all([end(), end()])).sort()).toEqual(['POST_ENDED_ALREADY', 'done']);
    await db.owner
      .updateTable('posts')
      .set({ valid_to: '2026-03-01' })
      .where('person_id', '=', personId)
      .execute();
    expect(await end()).toBe('POST_ENDED_ALREADY');
    expect((await posts())[0]?.valid_to).toBe('2026-03-01');
  });
});
