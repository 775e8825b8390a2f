// Paired measuring: product and floor run in turn, so that both meet the same machine; figures are ratios of medians.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface Measured {
  work: string;
  projects: number;
  productMs: number;
  floorMs: number;
  /** Product ÷ floor: above 1 the product is slower. */
  ratio: number;
  target: string;
  runs: number;
  /** What nineteen of twenty runs stayed within, where they were counted one by one. */
  productP95Ms?: number;
  floorP95Ms?: number;
  /** Processor time of server and database for one piece, where it was read. */
  productCpuMs?: number;
  floorCpuMs?: number;
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds that something took. */
export async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

/** Processor time so far of this process and its database connections, in ms. */
export type ReadCpu = () => Promise<number>;

/** Statements are prepared at their third coming, and plans kept from the sixth. */
const WARM_UPS = 7;

/** Runs both in turn `runs` times after some of each to warm up, and prints the row. */
export async function measure(
  asked: {
    work: string;
    projects: number;
    target: string;
    runs: number;
    warmUps?: number;
    readCpu?: ReadCpu;
  },
  product: (n: number) => Promise<unknown>,
  floor: (n: number) => Promise<unknown>,
): Promise<Measured> {
  const { readCpu, warmUps = WARM_UPS, ...row } = asked;
  const [own, bare]: [number[], number[]] = [[], []];
  const cpu = { productCpuMs: 0, floorCpuMs: 0 };
  for (let n = -warmUps; n < row.runs; n++) {
    const before = await readCpu?.();
    const floorMs = await timeOf(() => floor(n));
    const between = await readCpu?.();
    const productMs = await timeOf(() => product(n));
    const after = await readCpu?.();
    if (n < 0) continue;
    own.push(productMs);
    bare.push(floorMs);
    cpu.floorCpuMs += ((between ?? 0) - (before ?? 0)) / row.runs;
    cpu.productCpuMs += ((after ?? 0) - (between ?? 0)) / row.runs;
  }
  const p95 = { productP95Ms: quantile(own, 0.95), floorP95Ms: quantile(bare, 0.95) };
  return printRow({ ...row, runs: own.length }, median(own), median(bare), {
    ...p95,
    ...(readCpu ? cpu : {}),
  });
}

/** Prints and gives a row of two times. */
export function printRow(
  row: { work: string; projects: number; target: string; runs: number },
  productMs: number,
  floorMs: number,
  cpu: Pick<Measured, 'productCpuMs' | 'floorCpuMs' | 'productP95Ms' | 'floorP95Ms'> = {},
): Measured {
  const measured = { ...row, ...cpu, productMs, floorMs, ratio: productMs / floorMs };
  const cpuText =
    cpu.productCpuMs === undefined || cpu.floorCpuMs === undefined
      ? ''
      : `   processor ${cpu.productCpuMs.toFixed(1)} : ${cpu.floorCpuMs.toFixed(1)} = ${(cpu.productCpuMs / cpu.floorCpuMs).toFixed(2)}`;
  const p95Text =
    cpu.productP95Ms === undefined || cpu.floorP95Ms === undefined
      ? ''
      : `   p95 ${cpu.productP95Ms.toFixed(1)} : ${cpu.floorP95Ms.toFixed(1)}`;
  process.stdout.write(
    `${String(row.projects).padStart(7)}  ${row.work.padEnd(48)} ${productMs.toFixed(1).padStart(10)} ms  floor ${floorMs.toFixed(1).padStart(9)} ms  ratio ${measured.ratio.toFixed(2).padStart(7)}   ${row.target}${cpuText}${p95Text}\n`,
  );
  return measured;
}

/** Results go beside the code with the commit and the machine that they were measured on. */
export function keepResults(name: string, rows: readonly Measured[], more: object = {}): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const machine = {
    cpu: os.cpus()[0]?.model ?? '',
    cores: os.cpus().length,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
  };
  const file = path.join(import.meta.dirname, 'results', `${name}.json`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(
    file,
    `${JSON.stringify({ commit, machine, load: os.loadavg(), ...more, rows }, null, 2)}\n`,
  );
}
