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
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds that something took. */
export async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

/** Runs both in turn `runs` times after one warm-up of each, and prints the row. */
export async function measure(
  row: { work: string; projects: number; target: string; runs: number },
  product: (n: number) => Promise<unknown>,
  floor: (n: number) => Promise<unknown>,
  options: { warmUp?: boolean } = {},
): Promise<Measured> {
  const [own, bare]: [number[], number[]] = [[], []];
  const first = options.warmUp === false ? 0 : -1;
  for (let n = first; n < row.runs; n++) {
    const floorMs = await timeOf(() => floor(n));
    const productMs = await timeOf(() => product(n));
    if (n < 0) continue;
    own.push(productMs);
    bare.push(floorMs);
  }
  return toMeasured(row, own, bare);
}

/** Prints and gives the row of two lists of times. */
export function toMeasured(
  row: { work: string; projects: number; target: string },
  own: number[],
  bare: number[],
): Measured {
  return printRow({ ...row, runs: own.length }, median(own), median(bare));
}

/** Prints and gives a row of two times. */
export function printRow(
  row: { work: string; projects: number; target: string; runs: number },
  productMs: number,
  floorMs: number,
): Measured {
  const measured = { ...row, productMs, floorMs, ratio: productMs / floorMs };
  process.stdout.write(
    `${String(row.projects).padStart(7)}  ${row.work.padEnd(48)} ${productMs.toFixed(1).padStart(10)} ms  floor ${floorMs.toFixed(1).padStart(9)} ms  ratio ${measured.ratio.toFixed(2).padStart(7)}   ${row.target}\n`,
  );
  return measured;
}

/** Results go beside the code with the commit and the machine that they were measured on. */
export function keepResults(name: string, rows: readonly Measured[]): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const machine = {
    cpu: os.cpus()[0]?.model ?? '',
    cores: os.cpus().length,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
  };
  const file = path.join(import.meta.dirname, 'results', `${name}.json`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify({ commit, machine, load: os.loadavg()[0], rows }, null, 2)}\n`);
}
