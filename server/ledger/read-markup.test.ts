import { describe, expect, it } from 'vitest';
import { Refusal } from '#core/platform/public.ts';
import { decodeText } from './read-csv.ts';
import { readWorkbookBytes } from './workbook-bytes.ts';

const HEAD =
  '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><style>td{}</style><!--[if gte mso 9]><xml><x:Name>a</x:Name></xml><![endif]--></head><body>';
const PAGE = `${HEAD}<h3>望川县重点项目进展表</h3><div align=right>单位：万元</div>
<table border=1><tr><th rowspan=2>序号<th rowspan=2>项目名称<th colspan=2>投资</tr><tr><th>总投资<th>年度计划</tr>
<tr><td>1<td>望川大道<br>（一期）<td>12,000<td>5000&nbsp;</tr>
<tr style="display:none"><td>2</td><td>河西厂房 &amp; 配套</td><td>8000</td><td>&#x2460;</td></tr></table></body></html>`;

const XML = `<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="d"><NumberFormat ss:Format="yyyy/m/d"/></Style></Styles>
<Worksheet ss:Name="台账"><Table>
<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">望川县项目表</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="Number">250942112204011234560000</Data></Cell><Cell ss:StyleID="p"><Data ss:Type="Number">0.7512</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">2025-03-15T00:00:00.000</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="String">甲&amp;乙&#10;路</Data></Cell><Cell><Data ss:Type="Error">#DIV/0!</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="旧"><Table><Row><Cell><Data ss:Type="String">说明</Data></Cell></Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>`;

const codeOf = async (text: string): Promise<string> => {
  try {
    await readWorkbookBytes(Buffer.from(text), '台账.xls');
    return 'read';
  } catch (error) {
    return error instanceof Refusal ? error.body.code : String(error);
  }
};

describe('a table that an older system exported as a web page called .xls', () => {
  it('is read with its spans as merged cells, the lines above it as its first rows, and hidden rows named', async () => {
    const { sheets } = await readWorkbookBytes(Buffer.from(PAGE), '六月.xls');
    expect(sheets).toHaveLength(1);
    const [sheet] = sheets;
    expect(sheet?.name).toBe('六月');
    expect(sheet?.rows).toEqual([
      ['望川县重点项目进展表'],
      ['单位：万元'],
      ['序号', '项目名称', '投资'],
      [null, null, '总投资', '年度计划'],
      ['1', '望川大道\n（一期）', '12,000', '5000'],
      ['2', '河西厂房 & 配套', '8000', '①'],
    ]);
    expect(sheet?.merges).toEqual([
      { top: 2, left: 0, bottom: 3, right: 0 },
      { top: 2, left: 1, bottom: 3, right: 1 },
      { top: 2, left: 2, bottom: 2, right: 3 },
    ]);
    expect(sheet?.hiddenRows).toEqual([5]);
  });

  it('gives a sheet for each table, and is refused when it has none or was cut off', async () => {
    const two = '<table><tr><td>甲</td></tr></table><table><tr><td>乙</td></tr></table>';
    const { sheets } = await readWorkbookBytes(Buffer.from(two), 'a.xls');
    expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ['表1', [['甲']]],
      ['表2', [['乙']]],
    ]);
    expect(await codeOf('<!DOCTYPE html><html><form>请登录</form></html>')).toBe('IMPORT_FILE_IS_WEB_PAGE');
    expect(await codeOf(PAGE.slice(0, PAGE.indexOf('河西')))).toBe('IMPORT_FILE_DAMAGED');
    expect(await codeOf('MIME-Version: 1.0\r\n\r\n<table></table>')).toBe('IMPORT_FILE_WRONG_KIND');
  });
});

describe('an XML spreadsheet of 2003', () => {
  it('is read with its formats, dates, merged cells and hidden sheets; digits that were lost are marked', async () => {
    const { sheets } = await readWorkbookBytes(Buffer.from(XML), '六月.xls');
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['台账', false],
      ['旧', true],
    ]);
    expect(sheets[0]?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 2 }]);
    const [code, rate, date] = sheets[0]?.rows[2] ?? [];
    expect(code).toMatchObject({ lostDigits: true });
    expect(rate).toMatchObject({ shown: '75.12%', value: '0.7512' });
    expect(date).toMatchObject({ type: 'date', value: '2025-03-15', shown: '2025/3/15' });
    expect(sheets[0]?.rows[3]).toEqual([
      null,
      '甲&乙\n路',
      { shown: '#DIV/0!', type: 'error', value: '#DIV/0!' },
    ]);
    expect(await codeOf(XML.slice(0, XML.indexOf('旧')))).toBe('IMPORT_FILE_DAMAGED');
  });
});

describe('the code of a text file', () => {
  // 序號,項目名稱,責任單位 / 1,望川路,住建局 in Big5.
  const BIG5 = Buffer.from(
    'a7c7b8b92cb6b5a5d8a657bad92cb364a5f4b3e6a6ec0a312cb1e6a474b8f42ca6edabd8a7bd0a',
    'hex',
  );

  it('is told from its words: Big5 is read as Big5 although its bytes are valid GB18030', () => {
    expect(decodeText(BIG5)).toContain('序號,項目名稱');
    expect(decodeText(BIG5)).toContain('1,望川路,住建局');
  });

  it('stays GB18030 for a short text and for rare characters', () => {
    const gb = Buffer.from('d0f2bac52ccfeec4bf0a312ccdfbb4a80a', 'hex');
    expect(decodeText(gb)).toBe('序号,项目\n1,望川\n');
  });
});
