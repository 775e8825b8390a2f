import type { Directory, ProjectPicture } from '#core/ledger/public.ts';
import { Refusal } from '#core/platform/public.ts';
import type { ImportPage } from '#core/quality/import-outcome.ts';
import { findNewestProjectId, listProjectPictures } from '#server/ledger/public.ts';
import { getRegion, listLeaders, listOrgRecords, listOrgs } from '#server/people/public.ts';
import { findDatabaseTrouble, getFile, type Tx } from '#server/platform/public.ts';
import type { Access } from './import-access.ts';
import {
  addPages,
  clearPages,
  getImportRun,
  isCancelAsked,
  listLayouts,
  listOpenMonths,
  setImportRun,
  setJobRun,
} from './import-runs.queries.ts';
import { type ChildRequest, type ImportListener, runImport } from './run-import-child.ts';

const PICTURES_A_PAGE = 5_000;
const PAGES_A_WRITE = 20;
const LOOKS_EVERY_MS = 700;

export async function loadDirectory(tx: Tx, regionId: number, today: string): Promise<Directory> {
  const active = new Set((await listOrgs(tx, regionId)).filter((org) => org.isActive).map((org) => org.id));
  const units = (await listOrgRecords(tx, regionId)).filter(
    (org) => active.has(org.id) && org.kind !== 'county',
  );
  const region = await getRegion(tx, regionId);
  return { regionName: region.name, units, leaders: await listLeaders(tx, regionId, today) };
}

export async function loadPictures(access: Access, regionId: number): Promise<ProjectPicture[]> {
  const pictures: ProjectPicture[] = [];
  for (;;) {
    const afterId = pictures.at(-1)?.id ?? '0';
    const page = await access((tx) => listProjectPictures(tx, regionId, afterId, PICTURES_A_PAGE));
    pictures.push(...page);
    if (page.length < PICTURES_A_PAGE) return pictures;
  }
}

/** What the child needs: the file, what was corrected, the directory, and the ledger as it stands. */
export async function loadRequest(
  access: Access,
  key: { regionId: number; importId: string; today: string },
): Promise<ChildRequest & { newestProjectId: string }> {
  const { regionId, importId, today } = key;
  const loaded = await access(async (tx) => {
    const run = await getImportRun(tx, regionId, importId);
    return {
      run,
      file: await getFile(tx, regionId, run.fileId),
      layouts: await listLayouts(tx, regionId),
      directory: await loadDirectory(tx, regionId, today),
      newestProjectId: await findNewestProjectId(tx, regionId),
      openMonths: await listOpenMonths(tx, regionId),
    };
  });
  const { layouts, directory, newestProjectId, openMonths } = loaded;
  const existing = await loadPictures(access, regionId);
  const thisYear = Number(today.slice(0, 4));
  return {
    bytes: loaded.file.content,
    fileName: loaded.run.fileName,
    input: { corrections: loaded.run.corrections, layouts, directory, existing, thisYear, openMonths },
    annotates: null,
    newestProjectId,
  };
}

/** Looks every moment whether the person wants to stop. */
function watchCancel(
  access: Access,
  regionId: number,
  jobRunId: string,
): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const timer = setInterval(() => {
    access((tx) => isCancelAsked(tx, regionId, jobRunId)).then(
      (isAsked) => isAsked && controller.abort(),
      () => undefined,
    );
  }, LOOKS_EVERY_MS);
  return { signal: controller.signal, end: () => clearInterval(timer) };
}

/** Pages are written twenty at a time, and the progress with them. */
function pageWriter(access: Access, regionId: number, importId: string, jobRunId: string) {
  let waiting: ImportPage[] = [];
  const write = async (done: number, total: number) => {
    const pages = waiting;
    waiting = [];
    await access(async (tx) => {
      await addPages(tx, regionId, importId, pages);
      await setJobRun(tx, regionId, jobRunId, { done, total, message: '正在保存比对结果' });
    });
  };
  const onPage: NonNullable<ImportListener['onPage']> = async (page, at, total) => {
    waiting.push(page);
    if (waiting.length >= PAGES_A_WRITE || at === total - 1) await write(at + 1, total);
  };
  return onPage;
}

/**
 * The work behind 上传 and every correction: reads the file, understands it, compares it with the ledger, and keeps what was
 * found in pages. Safe to run twice; a failure or a cancelling leaves the import without a result and says why.
 */
export async function workOutRun(
  access: Access,
  key: { regionId: number; importId: string; today: string },
): Promise<void> {
  const { regionId, importId } = key;
  const run = await access((tx) => getImportRun(tx, regionId, importId));
  const { jobRunId } = run;
  // A second job of the same correction finds the work done.
  if ((run.jobState !== 'waiting' && run.jobState !== 'running') || run.appliedActId !== null) return;
  const say = (message: string) =>
    access((tx) => setJobRun(tx, regionId, jobRunId, { state: 'running', message }));
  const watch = watchCancel(access, regionId, jobRunId);
  try {
    await say('正在读取工作簿');
    const { newestProjectId, ...request } = await loadRequest(access, key);
    await access(async (tx) => {
      await setImportRun(tx, regionId, importId, { summary: { ...run.summary, head: null } });
      await clearPages(tx, regionId, importId);
    });
    const { head } = await runImport(request, {
      signal: watch.signal,
      onRead: () => say('正在识别并与台账比对'),
      onPage: pageWriter(access, regionId, importId, jobRunId),
    });
    await access(async (tx) => {
      const used = head?.corrections ?? [];
      await setImportRun(tx, regionId, importId, { summary: { head, newestProjectId, used } });
      await setJobRun(tx, regionId, jobRunId, { state: 'done', message: '', isFinished: true });
    });
  } catch (error) {
    // Full, away or slow for a while: the import stays under way, and the queue tries again.
    if (findDatabaseTrouble(error)) {
      await say('服务器暂时办不了，一两分钟内自动再试').catch(() => undefined);
      throw error;
    }
    const refusal = error instanceof Refusal ? error.body : null;
    const isCancelled = refusal?.code === 'IMPORT_CANCELLED';
    const message = refusal
      ? [refusal.zh, ...refusal.allowed].join('；')
      : '读取时出错，已记入系统日志；请重试或联系管理员';
    await access((tx) =>
      setJobRun(tx, regionId, jobRunId, {
        state: isCancelled ? 'cancelled' : 'failed',
        message,
        isFinished: true,
      }),
    );
    if (!refusal) throw error;
  } finally {
    watch.end();
  }
}
