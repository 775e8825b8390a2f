import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHECKOUT } from '../install.mjs';
import { checkCycles } from './cycles.mjs';
import {
  checkArchitecture,
  checkLock,
  checkTypesHead,
  hashMigrations,
  listStatedPaths,
} from './documents.mjs';
import { checkLayers } from './layers.mjs';
import { checkNames } from './names.mjs';
import { BOUNDED, checkPatterns } from './patterns.mjs';
import { listImports, listTracked, toSource } from './sources.mjs';
import { checkSql } from './sql.mjs';

const layersOf = (file, text) => checkLayers([toSource(file, text)]).map((finding) => finding.text);

describe('imports are found', () => {
  test('in every form, with line and whether they are of types alone', () => {
    const text = [
      "import { a } from './a.ts';",
      "import type { B } from './b.ts';",
      'import {',
      '  type C,',
      '  type D,',
      "} from './c.ts';",
      "export * from './e.ts';",
      "// import { no } from './no.ts';",
      "import './f.css';",
      "const g = await import('./g.ts');",
    ].join('\n');
    expect(listImports(text)).toEqual([
      { specifier: './a.ts', line: 1, isTypeOnly: false },
      { specifier: './b.ts', line: 2, isTypeOnly: true },
      { specifier: './c.ts', line: 3, isTypeOnly: true },
      { specifier: './e.ts', line: 7, isTypeOnly: false },
      { specifier: './f.css', line: 9, isTypeOnly: false },
      { specifier: './g.ts', line: 10, isTypeOnly: false },
    ]);
  });
});

describe('core', () => {
  test.each([
    ["import fs from 'node:fs';", /core imports only/],
    ["import { z } from 'pg';", /core imports only/],
    ['const now = new Date();', /core is pure/],
    ['const now = Date.now();', /core is pure/],
    ['const chance = Math.random();', /core is pure/],
    ['const width = window.innerWidth;', /core is pure/],
    ["import { x } from '#server/ledger/public.ts';", /core must not import server/],
  ])('refuses %s', (text, message) => {
    expect(layersOf('core/ledger/a.ts', text)).toEqual([expect.stringMatching(message)]);
  });

  test.each([
    "import { z } from 'zod';",
    "const day = new Date('2026-01-01');",
    'const f = (window) => window.opens;',
    '// Math.random() would not do',
    "const word = 'process.env';",
  ])('accepts %s', (text) => {
    expect(layersOf('core/ledger/a.ts', text)).toEqual([]);
  });

  test('may read files and use chance in its tests', () => {
    expect(layersOf('core/ledger/a.test.ts', "import fs from 'node:fs';\nMath.random();")).toEqual([]);
  });
});

describe('capabilities', () => {
  test.each([
    ['server/ledger/a.ts', "import { x } from '#core/ledger/plan.ts';", []],
    ['server/ledger/a.ts', "import { x } from '#core/people/public.ts';", []],
    ['server/ledger/a.ts', "import { x } from '#core/ledger/public.ts';", [/nobody imports his own/]],
    [
      'server/ledger/a.ts',
      "import { x } from '../people/routes.ts';",
      [/imported through #server\/people\/public.ts/],
    ],
    [
      'server/ledger/a.ts',
      "import { x } from '#server/reporting/public.ts';",
      [/ledger stands before reporting/],
    ],
    ['server/ledger/a.ts', "import { x } from './b';", [/must end in .ts/]],
    ['server/all-routes.ts', "import { x } from './people/routes.ts';", []],
    ['server/ledger/a.db.test.ts', "import { x } from '../platform/testing.ts';", []],
    ['server/sample/a.ts', "import { x } from '#server/exchange/public.ts';", []],
    ['server/extras/a.ts', '', [/no capability of the list/]],
    ['web/ledger/A.tsx', "import { x } from '../ui/B.tsx';", []],
    ['web/ledger/A.tsx', "import { x } from '../people/B.tsx';", [/must not reach into/]],
    ['web/ledger/A.tsx', "import { x } from '#server/ledger/public.ts';", [/web must not import server/]],
    ['web/ledger/A.tsx', "import fs from 'node:fs';", [/web client cannot import/]],
    ['web/app/Routes.tsx', "import { x } from '../people/B.tsx';", []],
  ])('%s with %s', (file, text, messages) => {
    expect(layersOf(file, text)).toEqual(messages.map((message) => expect.stringMatching(message)));
  });
});

describe('cycles', () => {
  const sources = (last) => [
    toSource('core/ledger/a.ts', "import { b } from './b.ts';"),
    toSource('core/ledger/b.ts', "import { c } from './c.ts';"),
    toSource('core/ledger/c.ts', last),
  ];

  test('a circle of imports is named once, with its way', () => {
    expect(checkCycles(sources("import { a } from './a.ts';"))).toEqual([
      {
        file: 'core/ledger/a.ts',
        line: 1,
        text: expect.stringMatching(/a\.ts → .*b\.ts → .*c\.ts → .*a\.ts/),
      },
    ]);
  });

  test('an import of types alone closes no circle', () => {
    expect(checkCycles(sources("import type { A } from './a.ts';"))).toEqual([]);
  });
});

describe('SQL', () => {
  test.each([
    ['server/ledger/a.ts', 'await tx.selectFrom("projects").execute();', 1],
    ['server/ledger/a.ts', 'await sql<Row>`select 1`.execute(tx);', 1],
    ['server/ledger/a.ts', 'await db.transaction().execute(run);', 1],
    ['server/ledger/a.queries.ts', 'await tx.selectFrom("projects").execute();', 0],
    ['server/ledger/a.queries.ts', 'await db.transaction().execute(run);', 1],
    ['server/ledger/a.db.test.ts', 'await owner.selectFrom("projects").execute();', 0],
    ['server/platform/with-scope.ts', 'await db.transaction().execute(run);', 0],
    ['server/ledger/a.ts', '// sql`select 1`', 0],
  ])('%s with %s has %i findings', (file, text, count) => {
    expect(checkSql([toSource(file, text)])).toHaveLength(count);
  });
});

describe('names', () => {
  test.each([
    ['core/ledger/date-utils.ts', 1],
    ['core/ledger/DataTable.tsx', 2],
    ['core/ledger/planCurve.ts', 1],
    ['core/ledger/plan-curve.rule.ts', 0],
    ['web/ledger/LedgerPage.tsx', 0],
    ['server/platform/database.ts', 0],
    ['docs/README.md', 0],
  ])('file %s has %i findings', (file, count) => {
    const found = checkNames([file], []);
    expect(found.length).toBeGreaterThanOrEqual(Math.min(count, 1));
    if (count === 0) expect(found).toEqual([]);
  });

  test('an exported name with a forbidden word is a finding, a longer word that contains it is not', () => {
    const text = 'export function handleReport() {}\nexport const database = 1;\nexport class PlanManager {}';
    expect(checkNames([], [toSource('core/ledger/a.ts', text)]).map(({ line }) => line)).toEqual([1, 3]);
  });
});

describe('what stands beside the code', () => {
  const inCheckout = (run) => {
    const checkout = mkdtempSync(path.join(tmpdir(), 'luoshi-check-'));
    try {
      for (const folder of ['db/migrations', 'docs', 'core'])
        mkdirSync(path.join(checkout, folder), { recursive: true });
      writeFileSync(path.join(checkout, 'db/migrations/0001-a.sql'), 'select 1;');
      return run(checkout);
    } finally {
      rmSync(checkout, { recursive: true });
    }
  };

  test('types made from other migrations are a finding', () => {
    inCheckout((checkout) => {
      writeFileSync(
        path.join(checkout, 'db/types.ts'),
        `// Generated\n// migrations: ${hashMigrations(checkout)}\n`,
      );
      expect(checkTypesHead(checkout)).toEqual([]);
      writeFileSync(path.join(checkout, 'db/migrations/0002-b.sql'), 'select 2;');
      expect(checkTypesHead(checkout)).toHaveLength(1);
    });
  });

  test('a path that the architecture names and that does not exist is a finding with its line', () => {
    inCheckout((checkout) => {
      writeFileSync(path.join(checkout, 'docs/architecture.md'), 'see `core/`\nand `core/gone.ts`\n');
      expect(checkArchitecture(checkout)).toEqual([
        { file: 'docs/architecture.md', line: 2, text: 'core/gone.ts does not exist' },
      ]);
    });
    expect(listStatedPaths('`server/a.ts` and `x/y.ts`')).toEqual([{ path: 'server/a.ts', line: 1 }]);
  });

  test('an optional package of another system without an entry in the lock is a finding', () => {
    inCheckout((checkout) => {
      const tool = { optionalDependencies: { 'tool-linux': '1.0.0', 'tool-darwin': '1.0.0' } };
      const packages = { '': {}, 'node_modules/a/node_modules/tool': tool, 'node_modules/tool-linux': {} };
      const write = () =>
        writeFileSync(path.join(checkout, 'package-lock.json'), JSON.stringify({ packages }));
      write();
      expect(checkLock(checkout).map(({ text }) => text)).toEqual([expect.stringMatching(/^tool-darwin/)]);
      packages['node_modules/a/node_modules/tool-darwin'] = {};
      write();
      expect(checkLock(checkout)).toEqual([]);
    });
  });

  test('files are those git knows or would take in, not the deleted ones', () => {
    inCheckout((checkout) => {
      execFileSync('git', ['init', '-q'], { cwd: checkout });
      execFileSync('git', ['add', '.'], { cwd: checkout });
      rmSync(path.join(checkout, 'db/migrations/0001-a.sql'));
      writeFileSync(path.join(checkout, 'core/new.ts'), '');
      expect(listTracked(checkout)).toEqual(['core/new.ts']);
    });
  });
});

describe('patterns', () => {
  const findingsOf = (file, pattern) =>
    checkPatterns([toSource(file, `export const P = ${pattern};`)]).map(({ text }) => text);

  test.each([
    '/^(?:a|a)*$/',
    '/(?:x+)*y/',
    '/^(?:按职责分工|按职责|分工)*(?:配合)/',
    '/(?:a{1,3})+b/',
    '/(?:a?b?)*c/',
  ])('%s has a loop that reads a text in two ways, wherever it stands', (pattern) => {
    expect(findingsOf('core/supervision/one.ts', pattern)).toEqual([expect.stringContaining('in two ways')]);
  });

  test.each([
    '/(?:按职责|分工)*(?:配合)/',
    '/^(?:\\d+,)*$/',
    '/^(?:"[^"]*"|[^"])*$/',
    '/(?:\\\\.|[^\\\\])*/',
    '/\\s+/g',
  ])('%s is read in one way', (pattern) => {
    expect(findingsOf('core/meetings/one.ts', pattern)).toEqual([]);
  });

  test('a run that costs its square stands only where its input is bounded, and each such place is there', () => {
    expect(findingsOf('core/meetings/one.ts', '/\\s*\\|?\\s*$/')).toContainEqual(
      expect.stringContaining('costs its square'),
    );
    expect(findingsOf('core/ledger/one.ts', '/\\s*\\|?\\s*$/')).toEqual([]);
    for (const place of Object.keys(BOUNDED))
      expect(existsSync(path.join(CHECKOUT, place)), place).toBe(true);
  });
});
