/** Words that head a column of a task table, and what the column holds. */
export type TaskColumn =
  | 'number'
  | 'action'
  | 'lead'
  | 'support'
  | 'guide'
  | 'due'
  | 'result'
  | 'measure'
  | 'other';

const COLUMN_WORDS: [TaskColumn, RegExp][] = [
  ['number', /^(?:序号|编号|序|号)$/],
  ['guide', /^(?:督导|指导|督办|督查|督促|监督|监管)(?:单位|部门)$/],
  ['support', /^(?:配合|协办|会办|协助|协同|参与|参加|协作|支持|会同|次要责任)(?:责任)?(?:单位|部门|科室)/],
  [
    'lead',
    /^(?:牵头|主办|承办|主责|首要责任|第一责任|落实|实施|整改|负责|承担|执行|办理)?(?:责任)?(?:人[/、和及])?(?:单位|部门|主体|科室|处室|股室|厅局|委局|局委|机构|镇街|乡镇|县区)(?:（.*）)?$|^(?:牵头|责任)$|^责任分工$/,
  ],
  ['due', /(?:时限|时间|期限|日期|节点|完成时|时间要求|进度要求)(?:要求|安排|节点)?$/],
  [
    'result',
    /^(?:成果|交付|预期|目标|工作目标|完成标准|成果形式|年度目标|工作标准|成效|工作成果|任务目标|目标要求)/,
  ],
  [
    'action',
    /(?:任务|事项|意见|情况|内容|工作|措施|要求|举措|问题|项目|名称|要点|议定|议题|决议|决定|交办|安排)(?:名称|内容|要求|措施|清单)?$/,
  ],
  [
    'other',
    /^(?:备注|责任领导|牵头领导|责任人|分管领导|联系人|联系电话|包抓领导|类别|责任科室|县级领导|市级领导|来源|进展.*)$/,
  ],
];

/** What a cell of a table head says its column holds; undefined when it is no head. */
export function findTaskColumn(cell: string): TaskColumn | undefined {
  const word = cell.replace(/[\s　*：:]/g, '');
  if (word.length === 0 || word.length > 12) return undefined;
  return COLUMN_WORDS.find(([, pattern]) => pattern.test(word))?.[0];
}

const LINE_BREAK = /\r\n|[\n\r\u2028\v]/;
const CELL_GAP = /[ \u3000]+/;

/** Cells of one line as a person would part them: tabs or bars when there are any, else spaces. */
export function splitCells(line: string): string[] {
  const whole = line.replace(/[｜│┃]/g, '|').trim();
  const trimmed = whole.slice(whole.startsWith('|') ? 1 : 0, /.\|$/s.test(whole) ? -1 : undefined).trim();
  if (trimmed.includes('|')) return trimmed.split('|').map((cell) => cell.trim());
  if (trimmed.includes('\t')) return trimmed.split('\t').map((cell) => cell.trim());
  return trimmed.split(CELL_GAP);
}

/** A head names at least three columns, one of them who is responsible. */
export function isTableHead(cells: readonly string[]): boolean {
  const columns = cells.map(findTaskColumn);
  const known = columns.filter((column) => column !== undefined);
  return known.length >= 3 && known.length >= cells.length * 0.7 && columns.includes('lead');
}

/**
 * Tells which lines (by the offset of their first character) are a table head or its rows, so that single spaces
 * between their cells are kept. A row has as many cells as the head, give or take one; an empty line ends the table.
 */
export function findTableLines(text: string): (from: number) => boolean {
  const found = new Set<number>();
  let columns = 0;
  let from = 0;
  for (const line of text.split(LINE_BREAK)) {
    const cells = splitCells(line);
    if (isTableHead(cells)) columns = cells.length;
    else if (columns > 0 && Math.abs(cells.length - columns) > 1) columns = 0;
    if (columns > 0) found.add(from);
    from += line.length + (text.startsWith('\r\n', from + line.length) ? 2 : 1);
  }
  return (start) => found.has(start);
}

/**
 * Tables whose cells were copied one to a line: the head's words stand in at least three lines one after the other, and
 * rows have as many lines. Gives the lines (by number) that go on with the row begun before them.
 */
export function findCellLines(lines: readonly string[]): Set<number> {
  const joined = new Set<number>();
  for (let at = 0; at < lines.length; ) {
    const width = countHeadLines(lines, at);
    if (width < 3) {
      at += 1;
      continue;
    }
    at = joinRows(lines, at, width, joined);
  }
  return joined;
}

/** No table of tasks has more columns than these. */
const MOST_COLUMNS = 16;

function countHeadLines(lines: readonly string[], from: number): number {
  let width = 0;
  const columns: (TaskColumn | undefined)[] = [];
  while (from + width < lines.length && width < MOST_COLUMNS) {
    const column = findTaskColumn(lines[from + width] ?? '');
    if (column === undefined) break;
    columns.push(column);
    width += 1;
  }
  return columns.includes('lead') && (columns.includes('action') || columns.includes('measure')) ? width : 0;
}

const SERIAL = /^[\s（(]*\d{1,3}[\s）).、]*$/;

function joinRows(lines: readonly string[], from: number, width: number, joined: Set<number>): number {
  const isNumbered = findTaskColumn(lines[from] ?? '') === 'number';
  let at = from;
  while (at + width <= lines.length) {
    const row = lines.slice(at, at + width);
    const isRow =
      at === from || (row.every((cell) => cell.trim() !== '') && (!isNumbered || SERIAL.test(row[0] ?? '')));
    if (!isRow) break;
    for (let cell = at + 1; cell < at + width; cell += 1) joined.add(cell);
    at += width;
  }
  return at;
}

/** What parts the cells of a row that has neither tabs nor bars. */
export type RowGap = 'space' | 'slash';

const ROW_GAPS: readonly (readonly [RowGap, RegExp])[] = [
  ['slash', /\s*[/／]\s*/],
  ['space', /(?: {2,}|\u3000+)/],
  ['space', /[ \u3000]+/],
];
const IS_UNIT_CELL =
  /^(?:牵头|责任|主办)?(?:单位|部门)?[：:]?(?:各[\u4e00-\u9fff（）、]{1,10}|[\u4e00-\u9fff]{1,10}(?:局|委|办|部|厅|署|院|行|镇|乡|街道|园区|经开区|高新区|公司|集团|中心|专班|指挥部|城投|交投|水发|大队|支队|管委会|委员会|协会|联合会|医院|学校|银行))(?:[、，,和][\u4e00-\u9fff、，]{2,30})?$/;
const IS_DAY_CELL =
  /^(?:于|在)?[^，。；]{0,6}(?:\d{1,2}月|\d{1,2}[日号]|年底|月底|[今明后]天|季度|半年|本周|下周|本月|下月|周[一二三四五六日]|工作日|天内|周内|\d[-./]\d{1,2})[^，。；]{0,8}$|^(?:每|按)[日周月季旬半年两]|^[^，。；]{1,8}[前内]$/;

/** Where the unit and the day stand in a line cut at the gaps; null when it is no row. */
function shapeOfRow(line: string, gap: RegExp): string | null {
  const cells = line.trim().split(gap);
  if (cells.length < 3 || cells.length > 7) return null;
  const unit = cells.findIndex((cell) => IS_UNIT_CELL.test(cell));
  const day = cells.findIndex((cell, index) => index !== unit && IS_DAY_CELL.test(cell));
  const hasAction = cells.some((cell, index) => index !== unit && index !== day && cell.length >= 4);
  return unit >= 0 && day >= 0 && hasAction ? `${cells.length} ${unit} ${day}` : null;
}

/** Rows without a head whose cells only spaces or slashes part: two lines of the same shape, one after the other. */
export function findBareRows(lines: readonly string[]): Map<number, RowGap> {
  const found = new Map<number, RowGap>();
  for (const [kind, gap] of ROW_GAPS) {
    const shapes = lines.map((line) => (/[\t|｜│┃]/.test(line) ? null : shapeOfRow(line, gap)));
    shapes.forEach((shape, index) => {
      if (shape === null || found.has(index)) return;
      if (shape === shapes[index - 1] || shape === shapes[index + 1]) found.set(index, kind);
    });
  }
  return found;
}
