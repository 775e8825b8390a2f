import { findFreePort } from '../server/platform/find-port.ts';

/** What a process says of itself on its watch port. */
export class ServerFigures {
  readonly #port: number;

  private constructor(port: number) {
    this.#port = port;
  }

  static async choose(): Promise<ServerFigures> {
    return new ServerFigures((await findFreePort('127.0.0.1', 26_000 + (process.pid % 3_000), 500)) ?? 0);
  }

  get env(): Record<string, string> {
    return { LUOSHI_WATCH_PORT: String(this.#port) };
  }

  async read(name: string): Promise<number> {
    const figures = await (await fetch(`http://127.0.0.1:${this.#port}/metrics`)).text();
    const start = `${name} `;
    return Number(
      figures
        .split('\n')
        .find((text) => text.startsWith(start))
        ?.slice(start.length) ?? Number.NaN,
    );
  }

  readMegabytes = async (): Promise<number> =>
    Math.round((await this.read('process_resident_memory_bytes')) / 2 ** 20);

  countWaiting = (): Promise<number> =>
    this.read('luoshi_database_connections{database="primary",state="waiting"}');
}
