// What the API says of itself, as far as a drill asks for it.

/** The part of JSON Schema 2020-12 that our description uses. */
export interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  items?: Schema;
  prefixItems?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

export interface Parameter {
  in: string;
  name: string;
  required?: boolean;
  schema: Schema;
}

interface Operation {
  operationId: string;
  parameters?: Parameter[];
  security: object[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema: Schema }> }>;
}

export interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: { Refusal: Schema } };
}

export interface ApiRoute {
  name: string;
  method: string;
  /** With `{param}` places. */
  path: string;
  params: Parameter[];
  query: Parameter[];
  body: Schema | undefined;
  /** Fields and file of a multipart form. */
  form: Schema | undefined;
  answer: Schema | undefined;
  answersFile: boolean;
  isPublic: boolean;
  /** Codes of the refusals that the description names. */
  refusals: ReadonlySet<string>;
}

function toRoute(path: string, method: string, operation: Operation): ApiRoute {
  const { operationId, parameters = [], requestBody, responses, security } = operation;
  const answer = responses['200']?.content ?? {};
  return {
    name: operationId,
    method: method.toUpperCase(),
    path,
    params: parameters.filter((one) => one.in === 'path'),
    query: parameters.filter((one) => one.in === 'query'),
    body: requestBody?.content['application/json']?.schema,
    form: requestBody?.content['multipart/form-data']?.schema,
    answer: answer['application/json']?.schema,
    answersFile: 'application/octet-stream' in answer,
    isPublic: security.length === 0,
    refusals: new Set((responses['4XX']?.description ?? '').split(/[：、]/).slice(1)),
  };
}

export const listApiRoutes = ({ paths }: Description): ApiRoute[] =>
  Object.entries(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([method, operation]) => toRoute(path, method, operation)),
  );
