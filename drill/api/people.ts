// Those who ask: a person of every part of the chain, and nobody.
import type { FastifyInstance } from 'fastify';
import { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from '../../server/sample/sample-logins.ts';

/** The unit that owns what is planted, and its people, who ask like the others. */
export const OWNER_UNIT = '竹坪寨乡';
const OWNERS: readonly string[] = ['zhuping-a', 'zhuping-section', 'zhuping-head'];

export const LOGINS: readonly string[] = [...SAMPLE_ACCOUNTS.map(({ login }) => login), ...OWNERS];
/** They see nothing of the business, or nothing of the other unit. */
const ADMINISTRATORS: readonly string[] = ['sysadmin', 'secadmin', 'auditor'];
export const STRANGERS: readonly string[] = [
  ...LOGINS.filter((login) => /^(?:ganxi|jkq|zjj)-/.test(login)),
  ...ADMINISTRATORS,
];

export interface Asker {
  /** Null: nobody. */
  login: string | null;
  cookie: string | null;
}

export const NOBODY: Asker = { login: null, cookie: null };

/** A session's cookie, or null when the account does not let him in any more. */
export async function findSession(app: FastifyInstance, login: string): Promise<string | null> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/people/sign-in',
    payload: { login, password: SAMPLE_PASSWORD },
    headers: { 'x-luoshi': '1' },
    remoteAddress: '10.255.0.1',
  });
  return answer.statusCode === 200 ? (String(answer.headers['set-cookie']).split(';')[0] ?? null) : null;
}

export async function signInEverybody(app: FastifyInstance): Promise<Asker[]> {
  const askers: Asker[] = [];
  for (const login of LOGINS) {
    const cookie = await findSession(app, login);
    if (cookie === null) throw new Error(`${login} cannot sign in to the sample`);
    askers.push({ login, cookie });
  }
  return [...askers, NOBODY];
}

/** After a session ended: a new one; without one the person stays outside for the round. */
export async function signInAgain(app: FastifyInstance, asker: Asker): Promise<boolean> {
  if (asker.login === null) return false;
  asker.cookie = await findSession(app, asker.login);
  return asker.cookie !== null;
}

export const headersOf = ({ cookie }: Asker): Record<string, string> => (cookie === null ? {} : { cookie });
