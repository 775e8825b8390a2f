// The product and its floor over HTTP with eight connections, in turn.
import { WEB_NODE_FLAGS } from '../server/platform/child-server.ts';
import type { BenchCounty } from './county.ts';
import { TODAY } from './county.ts';
import { listBackends, readCpuMs } from './cpu.ts';
import { listFillPairs } from './fill-work.ts';
import { OPEN } from './floor-statements.ts';
import { loadFor, openSenders, readPeakMiB, type Send, startTarget } from './http-load.ts';
import { type Measured, printRow } from './measure.ts';
import { openSession } from './places.ts';

const ROUNDS = 3;
const SECONDS = 3;
const SECTORS = ['能源环保', '城建', '交通', '水利', '工业', '农业', '服务业', '教育卫生'];

export type Work = (send: Send, n: number) => Promise<boolean>;
export interface Pair {
  work: string;
  target: string;
  /** Before each round: what the last one has used up. */
  renew?: () => Promise<void>;
  /** False once the round has used up what there was. */
  hasMore?: () => boolean;
  /** Reports in one piece of work: times are given for one of them. */
  pieces?: number;
  product: Work;
  floor: Work;
}

const isFine = async (send: Send, path: string, cookie?: string): Promise<boolean> =>
  (await send({ path, ...(cookie ? { headers: { cookie } } : {}) })).status === 200;

const listPath = (sector: string): string =>
  `/api/progress/projects?period=${OPEN}&sort=completionRate&order=asc&limit=100&sector=${encodeURIComponent(sector)}`;

async function listPairs(county: BenchCounty): Promise<Pair[]> {
  const { rows } = await county.owner.query<{ id: string }>(
    `select p.id::text from projects p where is_listed and not is_bundle order by md5(id::text) limit 2000`,
  );
  const ids = rows.map((row) => row.id);
  const { pairs, unit } = await listFillPairs(county, ids);
  const office = await openSession(county, 'xmb-head');
  const sectorOf = (n: number): string => SECTORS[n % SECTORS.length] ?? '';
  const idOf = (n: number): string => ids[n % ids.length] ?? '';
  const bareList: Work = (send, n) => isFine(send, `/list?of=${encodeURIComponent(sectorOf(n))}`);
  const page: Work = async (send, n) =>
    (await isFine(send, `/api/ledger/projects/${idOf(n)}`, office)) &&
    isFine(send, `/api/progress/projects/${idOf(n)}/progress?period=${OPEN}`, office);
  return [
    {
      work: 'a session and nothing else over HTTP',
      target: '—',
      product: (send) => isFine(send, '/api/ledger/saved-views?page=overview', office),
      floor: (send) => isFine(send, '/nothing'),
    },
    {
      work: 'list of 100 over HTTP, the office',
      target: '≤ 3',
      product: (send, n) => isFine(send, listPath(sectorOf(n)), office),
      floor: bareList,
    },
    {
      work: 'rows of the list alone, as its page asks for them, the office',
      target: '≤ 3',
      product: (send, n) => isFine(send, `${listPath(sectorOf(n))}&count=no`, office),
      floor: (send, n) => isFine(send, `/rows?of=${encodeURIComponent(sectorOf(n))}`),
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
    ...pairs,
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
  const { pieces = 1 } = pair;
  const times = { own: 0, bare: 0, ownDone: 0, bareDone: 0, ownCpu: 0, bareCpu: 0 };
  const loadSide = async (side: Side, seconds: number, work: Work) => {
    const pids = [side.pid, ...(await listBackends(county.owner, side.login))];
    const before = readCpuMs(pids);
    const { msEach, done } = await loadFor(side.senders, seconds, work, pair.hasMore);
    return { msEach: msEach / pieces, done: done * pieces, cpuMs: readCpuMs(pids) - before };
  };
  for (let round = -1; round < ROUNDS; round += 1) {
    await pair.renew?.();
    const seconds = round < 0 ? WARM_SECONDS : SECONDS;
    const floor = await loadSide(bare, seconds, pair.floor);
    const product = await loadSide(own, seconds, pair.product);
    if (round < 0) {
      for (let done = product.done; done < WARM_PIECES; ) {
        await pair.renew?.();
        const more = await loadSide(own, SECONDS, pair.product);
        if (more.done === 0) break;
        done += more.done;
      }
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
