import { expect, test } from 'vitest';
import { toOfficialModel, toTextLine } from '#core/documents/public.ts';
import type { Actor } from '#core/people/public.ts';
import { actOnDocument } from '../documents/act-on-document.ts';
import { getDocumentView } from '../documents/document.view.ts';
import { draftDocument } from '../documents/draft-document.ts';
import { testDatabase } from '../platform/testing.ts';
import { newMonth } from '../reporting/testing-month.ts';

const db = await testDatabase();

test('A summons goes on only when time and place are filled in', async () => {
  const { county } = await newMonth(db, 1);
  const office = await county.newUnit('督查室', 'office');
  const region = (actor: Actor): Actor => ({ ...actor, sees: 'region' });
  const inspector = region(await county.newActor(office, ['inspector'], '周督'));
  const head = region(await county.newActor(office, ['inspection-head'], '吴主任'));
  const draft = (time: string, place: string) =>
    draftDocument(county.ctx(inspector), {
      model: toOfficialModel('summons-notice', {
        head: { issuingBody: '望川县人民政府督查室' },
        title: '关于某事项进行约谈的通知',
        blocks: [
          toTextLine('summons.time', time, { lead: { level: 1, text: '时间：' } }),
          toTextLine('summons.place', place, { lead: { level: 1, text: '地点：' } }),
        ],
      }),
      about: [],
      orgIds: [],
      replyBy: null,
    });
  const check = async (documentId: string) => {
    const { document } = await getDocumentView(county.ctx(head), documentId);
    const input = { version: document.version, act: 'check' as const, opinion: '', way: 'online' as const };
    return actOnDocument(county.ctx(head), documentId, { ...input, personName: '' });
  };
  const blank = await draft('　　年　　月　　日　　时', '　　　　　　　　');
  await expect(check(blank.documentId)).rejects.toMatchObject({
    body: { code: 'TEXT_NOT_FILLED_IN', zh: '正文中的时间、地点尚未填写' },
  });
  const filled = await draft('12月3日上午9时', '县政府第二会议室');
  expect(await check(filled.documentId)).toMatchObject({ state: 'checked' });
});
