import {
  type DocumentModel,
  listDefaultParties,
  toFullDate,
  toOfficialModel,
  toTextLine,
} from '#core/documents/public.ts';
import { type InstrumentFacts, listIssuingBodies } from './instrument-facts.ts';
import { toContactNote, toMatterLine } from './prompt-letter.lines.ts';
import { toPaperTitle } from './task-sentences.ts';

/** 督查通报 that names one unit's matters (the rung of naming); leaders may soften it or decide not to name (8.1). */
export function buildNamingBulletin(facts: InstrumentFacts): DocumentModel {
  const bodies = listIssuingBodies(facts.issuer, facts.regionName);
  const count = facts.tasks.length > 1 ? `${facts.tasks.length}项督办事项` : '督办事项';
  const opening = toTextLine(
    'naming.opening',
    `截至${toFullDate(facts.today)}，${facts.orgName}牵头办理的${count}未按时限办结，现予通报。`,
  );
  return toOfficialModel('supervision-bulletin', {
    head: { issuingBody: `${bodies[0] ?? facts.issuer}文件` },
    title: toPaperTitle('', facts.tasks, '督查通报').replace(/的督查通报$/u, '办理情况的督查通报'),
    addressees: [...listDefaultParties('supervision-bulletin', facts.regionName).addressees],
    blocks: [
      {
        ...opening,
        unnamedRuns: [
          {
            text: `截至${toFullDate(facts.today)}，有关单位牵头办理的${count}未按时限办结，现予通报。`,
            figure: null,
          },
        ],
      },
      ...facts.tasks.map(toMatterLine),
      toTextLine(
        'naming.ask',
        `请${facts.replyBy === null ? '' : `有关单位于${toFullDate(facts.replyBy)}前报送办理情况，`}各单位对照检查本单位牵头事项，按时限办理和反馈。`,
      ),
    ],
    signature: { issuingBodies: bodies, dateOn: null, seal: true },
    endNote: toContactNote(facts),
    imprint: { copyTo: [], printedBy: bodies[0] ?? facts.issuer, printedOn: null },
  });
}
