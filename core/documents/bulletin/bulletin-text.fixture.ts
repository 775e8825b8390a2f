import { type DocumentModel, toPlainText } from '../content-model.ts';
import { newBulletinFacts, newRankedGroup } from './bulletin-facts.fixture.ts';
import type { BulletinFacts, RankedGroup } from './bulletin-facts.ts';

export function lineText(model: DocumentModel, id: string): string | undefined {
  const line = model.blocks.find((block) => block.id === id);
  return line?.kind === 'paragraph' ? toPlainText(line.runs) : undefined;
}

export function fullText(model: DocumentModel): string {
  return model.blocks
    .map((block) =>
      block.kind === 'paragraph' ? toPlainText(block.runs) : block.kind === 'heading' ? block.text : '',
    )
    .join('\n');
}

export function townTable(
  rates: readonly (string | null)[],
  ranks: readonly (number | null)[],
): BulletinFacts['rankTables'] {
  const groups: RankedGroup[] = rates.map((rate, index) =>
    newRankedGroup({
      key: `T${index}`,
      name: `${String.fromCodePoint(0x7532 + index)}镇`,
      completionRate: rate,
      rank: ranks[index] ?? null,
    }),
  );
  return [{ split: 'territory', title: '镇', countWord: '个镇', leastProjectCount: 1, groups }];
}

export const totals = newBulletinFacts().totals;
