import { z } from 'zod';
import type { RouteContract } from '#core/platform/contract.ts';

/** The parts of an OpenAPI document that are added to; the rest passes as it is. */
interface Operation {
  operationId?: string;
  description?: string;
  parameters?: object[];
  requestBody?: object;
  responses?: Record<string, object>;
  security?: Record<string, string[]>[];
}
interface Description {
  info?: object;
  components?: { schemas?: Record<string, object>; securitySchemes?: Record<string, object> };
  paths?: Record<string, Record<string, Operation>>;
}

const REFUSAL = {
  type: 'object',
  description: '拒绝：稳定的代码、给人看的一句话（中文、英文）、可以怎么办、逐处说明。',
  properties: {
    kind: {
      enum: ['not-found', 'forbidden', 'not-allowed-now', 'invalid', 'conflict', 'limit', 'unavailable'],
    },
    code: { type: 'string' },
    zh: { type: 'string' },
    en: { type: 'string' },
    allowed: { type: 'array', items: { type: 'string' } },
    details: {
      type: 'array',
      items: {
        type: 'object',
        properties: { at: { type: 'string' }, message: { type: 'string' } },
        required: ['at', 'message'],
      },
    },
  },
  required: ['kind', 'code', 'zh', 'en', 'allowed', 'details'],
};
const REFUSED = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Refusal' } } };
const BINARY = { type: 'string', format: 'binary' };

/** What is said of a file before anybody reads it (receive-upload.ts). */
const UPLOAD_REFUSALS = [
  'UPLOAD_MISSING',
  'UPLOAD_FIELDS_INVALID',
  'UPLOAD_BROKEN_OFF',
  'FILE_TOO_LARGE',
  'FILE_EMPTY',
  'FILE_KIND_NOT_ACCEPTED',
  'FILE_CUT_OFF',
  'FILE_MARKED_SECRET',
  'FILE_INFECTED',
  'FILE_BEYOND_SCANNER',
  'SCANNER_AWAY',
];

/** What is said of a workbook by those who read it. */
const WORKBOOK_REFUSALS = [
  'IMPORT_FILE_WRONG_KIND',
  'IMPORT_FILE_EMPTY',
  'IMPORT_WORKBOOK_BLANK',
  'IMPORT_FILE_DAMAGED',
  'IMPORT_FILE_ENCRYPTED',
  'IMPORT_FILE_HAS_MACROS',
  'IMPORT_FILE_IS_WEB_PAGE',
  'IMPORT_FILE_NOT_TEXT',
  'IMPORT_FILE_TOO_LARGE',
  'IMPORT_TOO_SLOW',
];

/** Refusals that any route of its kind may give, beside those of its own. */
export function listRefusals(contract: RouteContract): string[] {
  return [
    ...contract.refusals,
    ...['INPUT_INVALID', 'FIELD_UNKNOWN', 'REQUEST_INVALID', 'BAD_TEXT', 'BAD_VALUE', 'TOO_MANY_REQUESTS'],
    ...['DATABASE_AWAY', 'DATABASE_BUSY', 'STORAGE_FULL', 'DATABASE_READ_ONLY'],
    ...(contract.access === 'signed-in'
      ? [
          'NOT_SIGNED_IN',
          'PASSWORD_MUST_CHANGE',
          'SECOND_FACTOR_MUST_BE_SET',
          'ADMINISTRATION_ONLY',
          'OUT_OF_SCOPE',
        ]
      : []),
    ...(contract.method === 'GET'
      ? []
      : [
          'NOT_FROM_OUR_PAGE',
          'TOO_LARGE',
          'ALREADY_THERE',
          'NAMED_NOT_THERE',
          'SOMEBODY_ELSE_JUST_DID',
          'REQUEST_ID_USED',
        ]),
    ...(contract.transport === 'upload' ? [...UPLOAD_REFUSALS, ...WORKBOOK_REFUSALS] : []),
    ...(contract.path.includes(':period') ? ['PERIOD_UNKNOWN'] : []),
  ];
}

const header = (name: string, required: boolean, description: string): object => ({
  in: 'header',
  name,
  required,
  description,
  schema: { type: 'string' },
});
const WRITE_HEADERS = [
  header('x-luoshi', true, '固定为 1：表明请求不是别的网站的表单发出的'),
  header('x-request-id', false, '8至64位字母、数字、连字符；同一编号重发只办理一次，给出第一次的答复'),
];

/** The fields of a multipart form: those of the contract as text, then the file. */
function buildUploadBody(contract: RouteContract): object {
  const fields = z.toJSONSchema(contract.body, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, object>;
    required?: string[];
  };
  const schema = {
    type: 'object',
    properties: { ...fields.properties, file: { ...BINARY, description: '文件放在各文字栏之后' } },
    required: [...(fields.required ?? []), 'file'],
  };
  return { required: true, content: { 'multipart/form-data': { schema } } };
}

function describeOperation(operation: Operation, contract: RouteContract): Operation {
  const refusals = listRefusals(contract);
  const isWrite = contract.method !== 'GET';
  return {
    ...operation,
    security: contract.access === 'signed-in' ? [{ session: [] }] : [],
    ...(isWrite ? { parameters: [...(operation.parameters ?? []), ...WRITE_HEADERS] } : {}),
    ...(contract.transport === 'upload' ? { requestBody: buildUploadBody(contract) } : {}),
    responses: {
      ...operation.responses,
      ...(contract.transport === 'file'
        ? { 200: { description: '文件', content: { 'application/octet-stream': { schema: BINARY } } } }
        : {}),
      '4XX': { description: `拒绝，代码：${refusals.join('、')}`, content: REFUSED },
      '5XX': { description: '系统出错，附编号（UNEXPECTED）', content: REFUSED },
    },
  };
}

/**
 * The description of the API with what the schemas alone do not say: who may ask, which headers a write carries, what a
 * file route answers or takes, and the refusals of each route by their codes. All of it comes from the contracts.
 */
export function describeApi<D extends object>(
  document: D,
  contracts: ReadonlyMap<string, RouteContract>,
  sessionCookie: string,
): D {
  const { components = {}, paths = {} } = document as Description;
  const described = Object.entries(paths).map(([path, verbs]) => {
    const operations = Object.entries(verbs).map(([verb, operation]) => {
      const contract = contracts.get(operation.operationId ?? '');
      return [verb, contract ? describeOperation(operation, contract) : operation] as const;
    });
    return [path, Object.fromEntries(operations)] as const;
  });
  return {
    ...document,
    components: {
      ...components,
      schemas: { ...components.schemas, Refusal: REFUSAL },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookie } },
    },
    paths: Object.fromEntries(described),
  };
}
