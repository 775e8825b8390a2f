// Texts and values that people, scripts and spreadsheets send, by accident or in order to break something.

/** Stands for a token of JSON that no JavaScript value writes: see `toJson`. */
const RAW = '\u0007raw:';
export const raw = (token: string): string => `${RAW}${token}`;
export const toJson = (value: unknown): string =>
  JSON.stringify(value)?.replaceAll(/"\\u0007raw:([^"]*)"/g, '$1') ?? 'null';

const LONG = 20_000;

export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u3000\u00a0\ufeff',
  '\u0000',
  'before\u0000after',
  '\ud800',
  'half\udc00 of a pair',
  '👩‍👩‍👧‍👦🏳️‍🌈🇨🇳',
  '\u202egnp.exe\u202c',
  '\u2066isolated\u2069\u200f\u200e',
  'e\u0301\u0301\u0301\u0301',
  '𠮷野家㐂',
  '\u001b[31mred\u0008',
  'line\r\nbreak\u2028\u2029',
  '=1+1',
  '=HYPERLINK("http://127.0.0.1/","open")',
  "+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '<w:p><w:r><w:t>&amp;</w:t></w:r></w:p>',
  ']]><![CDATA[',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of an attack on templates
  '${7*7}{{7*7}}#{7*7}<%= 7*7 %>',
  '#import "x": *',
  '$ integral $ \\ #sys.version',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '%2e%2e%2f%00.xlsx',
  'CON',
  "' or '1'='1",
  "'; drop table projects; --",
  'serial); select pg_sleep(9)--',
  'name desc nulls first',
  '"serial"',
  '%',
  '_%_',
  '\\',
  "\\'",
  '$1',
  '{1,2}',
  '(((((((((((a+)+)+)+)+)+)+)+)+)+)+$',
  '[',
  '*',
  '1e400',
  'NaN',
  'Infinity',
  '-0',
  '０１２３',
  '１２３．４５',
  '٣',
  '一千二百万',
  '1,234.50',
  '0x10',
  '1e3',
  '00000000000000000001',
  '999999999999999999',
  '9223372036854775808',
  '-1',
  '1900-01-00',
  '1900-01-01',
  '9999-12-31',
  '2026-02-30',
  '2026-13',
  '2026-00',
  '0000-01',
  '9999-12',
  '2026-11-21T25:00:00Z',
  '2026',
  'null',
  'undefined',
  'true',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(LONG),
  '长'.repeat(LONG / 4),
  'a '.repeat(LONG / 4),
  '\u0301'.repeat(1_000),
];

function nest(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i += 1) value = i % 2 ? [value] : { a: value };
  return value;
}

/** In the place of any value. */
export const HOSTILE_VALUES: readonly unknown[] = [
  ...HOSTILE_TEXTS,
  ...['1e400', '-1e400', '-0', '-0.0', '1e-400', '0.1e1', '12345678901234567890123', '9007199254740993'].map(
    raw,
  ),
  ...[null, true, false, 0, -1, 1, 0.5, 2_147_483_648, -2_147_483_649, Number.MAX_SAFE_INTEGER, 1e21],
  [],
  {},
  [[]],
  [null],
  { id: '1' },
  { __proto__: null, length: -1 },
  { toString: 'x', valueOf: 1 },
  nest(60),
  Array.from({ length: 3_000 }, () => '1'),
  Array.from({ length: 300 }, () => ({})),
];

/** In the place of a whole body. */
export const HOSTILE_BODIES: readonly string[] = [
  '',
  ' ',
  '{',
  '[',
  'null',
  'true',
  '1e400',
  'NaN',
  '"text"',
  '[]',
  '{}',
  '\ufeff{}',
  "{'a':1}",
  '{"a":1,}',
  '{"a":NaN}',
  '{"a":1}{"b":2}',
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  '{"\\ud800":"\\udc00"}',
  '{"a":"\\u0000"}',
  '['.repeat(20_000),
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  `{"a":${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}}`,
  `{${Array.from({ length: 5_000 }, (_, i) => `"k${i}":0`).join(',')}}`,
  `{"text":"${'x'.repeat(1_000_000)}"}`,
];

export const HOSTILE_MEDIA: readonly string[] = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
  'application/json;charset=gbk',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'x',
  '',
];
