import { type DocumentModel, toFullDate, toOfficialModel, toTextLine } from '#core/documents/public.ts';
import { type InstrumentFacts, listIssuingBodies } from './instrument-facts.ts';
import { toContactNote, toMatterLine } from './prompt-letter.lines.ts';
import { toPaperTitle } from './task-sentences.ts';

/** 约谈通知 (8.9): time and place are left to be filled in, persons, subject with the facts, material to bring. */
export function buildSummonsNotice(facts: InstrumentFacts): DocumentModel {
  const bodies = listIssuingBodies(facts.issuer, facts.regionName);
  const line = (key: string, lead: string, text: string) =>
    toTextLine(`summons.${key}`, text, { lead: { level: 1, text: lead } });
  return toOfficialModel('summons-notice', {
    head: { issuingBody: bodies[0] ?? facts.issuer },
    title: toPaperTitle('就', facts.tasks, '约谈通知').replace(/的约谈通知$/u, '进行约谈的通知'),
    addressees: [facts.orgName],
    blocks: [
      toTextLine(
        'summons.opening',
        `为推动督办事项落实，经${facts.approver}同意，定于近期与贵单位负责同志当面沟通，现将有关事项通知如下。`,
      ),
      line('time', '时间：', '　　年　　月　　日　　时'),
      line('place', '地点：', '　　　　　　　　'),
      line('persons', '参加人员：', '贵单位主要负责同志、分管负责同志。'),
      line('subject', '内容：', '了解下列事项的办理情况，研究下步措施。'),
      ...facts.tasks.map(toMatterLine),
      line(
        'material',
        '材料准备：',
        `请准备事项办理情况、存在困难、下步措施和完成时间的书面材料${
          facts.replyBy === null ? '' : `，于${toFullDate(facts.replyBy)}前报送`
        }。`,
      ),
    ],
    signature: { issuingBodies: bodies, dateOn: null, seal: true },
    endNote: toContactNote(facts),
  });
}
