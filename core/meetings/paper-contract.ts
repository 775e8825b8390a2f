import { z } from 'zod';
import { defineRoute, IdText } from '#core/platform/public.ts';

/** 会议文书。 */
export const PAPERS = {
  notice: { zh: '会议通知', en: 'Notice' },
  agenda: { zh: '会议议程', en: 'Agenda' },
  pack: { zh: '会议材料', en: 'Pack' },
  minutes: { zh: '会议纪要', en: 'Minutes' },
  seating: { zh: '会议座次表', en: 'Seating' },
} as const;
export type PaperKind = keyof typeof PAPERS;
/** Papers that may go their way as a document. */
export type OfficialPaper = Exclude<PaperKind, 'seating'>;

export const downloadMeetingPaper = defineRoute({
  name: 'downloadMeetingPaper',
  method: 'GET',
  path: '/meetings/:meetingId/papers/:paper',
  summary: '会议文书：通知、议程、材料、纪要（Word、PDF），材料另有演示文稿和 Excel',
  params: z.object({ meetingId: IdText, paper: z.enum(['notice', 'agenda', 'pack', 'minutes', 'seating']) }),
  query: z.object({
    format: z.enum(['docx', 'pdf', 'pptx', 'xlsx']).default('docx'),
    /** Paper of the tables of the pack. */
    tables: z.enum(['a4', 'a3']).default('a4'),
  }),
  transport: 'file',
  refusals: ['MEETING_NOT_FOUND', 'MEETING_STEP_NOT_YOURS', 'MEETING_PAPER_NOT_YET'],
  cache: 'restricted',
});

export const draftMeetingPaper = defineRoute({
  name: 'draftMeetingPaper',
  method: 'POST',
  path: '/meetings/:meetingId/papers/:paper/draft',
  summary: '转公文办理：按该文种的流程核稿、签发、登记、印发',
  params: z.object({ meetingId: IdText, paper: z.enum(['notice', 'agenda', 'pack', 'minutes']) }),
  query: z.object({ tables: z.enum(['a4', 'a3']).default('a4') }),
  output: z.object({ documentId: z.string() }),
  refusals: [
    'MEETING_MINUTES_UNDER_WAY',
    'MEETING_NOT_FOUND',
    'MEETING_STEP_NOT_YOURS',
    'MEETING_PAPER_NOT_YET',
    'DOCUMENT_STEP_NOT_YOURS',
  ],
});
