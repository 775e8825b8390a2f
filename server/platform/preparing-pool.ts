// Statements that come again are prepared: under row-level security and partitions planning costs more than running them.
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** Texts that were seen often enough, with the number that names them; the same on every connection. */
const numbers = new Map<string, number>();
const sightings = new Map<string, number>();
/** A text is prepared from its third coming on; filters make texts that never come again. */
const OFTEN = 3;
const MOST_PREPARED = 400;
const MOST_WATCHED = 2_000;
const LONGEST = 20_000;

function findNumber(text: string): number | undefined {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  if (numbers.size >= MOST_PREPARED || text.length > LONGEST) return undefined;
  const seen = (sightings.get(text) ?? 0) + 1;
  if (seen < OFTEN) {
    if (sightings.size >= MOST_WATCHED) sightings.clear();
    sightings.set(text, seen);
    return undefined;
  }
  sightings.delete(text);
  numbers.set(text, numbers.size + 1);
  return numbers.size;
}

const ROLE = /set local role (\w+)/;
/** After these a connection is of no use: a migration changed the columns under its plans; the line gave no answer at all. */
const CHANGED_RESULT = '0A000';
const DEAD_LINE = 'Query read timeout';
const END = '; commit';
const NOTHING = { command: 'SELECT', rowCount: 0, rows: [] };

/** One name a role: the plan of a statement holds the policies of the role that it was made for. */
function toPreparingClient(client: pg.PoolClient): PostgresPoolClient {
  let role = 'login';
  let isGivenUp = false;
  let isEnded = false;
  const watched = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      return await asked;
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (code === CHANGED_RESULT || message === DEAD_LINE) isGivenUp = true;
      throw error;
    }
  };
  const send = async (text: string) => {
    // The end has travelled with the last statement already; a connection that is given up takes its transaction with it.
    if ((text === 'commit' && isEnded) || (text === 'rollback' && isGivenUp)) return NOTHING;
    const answer: pg.QueryResult | pg.QueryResult[] = await watched(client.query(text));
    isEnded = text.endsWith(END);
    // Of several statements in one message the last that gives rows is the answer.
    return Array.isArray(answer) ? (answer.findLast(({ fields }) => fields.length > 0) ?? NOTHING) : answer;
  };
  const query = async (text: string, parameters: readonly unknown[]) => {
    if (parameters.length === 0) {
      if (text.startsWith('begin')) role = ROLE.exec(text)?.[1] ?? 'login';
      return send(text);
    }
    const number = findNumber(text);
    if (number === undefined) return watched(client.query(text, [...parameters]));
    return watched(client.query({ name: `${role}-${number}`, text, values: [...parameters] }));
  };
  return {
    query: ((text: unknown, parameters?: readonly unknown[]) =>
      typeof text === 'string'
        ? query(text, parameters ?? [])
        : (client.query as (cursor: unknown) => unknown)(text)) as PostgresPoolClient['query'],
    release: () => client.release(isGivenUp),
  };
}

const clientOf = new WeakMap<pg.PoolClient, PostgresPoolClient>();

/** The pool as kysely takes it; each connection keeps what it has prepared. */
export function toPreparingPool(pool: pg.Pool): PostgresPool {
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = clientOf.get(client) ?? toPreparingClient(client);
      clientOf.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}
