// The line between the product and its database, in the hands of a drill: it can be cut, go dead, or become slow.
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseUrls } from '../server/platform/embedded-database.ts';

type State = 'open' | 'dead';

export class DatabaseLine {
  readonly #sockets = new Set<net.Socket>();
  #server: net.Server | undefined;
  #target = '';
  #state: State = 'open';
  #delayMs = 0;
  #port = 0;

  async open(): Promise<void> {
    this.#server = net.createServer({ pauseOnConnect: true }, (near) => this.#connect(near));
    const server = this.#server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#port = (server.address() as net.AddressInfo).port;
  }

  /** Addresses that lead through the line to the database that is meant. */
  through = (urls: DatabaseUrls): DatabaseUrls => {
    const owner = new URL(urls.owner);
    this.#target = `${owner.searchParams.get('host')}/.s.PGSQL.${owner.searchParams.get('port')}`;
    const port = this.#port;
    const lead = (url: string) => {
      const { username, pathname } = new URL(url);
      return `postgresql://${username}@127.0.0.1:${port}${pathname}`;
    };
    return { owner: lead(urls.owner), app: lead(urls.app), worker: lead(urls.worker) };
  };

  #connect(near: net.Socket): void {
    const far = net.createConnection(this.#target);
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk: Buffer) => far.write(chunk));
    far.on('data', (chunk: Buffer) => void this.#answer(near, far, chunk));
    if (this.#state === 'open') near.resume();
  }

  /** In the order in which it came, each piece late. */
  async #answer(near: net.Socket, far: net.Socket, chunk: Buffer): Promise<void> {
    if (this.#delayMs > 0) {
      far.pause();
      await sleep(this.#delayMs);
      if (this.#state === 'open') far.resume();
    }
    near.write(chunk);
  }

  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Nothing passes any more, and nobody is told. */
  goDead(): void {
    this.#state = 'dead';
    for (const socket of this.#sockets) socket.pause();
  }

  comeBack(): void {
    this.#state = 'open';
    for (const socket of this.#sockets) socket.resume();
  }

  slowDown(delayMs: number): void {
    this.#delayMs = delayMs;
  }

  close(): void {
    this.cut();
    this.#server?.close();
  }
}
