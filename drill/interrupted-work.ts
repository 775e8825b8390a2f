// What is under way when something is killed: each piece of work knows what was acknowledged, and what must hold afterwards.
import fs from 'node:fs';
import path from 'node:path';
import { toDraft } from '../bench/fill-work.ts';
import type { DrilledCounty, OpenReport } from './drilled-county.ts';
import { runHere } from './run-here.ts';

export const OPEN = '2026-11';

export interface Work {
  name: string;
  /** Longest time in which it is killed, in milliseconds. */
  longestMs: number;
  /** Works on until `isOver`; never throws for a request without an answer. */
  run: (county: DrilledCounty, isOver: () => boolean) => Promise<void>;
  /** How far it had come when it was killed. */
  reached: () => string;
  /** After everything was started again: what does not hold, in a sentence each. */
  check: (county: DrilledCounty) => Promise<string[]>;
}

const hold = (isTrue: boolean, sentence: string): string[] => (isTrue ? [] : [sentence]);

/** 填报、提交、签字: what was answered with 200 stands; the rest may be done again from where it is. */
export function confirmWork(reports: readonly OpenReport[]): Work {
  let confirmed: string[] = [];
  let tried: OpenReport[] = [];
  const confirmOne = async (county: DrilledCounty, report: OpenReport): Promise<boolean> => {
    const { projectId, reporter, head } = report;
    const steps = [
      [reporter, 'drafts', { drafts: [toDraft(report)], origin: 'grid' }],
      [reporter, 'submit', { projectIds: [projectId] }],
      [head, 'confirm', { projectIds: [projectId] }],
    ] as const;
    for (const [login, step, body] of steps) {
      const answer = await county.send(login, 'POST', `/reporting/${step}/${OPEN}`, body);
      if (answer?.status !== 200) return false;
    }
    return true;
  };
  return {
    name: 'confirm',
    longestMs: 4_000,
    reached: () => `${confirmed.length} of ${tried.length} signed`,
    run: async (county, isOver) => {
      confirmed = [];
      tried = [];
      const queue = [...reports];
      const line = async () => {
        for (let report = queue.shift(); report && !isOver(); report = queue.shift()) {
          tried.push(report);
          if (await confirmOne(county, report)) confirmed.push(report.projectId);
        }
      };
      await Promise.all([line(), line(), line(), line()]);
    },
    check: async (county) => {
      const rows = await county.query<{ id: string; status: string; figures: number; links: number }>(
        `select r.project_id::text as id, r.status,
           (select count(*)::int from figures f where f.region_id = r.region_id and f.year = 2026 and f.period = r.period
             and f.project_id = r.project_id) as figures,
           (select count(*)::int from report_versions v where v.region_id = r.region_id and v.report_id = r.id and v.id = r.confirmed_version_id) as links
         from reports r where r.period = '${OPEN}' and r.project_id = any($1::bigint[])`,
        [tried.map(({ projectId }) => projectId)],
      );
      const isDone = (status: string) => ['confirmed', 'accepted'].includes(status);
      const lost = confirmed.filter((id) => !rows.some((row) => row.id === id && isDone(row.status)));
      const half = rows.filter(
        ({ status, figures, links }) => isDone(status) !== (figures > 0 && links === 1),
      );
      const rest = tried.find(
        ({ projectId }) => !rows.some(({ id, status }) => id === projectId && isDone(status)),
      );
      const again = rest === undefined || (await finishOne(county, rest));
      return [
        ...hold(lost.length === 0, `acknowledged and lost: ${lost.join(', ')}`),
        ...hold(half.length === 0, `half done: ${JSON.stringify(half)}`),
        ...hold(again, `the report of ${rest?.projectId} cannot be finished any more`),
      ];
    },
  };
}

/** From whatever step it stands at, the ordinary way leads on. */
async function finishOne(county: DrilledCounty, { projectId, reporter, head }: OpenReport): Promise<boolean> {
  const read = async () =>
    (
      await county.query<{ status: string; draft_version: number; amount: string }>(
        `select status, draft_version from reports where period = '${OPEN}' and project_id = $1`,
        [projectId],
      )
    )[0];
  const before = await read();
  if (before?.status === 'open')
    await county.send(reporter, 'POST', `/reporting/drafts/${OPEN}`, {
      drafts: [{ ...toDraft({ projectId, amount: '1000000' }), draftVersion: before.draft_version }],
      origin: 'grid',
    });
  if ((await read())?.status === 'draft')
    await county.send(reporter, 'POST', `/reporting/submit/${OPEN}`, { projectIds: [projectId] });
  if ((await read())?.status === 'submitted')
    await county.send(head, 'POST', `/reporting/confirm/${OPEN}`, { projectIds: [projectId] });
  const status = (await read())?.status ?? '';
  // A check may ask something of the amount that was made up here; then the report waits with its draft, whole.
  return ['confirmed', 'accepted', 'draft', 'submitted'].includes(status);
}

/** 定版: either whole or not at all; and it can be done afterwards. */
export function freezeWork(): Work {
  const freeze = (county: DrilledCounty) =>
    county.send('xmb-head', 'POST', `/reporting/periods/${OPEN}/freeze`, { withMissing: true });
  let isAcknowledged = false;
  return {
    name: 'freeze',
    longestMs: 3_000,
    reached: () => (isAcknowledged ? 'frozen' : 'under way'),
    run: async (county) => {
      isAcknowledged = (await freeze(county))?.status === 200;
    },
    check: async (county) => {
      const count = async () =>
        (
          await county.query<{ freezes: number; projects: number }>(
            `select (select count(*)::int from freezes where period = '${OPEN}') as freezes,
              (select count(*)::int from frozen_projects where period = '${OPEN}') as projects`,
          )
        )[0] ?? { freezes: 0, projects: 0 };
      const found = await count();
      const answer = found.freezes === 0 ? await freeze(county) : undefined;
      const after = await count();
      return [
        ...hold(!isAcknowledged || found.freezes === 1, 'a freeze was acknowledged and is gone'),
        ...hold((found.freezes === 1) === found.projects > 0, `half a freeze: ${JSON.stringify(found)}`),
        ...hold(
          after.freezes === 1 && after.projects > 0,
          `freezing again: ${answer?.status} ${answer?.text}`,
        ),
      ];
    },
  };
}

/** 通报: a draft and its files; either there or not, and it can be drafted afterwards. */
export function documentWork(): Work {
  const draft = (county: DrilledCounty) =>
    county.send('xmb-1', 'POST', '/documents/bulletins', { period: '2026-10' });
  let acknowledged = '';
  return {
    name: 'document',
    longestMs: 3_000,
    reached: () => (acknowledged === '' ? 'under way' : 'drafted'),
    run: async (county, isOver) => {
      const answer = await draft(county);
      acknowledged =
        answer?.status === 200 ? (JSON.parse(answer.text) as { documentId: string }).documentId : '';
      while (acknowledged !== '' && !isOver())
        await county.send('xmb-1', 'GET', `/documents/${acknowledged}/file?format=docx`);
    },
    check: async (county) => {
      const [found] = await county.query<{ id: string }>(
        "select id::text from documents where kind = 'period-bulletin' order by id desc limit 1",
      );
      const id =
        acknowledged ||
        found?.id ||
        (JSON.parse((await draft(county))?.text ?? '{}') as { documentId?: string }).documentId;
      const page = await county.send('xmb-1', 'GET', `/documents/${id}`);
      const file = await county.send('xmb-1', 'GET', `/documents/${id}/file?format=docx`);
      return [
        ...hold(
          page?.status === 200,
          `the draft ${id} is not there: ${page?.status} ${page?.text.slice(0, 200)}`,
        ),
        ...hold(file?.status === 200, `its Word file: ${file?.status} ${file?.text.slice(0, 200)}`),
      ];
    },
  };
}

/** 导入: read and compared by the worker, entered by the web process in one act. */
export function importWork(sheet: string, added: number): Work {
  let importId = '';
  let isApplied = false;
  const state = async (county: DrilledCounty) => {
    const answer = await county.send('xmb-1', 'GET', `/ledger/imports/${importId}`);
    return answer?.status === 200 ? (JSON.parse(answer.text) as { state: string }).state : '';
  };
  const begin = async (county: DrilledCounty) => {
    const form = new FormData();
    form.append('file', new Blob([sheet]), '台账.csv');
    const answer = await county.send('xmb-1', 'POST', '/ledger/imports', form);
    importId = answer?.status === 200 ? (JSON.parse(answer.text) as { importId: string }).importId : '';
  };
  const apply = async (county: DrilledCounty) =>
    (await county.send('xmb-1', 'POST', `/ledger/imports/${importId}/apply`, {}))?.status === 200;
  const isReady = async (county: DrilledCounty, isOver: () => boolean): Promise<boolean> => {
    for (let at = ''; !isOver(); ) {
      at = await state(county);
      if (at === 'ready') return true;
      if (['failed', 'applied'].includes(at)) return false;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return false;
  };
  const countAdded = async (county: DrilledCounty) =>
    (
      await county.query<{ n: number }>("select count(*)::int as n from projects where name like '演练项目%'")
    )[0]?.n ?? 0;
  return {
    name: 'import',
    longestMs: 5_000,
    reached: () => (isApplied ? 'entered' : importId === '' ? 'sent' : 'being read or entered'),
    run: async (county, isOver) => {
      [importId, isApplied] = ['', false];
      await begin(county);
      if (importId !== '' && (await isReady(county, isOver))) isApplied = await apply(county);
    },
    check: async (county) => {
      const there = await countAdded(county);
      const faults = [
        ...hold(there === 0 || there === added, `${there} of ${added} projects were entered`),
        ...hold(!isApplied || there === added, 'an import was acknowledged and is gone'),
      ];
      if (there === added) return faults;
      if (importId === '') await begin(county);
      const until = Date.now() + 90_000;
      const ready = await isReady(county, () => Date.now() > until);
      const done = ready && (await apply(county));
      const after = await countAdded(county);
      return [
        ...faults,
        ...hold(done && after === added, `finishing it: ${await state(county)}, ${after} of ${added}`),
      ];
    },
  };
}

/** 备份: a file of that name is a whole backup, or there is none. */
export function backupWork(folder: string): Work {
  let file = '';
  let round = 0;
  let isWhole = false;
  const backUp = (county: DrilledCounty) => runHere(['backup', file], county.urls);
  return {
    name: 'backup',
    longestMs: 6_000,
    reached: () => (isWhole ? 'written' : 'under way'),
    run: async (county) => {
      round += 1;
      file = path.join(folder, `backup-${round}.tar`);
      isWhole = await backUp(county).then(
        () => true,
        () => false,
      );
    },
    check: async (county) => {
      if (!fs.existsSync(file)) await backUp(county);
      const said = await runHere(['prove-backup', file, '--json'], county.urls).catch((error: unknown) =>
        String(error),
      );
      fs.rmSync(file, { force: true });
      return hold(said.includes('"rows"'), `the backup does not come back: ${said.slice(0, 300)}`);
    },
  };
}
