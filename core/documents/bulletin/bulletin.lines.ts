import { type Annex, type Block, type DocumentModel, listBlocks, type Paragraph } from '../content-model.ts';
import { toAnnexLabel } from '../numbering.ts';
import { toPeriodWords } from '../period-words.ts';
import { clause, sentence } from '../wording.ts';
import { buildBulletinAnnexes } from './annexes.lines.ts';
import type { BulletinFacts } from './bulletin-facts.ts';
import { toLine } from './line.ts';
import { buildOverallLines } from './overall.lines.ts';
import { buildProblemLines } from './problems.lines.ts';
import { buildFirstPlacesLines } from './ranks.lines.ts';
import { buildRequestLines } from './requests.lines.ts';

/** A section with its heading; nothing when it has no line. */
function toSection(id: string, text: string, lines: readonly Paragraph[]): Block[] {
  if (lines.length === 0) return [];
  return [{ kind: 'heading', id, rule: id, level: 1, text }, ...lines];
}

function findAnnexLabel(annexes: readonly Annex[], id: string): string | null {
  const index = annexes.findIndex((annex) => annex.id === id);
  return index < 0 ? null : toAnnexLabel(index, annexes.length);
}

function buildOpening(facts: BulletinFacts): Paragraph[] {
  const span = toPeriodWords(facts.period).span;
  const line = toLine(
    'bulletin.opening',
    null,
    sentence(clause`现将${span}${facts.regionWord}重点项目进展情况通报如下`),
  );
  const runs = line?.runs.map((run) => ({ ...run, text: run.text.replace(/。$/, '：') }));
  return line && runs ? [{ ...line, runs }] : [];
}

/**
 * The period bulletin (通报) from the facts of a frozen period: 总体 → 成效 → 问题 → 下步要求, annexes, imprint
 * (handbook 5 and 8.9). A section, line or clause for which there is nothing to say is left out. Pure:
 * equal facts give the equal model, to the byte of its canonical text.
 */
export function buildBulletin(facts: BulletinFacts): DocumentModel {
  const annexes = buildBulletinAnnexes(facts);
  const labels = {
    behind: findAnnexLabel(annexes, 'bulletin.annex.behind'),
    starting: findAnnexLabel(annexes, 'bulletin.annex.starting'),
  };
  return {
    modelVersion: 1,
    kind: 'period-bulletin',
    template: 'bulletin/v1',
    period: facts.period,
    head: {
      style: 'red',
      issuingBody: facts.redHead,
      copyNumber: facts.copyNumber,
      mark: facts.mark,
      urgency: facts.urgency,
      documentNumber: null,
    },
    title: `关于${toPeriodWords(facts.period).span}${facts.regionWord}重点项目进展情况的通报`,
    addressees: facts.addressees,
    blocks: [
      ...buildOpening(facts),
      ...toSection('bulletin.overall', '总体情况', buildOverallLines(facts)),
      ...toSection(
        'bulletin.achievements',
        '主要成效',
        facts.plan.issued ? buildFirstPlacesLines(facts) : [],
      ),
      ...toSection('bulletin.problems', '存在问题', buildProblemLines(facts, labels)),
      ...toSection('bulletin.requests', '下步要求', buildRequestLines(facts)),
    ],
    signature: { issuingBodies: [facts.issuingBody], dateOn: null, seal: true },
    endNote: facts.endNote,
    annexes,
    imprint: { copyTo: facts.copyTo, printedBy: facts.printedBy, printedOn: null },
    landscape: false,
  };
}

/** Fills in what is known only after signing and registering: number, date of signing, date of issue. */
export function withRegistration(
  model: DocumentModel,
  registration: { documentNumber: string | null; signedOn: string | null; issuedOn: string | null },
): DocumentModel {
  return {
    ...model,
    head: { ...model.head, documentNumber: registration.documentNumber },
    signature: model.signature && { ...model.signature, dateOn: registration.signedOn },
    imprint: model.imprint && { ...model.imprint, printedOn: registration.issuedOn },
  };
}

/** Ids of all lines, in order; every id occurs once. */
export function listLineIds(model: DocumentModel): string[] {
  return listBlocks(model).map((block) => block.id);
}
