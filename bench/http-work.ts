// The product and its floor over HTTP with eight connections, in turn.
import { WEB_NODE_FLAGS } from '../server/platform/child-server.ts';
import type { BenchCounty } from './county.ts';
import { TODAY } from './county.ts';
import { listBackends, readCpuMs } from './cpu.ts';
import { OPEN } from './floor-statements.ts';
import { loadFor, openSenders, readPeakMiB, type Send, startTarget } from './http-load.ts';
import { type Measured, printRow } from './measure.ts';
import {
  emptyDrafts,
  listOpenReports,
  type OpenReport,
  openSession,
  reopenReports,
  setTwoSteps,
} from './places.ts';

const ROUNDS = 3;
const SECONDS = 3;
const MOST_REPORTS = 6_000;
const SECTORS = ['能源环保', '城建', '交通', '水利', '工业', '农业', '服务业', '教育卫生'];

type Work = (send: Send, n: number) => Promise<boolean>;
interface Pair {
  work: string;
  target: string;
  /** Before each round: what the last one has used up. */
  renew?: () => Promise<void>;
  product: Work;
  floor: Work;
}

const isFine = async (send: Send, path: string, cookie?: string): Promise<boolean> =>
  (await send({ path, ...(cookie ? { headers: { cookie } } : {}) })).status === 200;

const listPath = (sector: string): string =>
  `/api/progress/projects?period=${OPEN}&sort=completionRate&order=asc&limit=100&sector=${encodeURIComponent(sector)}`;

/** 填报 → 提交 → 签字确认, three requests of two people; false where a check asks something. */
function fillReport(
  sessions: ReadonlyMap<string, string>,
  report: OpenReport,
): (send: Send) => Promise<boolean> {
  const as = (login: string) => ({ cookie: sessions.get(login) ?? '' });
  const { projectId } = report;
  const cells = [
    { field: 'monthAmountYuan', value: report.amount, seen: '' },
    {
      field: 'imageProgress',
      value: `主体结构施工至${(Number(projectId) % 20) + 3}层，外墙同步推进`,
      seen: '',
    },
  ];
  const steps = [
    ['drafts', report.reporter, { drafts: [{ projectId, draftVersion: 0, cells }], origin: 'grid' }],
    ['submit', report.reporter, { projectIds: [projectId] }],
    ['confirm', report.head, { projectIds: [projectId] }],
  ] as const;
  return async (send) => {
    for (const [path, login, body] of steps) {
      const answer = await send({
        method: 'POST',
        path: `/api/reporting/${path}/${OPEN}`,
        headers: as(login),
        body: JSON.stringify(body),
      });
      if (answer.status >= 500 || answer.status === 403) throw new Error(answer.body.slice(0, 300));
      if (answer.status !== 200) return false;
    }
    return true;
  };
}

const BARE_LINE = JSON.stringify({ monthAmountYuan: '1000000', imageProgress: '主体结构施工，外墙同步推进' });

async function listPairs(county: BenchCounty): Promise<Pair[]> {
  await setTwoSteps(county);
  await emptyDrafts(county);
  const reports = await listOpenReports(county, MOST_REPORTS);
  const logins = [...new Set(reports.flatMap((r) => [r.reporter, r.head]))];
  const sessions = new Map<string, string>();
  for (const login of logins) sessions.set(login, await openSession(county, login));
  const office = await openSession(county, 'xmb-head');
  const unit = sessions.get(reports[0]?.reporter ?? '') ?? '';
  const { rows } = await county.owner.query<{ id: string }>(
    `select p.id::text from projects p where is_listed and not is_bundle order by md5(id::text) limit 2000`,
  );
  const ids = rows.map((row) => row.id);
  const sectorOf = (n: number): string => SECTORS[n % SECTORS.length] ?? '';
  const idOf = (n: number): string => ids[n % ids.length] ?? '';
  let next = 0;
  const renew = async (): Promise<void> => {
    await reopenReports(
      county,
      reports.slice(0, next).map((report) => report.projectId),
    );
    next = 0;
  };
  const fill: Work = (send) => {
    const report = reports[next];
    next += 1;
    if (!report) return Promise.reject(new Error('no open report is left'));
    return fillReport(sessions, report)(send);
  };
  const bareList: Work = (send, n) => isFine(send, `/list?of=${encodeURIComponent(sectorOf(n))}`);
  const page: Work = async (send, n) =>
    (await isFine(send, `/api/ledger/projects/${idOf(n)}`, office)) &&
    isFine(send, `/api/progress/projects/${idOf(n)}/progress?period=${OPEN}`, office);
  return [
    {
      work: 'list of 100 over HTTP, the office',
      target: '≤ 3',
      product: (send, n) => isFine(send, listPath(sectorOf(n)), office),
      floor: bareList,
    },
    {
      work: 'list of 100 over HTTP, a unit',
      target: '≤ 3',
      product: (send, n) => isFine(send, listPath(sectorOf(n)), unit),
      floor: bareList,
    },
    {
      work: 'project page (ledger and progress) over HTTP',
      target: '≤ 3',
      product: page,
      floor: (send, n) => isFine(send, `/project?of=${idOf(n)}`),
    },
    {
      work: 'fill, submit and confirm one report over HTTP',
      target: '≤ 3',
      renew,
      product: fill,
      floor: async (send, n) =>
        (await send({ method: 'POST', path: `/confirm?of=${idOf(n)}`, body: BARE_LINE })).status === 200,
    },
  ];
}

/** Compiled code and prepared statements on every connection: what a server is after its first minute. */
const WARM_SECONDS = 6;
const WARM_PIECES = 400;

/** One server under load: its process, and its login at the database. */
interface Side {
  senders: Send[];
  pid: number;
  login: string;
}

/** One pair in turn; the first round of each warms up and is not counted. */
async function measurePair(county: BenchCounty, pair: Pair, own: Side, bare: Side): Promise<Measured> {
  const times = { own: 0, bare: 0, ownDone: 0, bareDone: 0, ownCpu: 0, bareCpu: 0 };
  const loadSide = async (side: Side, seconds: number, work: Work) => {
    const pids = [side.pid, ...(await listBackends(county.owner, side.login))];
    const before = readCpuMs(pids);
    const loaded = await loadFor(side.senders, seconds, work);
    return { ...loaded, cpuMs: readCpuMs(pids) - before };
  };
  for (let round = -1; round < ROUNDS; round += 1) {
    await pair.renew?.();
    const seconds = round < 0 ? WARM_SECONDS : SECONDS;
    const floor = await loadSide(bare, seconds, pair.floor);
    const product = await loadSide(own, seconds, pair.product);
    if (round < 0) {
      for (let done = product.done; done < WARM_PIECES; )
        done += (await loadSide(own, SECONDS, pair.product)).done;
      continue;
    }
    times.bare += floor.msEach * floor.done;
    times.bareDone += floor.done;
    times.own += product.msEach * product.done;
    times.ownDone += product.done;
    times.ownCpu += product.cpuMs;
    times.bareCpu += floor.cpuMs;
  }
  const row = { work: pair.work, projects: county.projects, target: pair.target, runs: times.ownDone };
  const [ownDone, bareDone] = [Math.max(1, times.ownDone), Math.max(1, times.bareDone)];
  const cpu = { productCpuMs: times.ownCpu / ownDone, floorCpuMs: times.bareCpu / bareDone };
  return printRow(row, times.own / ownDone, times.bare / bareDone, cpu);
}

export interface HttpResults {
  rows: Measured[];
  /** Most memory that the web process held under all of it. */
  webPeakMiB: number | null;
}

export async function benchHttp(county: BenchCounty, words: readonly string[] = []): Promise<HttpResults> {
  const pairs = (await listPairs(county)).filter(
    ({ work }) => words.length === 0 || words.some((word) => work.includes(word)),
  );
  const web = await startTarget(
    'web.child.ts',
    { BENCH_APP_URL: county.urls.app, BENCH_TODAY: TODAY },
    WEB_NODE_FLAGS,
  );
  const floor = await startTarget('bare.child.ts', { BENCH_OWNER_URL: county.urls.owner });
  const [own, bare] = [openSenders(web.port), openSenders(floor.port)];
  try {
    const rows: Measured[] = [];
    const sides = {
      own: { senders: own.senders, pid: web.pid, login: 'luoshi_app' },
      bare: { senders: bare.senders, pid: floor.pid, login: 'luoshi_owner' },
    };
    for (const pair of pairs) rows.push(await measurePair(county, pair, sides.own, sides.bare));
    const webPeakMiB = readPeakMiB(web.pid);
    process.stdout.write(
      `${String(county.projects).padStart(7)}  memory of the web process at most ${webPeakMiB ?? '—'} MiB   ≤ 300\n`,
    );
    return { rows, webPeakMiB };
  } finally {
    own.close();
    bare.close();
    web.stop();
    floor.stop();
  }
}
