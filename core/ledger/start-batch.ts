import { type DecimalText, toDecimalText } from '#core/platform/public.ts';

const YEAR = /(?<!\d)(20\d{2})(?!\d)/;

/** What tags and lists that name a batch of collective starts have in their name (PL-15): 2026年三季度集中开工. */
export const BATCH_WORD = '开工';

/** The name of the same batch a year before; null when the name holds no year. */
export function nameBatchLastYear(name: string): string | null {
  return YEAR.test(name) ? name.replace(YEAR, (year) => String(Number(year) - 1)) : null;
}

/** A batch as the ledger adds it up: every project that carries its name, started or continuing by now. */
export interface BatchCounts {
  kind: 'tag' | 'list';
  name: string;
  projects: number;
  /** Verified starts: a ceremony is none. */
  started: number;
  totalInvestmentYuan: DecimalText;
  annualPlanYuan: DecimalText;
}

export interface StartBatch extends BatchCounts {
  /** 开工率 of the batch = verified starts ÷ its projects. */
  startRate: DecimalText | null;
  lastYear: (BatchCounts & { startRate: DecimalText | null }) | null;
}

/** Batches newest first by name, each with its rate and the same batch of the year before (PL-15). */
export function compareStartBatches(batches: readonly BatchCounts[]): StartBatch[] {
  const rated = batches.map((batch) => ({
    ...batch,
    startRate:
      batch.projects === 0
        ? null
        : toDecimalText({ num: BigInt(batch.started), den: BigInt(batch.projects) }),
  }));
  return rated
    .map((batch) => ({
      ...batch,
      lastYear:
        rated.find((one) => one.kind === batch.kind && one.name === nameBatchLastYear(batch.name)) ?? null,
    }))
    .sort((a, b) => (a.name < b.name ? 1 : a.name > b.name ? -1 : 0));
}
