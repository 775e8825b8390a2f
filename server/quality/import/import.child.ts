import { type ImportFinding, NO_CORRECTIONS, type WorkbookReading } from '#core/ledger/public.ts';
import { Refusal } from '#core/platform/public.ts';
import { listOutcomePages } from '#core/quality/import-outcome.ts';
import { workOutImport } from '#core/quality/work-out-import.ts';
import { readWorkbookBytes, writeAnnotatedWorkbook } from '#server/ledger/public.ts';
import type { ChildAnswer, ChildRequest } from './run-import-child.ts';

/** Entry of the child process that reads a workbook, understands it and compares it: its memory is its own and limited. */
const send = (answer: ChildAnswer): Promise<void> =>
  new Promise((resolve) => process.send?.(answer, undefined, undefined, () => resolve()));

/** The parent takes one answer after the other: pages never pile up between the two. */
const waitForNext = (): Promise<void> => new Promise((resolve) => process.once('message', () => resolve()));

async function annotate(
  reading: WorkbookReading,
  findings: ImportFinding[],
  onlyBad: boolean,
): Promise<void> {
  const bytes = await writeAnnotatedWorkbook(reading, findings, { onlyBad });
  await send({ kind: 'annotated', bytes });
}

async function answerRequest(request: ChildRequest): Promise<void> {
  const workbook = await readWorkbookBytes(Buffer.from(request.bytes), request.fileName);
  await send({ kind: 'read' });
  await waitForNext();
  const corrections = request.input.corrections ?? NO_CORRECTIONS;
  const { reading, outcome } = workOutImport({ ...request.input, corrections, workbook });
  if (request.annotates) return annotate(reading, outcome.findings, request.annotates === 'bad-rows');
  const pages = [...listOutcomePages(outcome)];
  for (const [at, page] of pages.entries()) {
    await send({ kind: 'page', page, at, total: pages.length });
    await waitForNext();
  }
  await send({ kind: 'done', head: outcome.head });
}

process.once('message', (request) => {
  answerRequest(request as ChildRequest)
    .catch((error: unknown) =>
      send({
        kind: 'failed',
        refusal: error instanceof Refusal ? error.body : null,
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    )
    .finally(() => process.exit(0));
});
