import type { KindWay } from '#core/documents/kind-way.ts';
import { refuse } from '#core/platform/public.ts';
import { type Ctx, type Tx, takeLock } from '#server/platform/public.ts';
import { addNumber, isNumberUsed, nextSerial } from './document-files.queries.ts';
import type { DocumentRow } from './documents.queries.ts';

interface NumberWish {
  form: KindWay['numbering'];
  /** Typed from the office system. */
  number?: string | undefined;
  /** The next of the register by this issuing code or series name. */
  issuingCode?: string | undefined;
  actId: string;
}

/** 机关代字〔年份〕序号号, or 刊名〔年份〕第几期 for what appears in issues (专报, 纪要). */
const FORMS = {
  number: {
    pattern: /^(.{1,20})〔(\d{4})〕(\d{1,4})号$/u,
    print: (code: string, year: number, serial: number) => `${code}〔${year}〕${serial}号`,
    sentence: '文号格式应为“机关代字〔年份〕序号号”',
    example: '例如：望重点办〔2026〕12号',
  },
  'issue-number': {
    pattern: /^(.{0,20})〔(\d{4})〕第(\d{1,4})期$/u,
    print: (code: string, year: number, serial: number) => `${code}〔${year}〕第${serial}期`,
    sentence: '期号格式应为“刊名〔年份〕第几期”',
    example: '例如：督查专报〔2026〕第3期',
  },
} as const;

const toOfficialBrackets = (typed: string): string =>
  typed
    .replace(/[[【（(]/g, '〔')
    .replace(/[\]】）)]/g, '〕')
    .replace(/\s/g, '');

/** A number typed from the office system, or the next of the register by issuing code; only after signing (8.1). */
export async function takeNumber(tx: Tx, ctx: Ctx, row: DocumentRow, wish: NumberWish): Promise<string> {
  const { regionId } = ctx.actor;
  const form = FORMS[wish.form === 'issue-number' ? 'issue-number' : 'number'];
  const entry = { regionId, documentId: row.id, actId: wish.actId };
  if (wish.issuingCode) {
    const code = wish.issuingCode;
    const year = Number((row.approvedOn ?? ctx.today).slice(0, 4));
    await takeLock(tx, `document-number:${regionId}:${code}:${year}`);
    const serial = await nextSerial(tx, regionId, code, year);
    await addNumber(tx, { ...entry, code, year, serial });
    return form.print(code, year, serial);
  }
  const typed = toOfficialBrackets(wish.number ?? '');
  const parts = form.pattern.exec(typed);
  if (!parts)
    throw refuse('invalid', 'DOCUMENT_NUMBER_INVALID', form.sentence, 'The number has another form', [
      form.example,
    ]);
  const [, code = '', year, serial] = parts;
  const number = { code, year: Number(year), serial: Number(serial) };
  const written = form.print(number.code, number.year, number.serial);
  if (await isNumberUsed(tx, { regionId, ...number }))
    throw refuse(
      'conflict',
      'DOCUMENT_NUMBER_TAKEN',
      `${written}已登记，不能再用`,
      'The number is used already',
      ['核对登记簿后换号'],
    );
  await addNumber(tx, { ...entry, ...number });
  return written;
}
