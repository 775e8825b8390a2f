import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Ways by which a text of somebody's could become markup or a program. */
const RAW =
  /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(|javascript:/;

it('no text becomes markup or a program anywhere: React writes text, and nothing else is used', () => {
  const sources = ['web', 'core', 'server'].flatMap((folder) =>
    readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
      .map((name) => `${folder}/${name}`),
  );
  const raw = sources.filter((name) => RAW.test(readFileSync(ROOT + name, 'utf8')));
  expect(raw).toEqual([]);
  expect(sources.length).toBeGreaterThan(1000);
});
