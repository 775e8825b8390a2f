// The clock of every process that is started afterwards, set by libfaketime while they run.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { endAlongside } from '../server/platform/reaper.ts';

const LIBRARIES = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (place) => `/usr/lib/${place}/faketime/libfaketimeMT.so.1`,
);

export class SetClock {
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-clock-'));
  readonly #baseSeconds: number;

  /** The moment at which the clock stands when it is set to no difference. */
  constructor(moment: Date) {
    this.#baseSeconds = Math.round((moment.getTime() - Date.now()) / 1_000);
    endAlongside({ folder: this.#folder });
    fs.chmodSync(this.#folder, 0o755);
    this.set(0);
    Object.assign(process.env, {
      LD_PRELOAD: LIBRARIES.find((library) => fs.existsSync(library)),
      FAKETIME_TIMESTAMP_FILE: path.join(this.#folder, 'offset'),
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      FAKETIME_NO_CACHE: '0',
    });
  }

  static isPossible(): boolean {
    return LIBRARIES.some((library) => fs.existsSync(library));
  }

  /** So far from where it would stand. Written beside and renamed, since it is read at any moment. */
  set(seconds: number): void {
    const file = path.join(this.#folder, 'offset');
    const offset = this.#baseSeconds + seconds;
    fs.writeFileSync(`${file}.new`, `${offset < 0 ? '' : '+'}${offset}\n`);
    fs.renameSync(`${file}.new`, file);
  }

  close(): void {
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}
