// What a person sees in his own lists: the measure of what he may be answered by id.
import type { FastifyInstance } from 'fastify';
import { type Asker, headersOf } from './people.ts';

interface List {
  url: string;
  /** Where the rows stand, and how a row is named. */
  rows: string;
  id: string;
}

const LISTS: Readonly<Record<string, List>> = {
  projectId: { url: '/api/progress/projects?period=2026-11&rows=all&limit=500', rows: 'rows', id: 'id' },
  problemId: { url: '/api/problems?open=all&limit=500', rows: 'problems', id: 'id' },
  taskId: { url: '/api/tasks?open=all&limit=500', rows: 'tasks', id: 'id' },
  meetingId: { url: '/api/meetings?from=2000-01-01&to=2100-01-01', rows: 'meetings', id: 'id' },
  documentId: { url: '/api/documents', rows: 'documents', id: 'id' },
  handoverId: { url: '/api/today/handovers', rows: 'handovers', id: 'id' },
  personId: { url: '/api/people/persons', rows: 'persons', id: 'personId' },
};
const MOST_PAGES = 20;

interface Page extends Record<string, unknown> {
  nextAfter?: string | null;
  next?: string | null;
}

export class Sight {
  readonly #app: FastifyInstance;
  readonly #seen = new Map<string, ReadonlySet<string>>();

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  static isListed(kind: string): boolean {
    return kind in LISTS;
  }

  /** Looks again before it says no: what is seen changes while the drill runs. */
  async sees(asker: Asker, kind: string, id: string): Promise<boolean> {
    const key = `${asker.login} ${kind}`;
    if (this.#seen.get(key)?.has(id)) return true;
    const seen = await this.#list(asker, kind);
    this.#seen.set(key, seen);
    return seen.has(id);
  }

  async #list(asker: Asker, kind: string): Promise<ReadonlySet<string>> {
    const list = LISTS[kind];
    const seen = new Set<string>();
    let after: string | null = null;
    for (let page = 0; list && page < MOST_PAGES; page += 1) {
      const url: string = after === null ? list.url : `${list.url}&after=${encodeURIComponent(after)}`;
      const answer = await this.#app.inject({ url, headers: headersOf(asker), remoteAddress: '10.255.0.2' });
      if (answer.statusCode !== 200) return seen;
      const told = answer.json<Page>();
      for (const row of (told[list.rows] ?? []) as Record<string, string>[]) seen.add(row[list.id] ?? '');
      after = told.nextAfter ?? told.next ?? null;
      if (after === null) return seen;
    }
    return seen;
  }
}
