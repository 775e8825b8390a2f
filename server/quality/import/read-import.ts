import type { ImportFinding, ImportQuestion } from '#core/ledger/public.ts';
import { NO_CORRECTIONS } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import type { ImportCells, ImportHead, ImportPage } from '#core/quality/import-outcome.ts';
import { type Ctx, once, sha256, type UploadedFile, withScope } from '#server/platform/public.ts';
import { asPerson, requireImporter } from './import-access.ts';
import { getImportRun, listLayouts, listOpenMonths, readPage } from './import-runs.queries.ts';
import { findKnownAnswers } from './known-answers.queries.ts';
import { runImport } from './run-import-child.ts';
import { noteImport } from './start-import.ts';
import { loadDirectory, loadPictures, workOutRun } from './work-out-run.ts';

/** Everything that was worked out of a file, for a command that prints it. */
export interface ImportPages {
  head: ImportHead;
  cells: ImportCells[][];
  findings: ImportFinding[];
  /** Those that are open. */
  questions: ImportQuestion[];
}

const refuseUnread = (sentence: string) =>
  refuse('invalid', 'IMPORT_NOT_READ', sentence, 'The file could not be read');

function gather(head: ImportHead, pages: readonly Pick<ImportPage, 'part' | 'body'>[]): ImportPages {
  const of = <Entry>(part: string) =>
    pages.filter((page) => page.part === part).flatMap((page) => page.body as Entry[]);
  return {
    head,
    cells: head.sheets.map((_, at) => of<ImportCells>(`cells:${at}`)),
    findings: (['error', 'warning', 'note'] as const).flatMap((severity) =>
      of<ImportFinding>(`findings:${severity}`),
    ),
    // Open ones stand first.
    questions: of<ImportQuestion>('questions').slice(0, head.openQuestions),
  };
}

/** A dry run beside the ledger: the same work as of an upload, with nothing kept. */
export async function compareFile(ctx: Ctx, file: UploadedFile): Promise<ImportPages> {
  requireImporter(ctx);
  const { regionId } = ctx.actor;
  const access = asPerson(ctx);
  const loaded = await access(async (tx) => ({
    layouts: await listLayouts(tx, regionId),
    directory: await loadDirectory(tx, regionId, ctx.today),
    openMonths: await listOpenMonths(tx, regionId),
    answers: await findKnownAnswers(tx, regionId, sha256(file.content)),
  }));
  const { answers, ...known } = loaded;
  const pages: ImportPage[] = [];
  const { head } = await runImport(
    {
      bytes: file.content,
      fileName: file.name,
      input: {
        ...known,
        corrections: { ...NO_CORRECTIONS, answers },
        existing: await loadPictures(access, regionId),
        thisYear: Number(ctx.today.slice(0, 4)),
      },
      annotates: null,
    },
    { onPage: async (page) => void pages.push(page) },
  );
  if (head === null) throw refuseUnread('没有读出内容');
  return gather(head, pages);
}

async function readPart(
  ctx: Ctx,
  importId: string,
  part: string,
): Promise<Pick<ImportPage, 'part' | 'body'>> {
  const body: unknown[] = [];
  for (let page: number | null = 0; page !== null; ) {
    const at: number = page;
    const read = await withScope(ctx.db, ctx.actor, (tx) =>
      readPage<unknown>(tx, ctx.actor.regionId, importId, part, at),
    );
    body.push(...read.entries);
    page = read.next;
  }
  return { part, body };
}

/** Keeps the file as an upload does and works it out at once, without the worker. */
export async function readImport(
  ctx: Ctx,
  file: UploadedFile,
): Promise<{ importId: string; pages: ImportPages }> {
  requireImporter(ctx);
  const { regionId } = ctx.actor;
  const importId = await once(ctx, (tx) => noteImport(tx, ctx, file));
  await workOutRun(asPerson(ctx), { regionId, importId, today: ctx.today });
  const run = await withScope(ctx.db, ctx.actor, (tx) => getImportRun(tx, regionId, importId));
  const { head } = run.summary;
  if (run.jobState !== 'done' || head === null) throw refuseUnread(run.jobMessage);
  const parts = [
    ...head.sheets.map((_, at) => `cells:${at}`),
    'findings:error',
    'findings:warning',
    'findings:note',
    'questions',
  ];
  const pages: Pick<ImportPage, 'part' | 'body'>[] = [];
  for (const part of parts) pages.push(await readPart(ctx, importId, part));
  return { importId, pages: gather(head, pages) };
}
