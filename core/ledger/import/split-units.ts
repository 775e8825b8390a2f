export interface NamedUnit {
  name: string;
  /** From words beside the name: 牵头, 配合. */
  role: 'lead' | 'supporting' | null;
}

export interface UnitsReading {
  units: NamedUnit[];
  /** Names of persons found beside the units. */
  persons: string[];
}

const ORGANISATION =
  /(局|委|办|厅|部|处|院|所|站|中心|公司|集团|镇|乡|街道|街道办|办事处|园区|开发区|管委会|政府|委员会|学校|医院|银行|联|会|团|社|队|厂|场|馆|村|社区|区|县|市|旗|单位|部门|平台|组|专班|高新区|经开区|新区|工委|企业|大学|学院|法院|检察院|支行|分局|科|股|室|镇街|乡镇|行|业主|等)$/;
/** Short names of units that end like no office: 县城投, 水发, 供电. */
const SHORT_UNIT =
  /^[县区市省州](?=.{2,4}$)|(投|投控|农发|水发|城发|文旅|交建|供电|电信|移动|联通|铁塔|税务|国资|供销|邮政|烟草)$/;
/** 交通局和县城投 are two, 发展和改革局 is one: only behind a name that is whole does 和 part. */
const AND = /(?<=局|委|办|厅|镇|乡|街道|园区|开发区|管委会|公司|集团|中心|[县市区]政府)[和与及](?=.{2})/;
const ROLE_PREFIX =
  /^(牵头单位|牵头部门|牵头|主办单位|主办|责任单位|责任部门|责任|配合单位|配合部门|配合|协办单位|协办|协同单位)[:：]/;
const SUPPORTING = /配合|协办|协同/;
const LEAD = /牵头|主办/;

/** Splits at separators outside brackets: A（B、C）、D gives A（B、C） and D. */
function splitOutsideBrackets(text: string, separator: RegExp): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const char of text) {
    if (/[(（]/.test(char)) depth++;
    if (/[)）]/.test(char)) depth = Math.max(0, depth - 1);
    if (depth === 0 && separator.test(char)) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function readRole(part: string): { name: string; role: NamedUnit['role'] } {
  const bracket = /[(（](牵头|主办|配合|协办|协同)(单位)?[)）]$/.exec(part);
  const name = bracket ? part.slice(0, bracket.index) : part;
  const word = bracket?.[1] ?? '';
  return { name, role: LEAD.test(word) ? 'lead' : SUPPORTING.test(word) ? 'supporting' : null };
}

const PHONE = /[(（]?(1[3-9]\d{9}|0\d{2,3}[-—]?\d{7,8}|\d{7,8})[)）]?$/;
const NAMED_IN_BRACKETS = /^(.{2,}?)[(（]([^()（）]*)[)）]$/;
const NAMED_AFTER_COLON = /^(.{2,}?)[:：]([\u4e00-\u9fff×]{2,4})$/;

/** 水务集团（王某 13900000008） and 住建局：李某 name the unit and who is asked there. */
function takePersons(part: string): { unit: string; persons: string[] } {
  const inBrackets = NAMED_IN_BRACKETS.exec(part);
  const found = /\d{7}/.test(inBrackets?.[2] ?? '') ? inBrackets : NAMED_AFTER_COLON.exec(part);
  const [, unit = '', named = ''] = found ?? [];
  if (!found || !ORGANISATION.test(unit) || ORGANISATION.test(named)) return { unit: part, persons: [] };
  return { unit, persons: splitPersons(named) };
}

/** 区教育局 张某某, 开发区 某某公司: blanks part names; 县 发 改 局 is one name spaced out. */
function splitAtBlanks(part: string): string[] {
  // Water Bureau is one name.
  if (/^[\x20-\x7e]*$/.test(part) && /[A-Za-z]{2}/.test(part)) return [part];
  const pieces = part.split(/[ \t\u3000]+/).filter((piece) => piece !== '');
  return pieces.every((piece) => piece.length <= 2) ? [pieces.join('')] : pieces;
}

/** A line break inside a name (市人力资源⏎社会保障局) is not a separator: the first line names no organisation. */
function joinBrokenLines(text: string): string {
  const lines = text.split(/[\n\r]+/);
  let joined = lines[0] ?? '';
  for (const line of lines.slice(1)) {
    const last =
      joined
        .split(/[、，,;；\n]/)
        .at(-1)
        ?.trim() ?? '';
    const broken =
      last !== '' &&
      !ORGANISATION.test(last) &&
      !/[)）:：]$/.test(last) &&
      ORGANISATION.test(line.split(/[、，,;；]/)[0]?.trim() ?? '');
    joined += broken ? line.trim() : `\n${line}`;
  }
  return joined;
}

const looksPerson = (name: string): boolean =>
  name.length <= 4 && !ORGANISATION.test(name) && !SHORT_UNIT.test(name);

/** Both sides must be units; the words behind 和 may be the rest of one name. */
function splitAtAnd(name: string): string[] {
  const parts = name.split(AND);
  return parts.every((part) => ORGANISATION.test(part) || SHORT_UNIT.test(part)) ? parts : [name];
}

/** The units of a cell that may name several: 发改局、住建局; one a line; A街道 B公司; with roles in words. */
export function splitUnits(text: string): UnitsReading {
  const reading: UnitsReading = { units: [], persons: [] };
  let role: NamedUnit['role'] = null;
  for (const line of splitOutsideBrackets(
    joinBrokenLines(text.replace(/[。.]+\s*$/, '')),
    /[、，,;；\n\r/|]/,
  )) {
    const prefix = ROLE_PREFIX.exec(line);
    if (prefix)
      role = LEAD.test(prefix[1] as string)
        ? 'lead'
        : SUPPORTING.test(prefix[1] as string)
          ? 'supporting'
          : null;
    const { unit: bare, persons } = takePersons(prefix ? line.slice(prefix[0].length).trim() : line);
    reading.persons.push(...persons);
    for (const piece of splitAtBlanks(bare)) {
      const named = readRole(piece);
      if (named.name === '') continue;
      // 王某13900000000 beneath the unit is who is asked there.
      const person = named.name.replace(PHONE, '');
      if (reading.units.length > 0 && person === '') continue;
      if (reading.units.length > 0 && looksPerson(person)) reading.persons.push(person);
      else for (const name of splitAtAnd(named.name)) reading.units.push({ name, role: named.role ?? role });
    }
  }
  return reading;
}

const PADDED = /^(?:[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff×])+$/;

/** Names of persons in a cell: 张某、李某, one a line, parted by blanks, or padded (张 某李 某); telephone numbers are none. */
export function splitPersons(text: string): string[] {
  const padded = text.trim();
  if (PADDED.test(padded))
    return [...padded.replace(/[ \u3000]+/g, '').matchAll(/../gu)].map(([name]) => name);
  const spaced = text.replace(
    /(?<=^|[、，,;；\n\s])([\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff×](?:$|[、，,;；\n\s]))/g,
    '$1',
  );
  return splitOutsideBrackets(spaced, /[、，,;；\n\r/\s]/)
    .map((name) => name.replace(PHONE, '').replace(/[:：]$/, ''))
    .filter((name) => name !== '');
}
