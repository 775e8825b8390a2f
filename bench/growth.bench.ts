// How cost grows with the projects, drawn from the kept results of the chain's bench: docs/pictures/growth.svg, both axes by powers of ten.
import fs from 'node:fs';
import path from 'node:path';
import type { Measured } from './measure.ts';

const RESULTS = path.join(import.meta.dirname, 'results');
const PICTURE = path.join(import.meta.dirname, '..', 'docs', 'pictures', 'growth.svg');

interface Kept {
  rows: Measured[];
  webPeakMiB: number | null;
}

/** What is drawn, by the beginning of its name in the results; the floor of the first is drawn too. */
const LINES = [
  { work: 'frozen month, one split', label: '定版月份总览（一种分组）', color: '#1d4ed8' },
  { work: 'open month, one split', label: '当月总览（一种分组）', color: '#b45309' },
  { work: 'list of 100 over HTTP, the office', label: '台账一页（项目办）', color: '#047857' },
  { work: 'project page', label: '项目页', color: '#7c3aed' },
  { work: 'fill, submit and confirm one', label: '填报、提交、确认一份', color: '#be123c' },
  { work: 'freeze a month', label: '定版一个月', color: '#0f172a' },
  { work: 'morning run', label: '晨间推算全部项目', color: '#64748b' },
] as const;

const SIZE = { width: 980, height: 620, left: 80, right: 260, top: 40, bottom: 60 };

function readResults(): Map<number, Kept> {
  const found = fs
    .readdirSync(RESULTS)
    .flatMap((file) => {
      const projects = Number(/^chain-(\d+)\.json$/.exec(file)?.[1] ?? 0);
      return projects > 0
        ? [[projects, JSON.parse(fs.readFileSync(path.join(RESULTS, file), 'utf8')) as Kept] as const]
        : [];
    })
    .sort(([a], [b]) => a - b);
  return new Map(found);
}

/** Position along an axis of powers of ten. */
const scale = (from: number, to: number, start: number, end: number) => (value: number) =>
  start + ((Math.log10(value) - from) / (to - from)) * (end - start);

const powersBetween = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => 10 ** (from + at));

const sayMs = (ms: number): string => (ms >= 1000 ? `${ms / 1000} 秒` : `${ms} 毫秒`);

function draw(results: ReadonlyMap<number, Kept>): string {
  const sizes = [...results.keys()];
  const [first, last] = [Math.floor(Math.log10(sizes[0] ?? 1)), Math.ceil(Math.log10(sizes.at(-1) ?? 10))];
  const x = scale(first, last, SIZE.left, SIZE.width - SIZE.right);
  const y = scale(0, 6, SIZE.height - SIZE.bottom, SIZE.top);
  const text = (at: { x: number; y: number }, words: string, more = '') =>
    `<text x="${at.x.toFixed(1)}" y="${at.y.toFixed(1)}" ${more}>${words}</text>`;
  const memory = [...results].map(([size, { webPeakMiB }]) =>
    text(
      { x: x(size), y: SIZE.height - SIZE.bottom + 40 },
      webPeakMiB === null ? '' : `内存 ${webPeakMiB} MiB`,
      'text-anchor="middle" font-size="11"',
    ),
  );
  const grid = [
    ...powersBetween(first, last).map(
      (size) =>
        `<path class="grid" d="M${x(size)} ${SIZE.top}V${SIZE.height - SIZE.bottom}"/>${text({ x: x(size), y: SIZE.height - SIZE.bottom + 22 }, size.toLocaleString('en'), 'text-anchor="middle"')}`,
    ),
    ...powersBetween(0, 6).map(
      (ms) =>
        `<path class="grid" d="M${SIZE.left} ${y(ms)}H${SIZE.width - SIZE.right}"/>${text({ x: SIZE.left - 8, y: y(ms) + 5 }, sayMs(ms), 'text-anchor="end"')}`,
    ),
  ];
  const lines = LINES.flatMap(({ work, label, color }) => {
    const points = [...results].flatMap(([size, { rows }]) => {
      const row = rows.find((one) => one.work.startsWith(work));
      return row ? [{ x: x(size), y: y(Math.max(1, row.productMs)) }] : [];
    });
    const end = points.at(-1);
    if (end === undefined) return [];
    const dots = points.map((at) => `<circle cx="${at.x.toFixed(1)}" cy="${at.y.toFixed(1)}" r="3.5"/>`);
    const way = points.map((at) => `${at.x.toFixed(1)},${at.y.toFixed(1)}`).join(' ');
    return [
      {
        end,
        label,
        color,
        drawn: `<g stroke="${color}" fill="${color}"><polyline points="${way}"/>${dots.join('')}</g>`,
      },
    ];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" font-family="sans-serif" font-size="13" role="img" aria-label="项目数与耗时">
<style>.grid{stroke:#e2e8f0}polyline{fill:none;stroke-width:2}text{fill:#334155}</style>
<rect width="100%" height="100%" fill="#fff"/>
${grid.join('\n')}
${memory.join('\n')}
${lines.map(({ drawn }) => drawn).join('\n')}
${placeLabels(lines).join('\n')}
${text({ x: SIZE.left, y: 22 }, '项目数（横）与耗时（纵），两轴都按十倍分格；内存为网页进程的最高值')}
</svg>
`;
}

const LABEL_HEIGHT = 18;

/** Labels stand at the end of their lines, moved apart where they would lie on each other. */
function placeLabels(
  lines: readonly { end: { x: number; y: number }; label: string; color: string }[],
): string[] {
  let above = Number.NEGATIVE_INFINITY;
  return lines
    .toSorted((a, b) => a.end.y - b.end.y)
    .map(({ end, label, color }) => {
      above = Math.max(end.y + 5, above + LABEL_HEIGHT);
      return `<text x="${SIZE.width - SIZE.right + 14}" y="${above.toFixed(1)}" style="fill:${color}">${label}</text>`;
    });
}

const results = readResults();
fs.writeFileSync(PICTURE, draw(results));
for (const [size, { webPeakMiB }] of results)
  process.stdout.write(
    `${String(size).padStart(9)} projects: web process at most ${webPeakMiB ?? '—'} MiB\n`,
  );
process.stdout.write(`${path.relative(process.cwd(), PICTURE)}\n`);
