/** Routes by which the ways of documents are kept as data, and by which one draft is addressed. */
import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { ISSUED_KINDS } from './document-kinds.ts';
import { DOCUMENT_ROLES, KindWaySchema, PartyName, PartyNames } from './kind-way.ts';

const kind = z.enum(ISSUED_KINDS);

export const DocumentWayView = z.object({
  kind,
  way: KindWaySchema,
  /** The way that comes with the product is in force. */
  isDefault: z.boolean(),
  /** What is printed where the way names nobody. */
  printed: z.object({ issuingBody: z.string(), addressees: PartyNames, copyTo: PartyNames }),
  maySet: z.boolean(),
});
export type DocumentWayView = z.infer<typeof DocumentWayView>;

export const getDocumentWays = defineRoute({
  name: 'getDocumentWays',
  method: 'GET',
  path: '/documents/ways',
  summary: '办文程序：各文种的环节、岗位、主送抄送，历次修改',
  output: z.object({
    ways: z.array(DocumentWayView),
    version: WholeNumber,
    /** Newest first. */
    changes: z.array(
      z.object({
        version: WholeNumber,
        kind: kind.nullable(),
        isReset: z.boolean(),
        source: z.string(),
        validFrom: z.string(),
        personName: z.string(),
        recordedAt: z.string(),
      }),
    ),
    /** Who holds these posts today, for the preview. */
    holders: z.array(z.object({ role: z.enum(DOCUMENT_ROLES), names: z.array(z.string()) })),
  }),
});

export const setDocumentWay = defineRoute({
  name: 'setDocumentWay',
  method: 'PUT',
  path: '/documents/ways/:kind',
  summary: '修改一个文种的办文程序，或恢复产品默认；此后拟的稿照此，已拟的不变',
  params: z.object({ kind }),
  body: z.object({
    /** Null: back to the way that comes with the product. */
    way: KindWaySchema.nullable(),
    source: z.string().trim().min(2).max(200),
    /** The version on which the person decided; somebody else's change meanwhile is not overwritten. */
    version: WholeNumber,
  }),
  output: z.object({ version: WholeNumber }),
  refusals: ['DOCUMENT_WAY_NOT_YOURS', 'DOCUMENT_WAY_WRONG', 'DOCUMENT_WAY_CHANGED_MEANWHILE'],
});

export const listPartyChoices = defineRoute({
  name: 'listPartyChoices',
  method: 'GET',
  path: '/documents/party-choices',
  summary: '主送、抄送可选的单位、领导职务和统称',
  output: z.object({
    units: z.array(PartyName).max(2_000),
    leaders: z.array(PartyName).max(200),
    groups: PartyNames,
  }),
});

export const setDocumentParties = defineRoute({
  name: 'setDocumentParties',
  method: 'POST',
  path: '/documents/:documentId/parties',
  summary: '签发前调整一份公文的主送、抄送（专报的报、送）；系统内的单位由此收到',
  params: z.object({ documentId: IdText }),
  body: z.object({ version: WholeNumber, addressees: PartyNames, copyTo: PartyNames }),
  output: z.object({ version: WholeNumber, receivers: WholeNumber }),
  refusals: ['DOCUMENT_NOT_FOUND', 'DOCUMENT_CHANGED_MEANWHILE', 'LINE_EDIT_FORBIDDEN', 'ADDRESSEE_WANTED'],
});
