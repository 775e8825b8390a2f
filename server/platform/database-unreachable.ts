import pg from 'pg';
import { type Refusal, refuse } from '#core/platform/refusal.ts';

/** What the line to a database server says when nobody answers there, or nobody of that name exists. */
const UNREACHABLE: Record<string, [zh: string, en: string]> = {
  ECONNREFUSED: ['没有数据库在该地址监听', 'nothing listens there'],
  ENOTFOUND: ['主机名无法解析', 'the host name is not known'],
  EAI_AGAIN: ['主机名暂时无法解析', 'the host name cannot be resolved now'],
  ETIMEDOUT: ['连接超时', 'the connection timed out'],
  EHOSTUNREACH: ['主机不可达', 'the host cannot be reached'],
  ENETUNREACH: ['网络不可达', 'the network cannot be reached'],
  ENOENT: ['没有这个套接字', 'there is no such socket'],
};

function findReason(error: unknown): [zh: string, en: string] | undefined {
  if (!(error instanceof Error)) return undefined;
  // A name with several addresses fails once for each.
  if (error instanceof AggregateError && error.errors.length > 0) return findReason(error.errors[0]);
  return UNREACHABLE['code' in error ? String(error.code) : ''];
}

/** Host, port and database of an address, never its login or password. */
function toPlace(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed) return '';
  const host = parsed.hostname || parsed.searchParams.get('host') || 'localhost';
  return `${host}:${parsed.port || parsed.searchParams.get('port') || '5432'}${parsed.pathname}`;
}

/** A database server that cannot be reached, said with its address and what to do; undefined for any other fault. */
export function findUnreachable(error: unknown, variable: string, url: string): Refusal | undefined {
  const reason = findReason(error);
  if (!reason) return undefined;
  const place = toPlace(url);
  return refuse(
    'not-allowed-now',
    'DATABASE_UNREACHABLE',
    `连接不上数据库 ${place}（${variable}）：${reason[0]}。`,
    `The database ${place} (${variable}) cannot be reached: ${reason[1]}.`,
    [
      `启动 PostgreSQL，核对 ${variable} 的主机和端口、防火墙，然后再试。Start PostgreSQL, check host and port in ${variable} and the firewall, then try again.`,
    ],
  );
}

/** Tries the address once, before anything else is asked of it. */
export async function requireReachable(variable: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw findUnreachable(error, variable, url) ?? error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
