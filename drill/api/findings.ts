// The faults that were found, each once, with the request that showed it.
import type { Attempt } from './attempt.ts';
import type { Asker } from './people.ts';

const MOST_SHOWN = 600;

export interface Finding {
  route: string;
  fault: string;
  /** Enough to send it again. */
  request: string;
  times: number;
}

export function describeRequest({ route, url, headers, payload }: Attempt, asker: Asker): string {
  const { cookie: _, ...shown } = headers;
  const body = payload === undefined ? '' : ` ${payload.toString().slice(0, MOST_SHOWN)}`;
  return `${asker.login ?? 'nobody'} ${route.method} ${url.slice(0, MOST_SHOWN)} ${JSON.stringify(shown).slice(0, MOST_SHOWN)}${body}`;
}

export class Findings {
  readonly #found = new Map<string, Finding>();

  add(attempt: Attempt, asker: Asker, fault: string): void {
    const { name } = attempt.route;
    const known = this.#found.get(`${name} ${fault}`);
    if (known) known.times += 1;
    else
      this.#found.set(`${name} ${fault}`, {
        ...{ route: name, fault, times: 1 },
        request: describeRequest(attempt, asker),
      });
  }

  list(): Finding[] {
    return [...this.#found.values()];
  }
}
