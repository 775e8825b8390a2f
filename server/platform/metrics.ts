import type pg from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Answers are looked at in tens of milliseconds, jobs in seconds. */
const ANSWER_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];
const JOB_SECONDS = [0.1, 0.5, 1, 5, 15, 60, 300, 1800];

/** What Prometheus reads of this process; every name begins with `luoshi_`, except those that every Node program has. */
export class Metrics {
  readonly registry = new Registry();
  readonly #answers = new Histogram({
    name: 'luoshi_answer_seconds',
    help: 'Time to answer, by route pattern and status',
    labelNames: ['method', 'route', 'status'],
    buckets: ANSWER_SECONDS,
    registers: [this.registry],
  });
  readonly #jobs = new Histogram({
    name: 'luoshi_job_seconds',
    help: 'Time of a job, by queue and how it ended',
    labelNames: ['queue', 'ended'],
    buckets: JOB_SECONDS,
    registers: [this.registry],
  });

  readonly #frozenReads = new Counter({
    name: 'luoshi_frozen_reads_total',
    help: 'Reads of frozen periods where there is a copy of the database: answered by the copy or by the primary',
    labelNames: ['from'],
    registers: [this.registry],
  });
  readonly #pools = new Map<string, pg.Pool>();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    const pools = this.#pools;
    new Gauge({
      name: 'luoshi_database_connections',
      help: 'Connections to a database: in use, idle, and requests waiting for one',
      labelNames: ['database', 'state'],
      registers: [this.registry],
      collect() {
        for (const [database, pool] of pools) {
          this.set({ database, state: 'used' }, pool.totalCount - pool.idleCount);
          this.set({ database, state: 'idle' }, pool.idleCount);
          this.set({ database, state: 'waiting' }, pool.waitingCount);
        }
      },
    });
  }

  readFrozen(from: 'replica' | 'primary'): void {
    this.#frozenReads.inc({ from });
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.#answers.observe({ method, route, status: String(status) }, seconds);
  }

  worked(queue: string, ended: 'done' | 'failed', seconds: number): void {
    this.#jobs.observe({ queue, ended }, seconds);
  }

  watchPool(database: 'primary' | 'replica', pool: pg.Pool): void {
    this.#pools.set(database, pool);
  }

  /** `count` is asked each time that somebody reads the metrics. */
  watchQueues(count: () => Promise<Record<string, number>>): void {
    new Gauge({
      name: 'luoshi_jobs_waiting',
      help: 'Jobs that wait, by queue',
      labelNames: ['queue'],
      registers: [this.registry],
      async collect() {
        for (const [queue, waiting] of Object.entries(await count())) this.set({ queue }, waiting);
      },
    });
  }
}
