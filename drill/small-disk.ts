// A disk of its own, small enough to be filled; only root may mount one.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { endAlongside } from '../server/platform/reaper.ts';

const CHUNK = 4 * 2 ** 20;

export class SmallDisk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Undefined where nothing may be mounted. */
  static open(megabytes: number): SmallDisk | undefined {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-disk-'));
    const mounted = spawnSync('mount', [
      '-t',
      'tmpfs',
      '-o',
      `size=${megabytes}m,mode=0755`,
      'tmpfs',
      folder,
    ]);
    if (mounted.status === 0) {
      endAlongside({ folder });
      return new SmallDisk(folder);
    }
    fs.rmdirSync(folder);
    return undefined;
  }

  get #filler(): string {
    return path.join(this.folder, 'filler');
  }

  /** To the last byte, then so many kilobytes are given back. */
  fill(leftKilobytes: number): void {
    const descriptor = fs.openSync(this.#filler, 'w');
    let length = 0;
    for (let size = CHUNK; size >= 1; size = Math.floor(size / 2)) {
      const zeros = Buffer.alloc(size);
      for (let isFull = false; !isFull; )
        try {
          length += fs.writeSync(descriptor, zeros);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          isFull = true;
        }
    }
    fs.ftruncateSync(descriptor, Math.max(0, length - leftKilobytes * 1_024));
    fs.closeSync(descriptor);
  }

  makeRoom(): void {
    fs.rmSync(this.#filler, { force: true });
  }

  close(): void {
    this.makeRoom();
    spawnSync('umount', [this.folder]);
    fs.rmdirSync(this.folder);
  }
}
