import { sha256 } from '../platform/chain.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant, type SamplePeriod } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import type { County, SampleProject } from './project-model.ts';
import { UNIT_ACTS } from './recorded.ts';
import type { OriginOf } from './report-rows.ts';
import { buildScanPdf } from './scan-pdf.ts';
import { buildSmallWorkbook, toAddress, type WorkbookCell } from './small-workbook.ts';
import type { UnitPeriod } from './unit-acts.ts';
import type { Sheet } from './unit-sheets.ts';

export interface StoredFileRows {
  content: Row;
  row: Row;
}

/** Originals behind the figures: the unit's workbook with a cell for each figure, the scan of the signed sheet. */
export interface UnitFiles {
  buildWorkbook: (
    group: UnitPeriod,
    period: SamplePeriod,
  ) => { file: StoredFileRows; originOf: OriginOf } | null;
  buildScan: (group: UnitPeriod, sheet: Sheet) => StoredFileRows;
}

const SHEET_NAME = '月报';
const HEADS: readonly WorkbookCell[] = [
  '序号',
  '项目编码',
  '项目名称',
  '本月完成投资',
  '本年累计完成投资',
  '形象进度（%）',
  '形象进度',
  '存在问题',
];
const COLUMN_OF: Readonly<Record<string, number>> = { month_amount: 3, ytd_amount: 4, image_percent: 5 };
const FIRST_ROW = 3;
const WAN_DIGITS = 10_000;

export function openUnitFiles(county: County): UnitFiles {
  return {
    buildWorkbook: (group, period) => {
      const rows = group.reports.filter(({ draft, versions }) => draft !== null || versions.length > 0);
      if (!group.unitMonth.isWorkbook || rows.length === 0) return null;
      const places = new Map<SampleProject, number>(rows.map(({ project }, i) => [project, FIRST_ROW + i]));
      const cells: WorkbookCell[][] = [
        [`${group.org.name}重点项目进展月报（${period.id}）`],
        [null, null, null, '单位：万元'],
        [...HEADS],
        ...rows.map(({ project, versions, draft }, i): WorkbookCell[] => {
          const line = versions.at(-1)?.line ?? draft;
          const wan = (text: string | null | undefined): WorkbookCell =>
            text ? Number(text) / WAN_DIGITS : null;
          return [
            i + 1,
            project.identity.code,
            project.identity.name,
            wan(line?.monthAmountYuan),
            wan(line?.ytdAmountYuan),
            line?.imagePercent ? Number(line.imagePercent) : null,
            line?.imageProgress ?? '',
            line?.problems ?? '',
          ];
        }),
      ];
      const id = county.ids.sheet(group.unit, period.index) * 2 - 1;
      const content = buildSmallWorkbook(SHEET_NAME, cells);
      const name = `${group.org.short}${period.id}月报.xlsx`;
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      return {
        file: toFileRows(county, group, period.index, {
          id,
          content,
          name,
          type,
          subject: 'report-workbook',
          act: UNIT_ACTS.submitted,
        }),
        originOf: (project, measure) => ({
          kind: 'workbook',
          fileId: String(id),
          sheet: SHEET_NAME,
          address: toAddress(places.get(project) ?? FIRST_ROW, COLUMN_OF[measure] ?? 3),
        }),
      };
    },
    buildScan: (group, sheet) => {
      const period = group.reports[0]?.month.period.index ?? 0;
      const name = `确认单${sheet.code}.pdf`;
      const content = buildScanPdf(`Signed sheet ${sheet.code}`);
      const act = UNIT_ACTS.confirmed;
      return toFileRows(county, group, period, {
        id: sheet.fileId,
        content,
        name,
        type: 'application/pdf',
        subject: 'confirmation-scan',
        act,
      });
    },
  };
}

interface NewFileRows {
  id: number;
  content: Buffer;
  name: string;
  type: string;
  subject: string;
  act: number;
}

function toFileRows(county: County, group: UnitPeriod, period: number, file: NewFileRows): StoredFileRows {
  const hash = sha256(file.content);
  return {
    content: { sha256: hash, content: `\\x${file.content.toString('hex')}`, size_bytes: file.content.length },
    row: {
      region_id: REGION_ID,
      id: file.id,
      sha256: hash,
      name: file.name,
      media_type: file.type,
      subject: file.subject,
      org_id: group.org.id,
      person_id: group.doers.reporter.person.id,
      act_id: county.ids.unitAct(group.unit, period, file.act),
      created_at: formatInstant(group.unitMonth.submittedAt),
    },
  };
}
