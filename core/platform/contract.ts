import { z } from 'zod';

/**
 * A route of the HTTP API, declared once: the server binds it, the web client calls it,
 * the OpenAPI description is made from it (design 1, 3 and 6).
 * Answers consist of strings, numbers, booleans, arrays and plain objects: money, ids and dates are text.
 */
export interface RouteContract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  /** Stable name, for example `confirmUnitReports`; also the OpenAPI operationId. */
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below `/api`, with `:param` places. */
  path: string;
  summary: string;
  /** Who may call it at all; finer decisions are `can…` functions. `public` needs no session. */
  access: 'public' | 'signed-in';
  params: Params;
  query: Query;
  body: Body;
  output: Output;
  /** Codes of the refusals that this route gives beside the general ones. */
  refusals: string[];
  /** `json` by default; `file` answers bytes, `upload` takes multipart. */
  transport: 'json' | 'file' | 'upload';
  /** Fields of the body that say what the page had seen, not what is asked: a repeat of the request may differ in them. */
  seenFields: string[];
  /** `restricted` answers are sent with no-store (design 5). */
  cache: 'private' | 'restricted';
}

const nothing = z.object({});
type Nothing = typeof nothing;

export function defineRoute<
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
  Output extends z.ZodType = Nothing,
>(route: {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  summary: string;
  access?: 'public' | 'signed-in';
  params?: Params;
  query?: Query;
  body?: Body;
  output?: Output;
  refusals?: string[];
  transport?: 'json' | 'file' | 'upload';
  seenFields?: string[];
  cache?: 'private' | 'restricted';
}): RouteContract<Params, Query, Body, Output> {
  return {
    access: 'signed-in',
    params: nothing as unknown as Params,
    query: nothing as unknown as Query,
    body: nothing as unknown as Body,
    output: nothing as unknown as Output,
    refusals: [],
    transport: 'json',
    seenFields: [],
    cache: 'private',
    ...route,
  } as RouteContract<Params, Query, Body, Output>;
}

/** What the route reads and gives, as types for the client and the server binding. */
export type ParamsOf<R> = R extends RouteContract<infer P, infer _Q, infer _B, infer _O> ? z.input<P> : never;
export type QueryOf<R> = R extends RouteContract<infer _P, infer Q, infer _B, infer _O> ? z.input<Q> : never;
export type BodyOf<R> = R extends RouteContract<infer _P, infer _Q, infer B, infer _O> ? z.input<B> : never;
export type OutputOf<R> =
  R extends RouteContract<infer _P, infer _Q, infer _B, infer O> ? z.output<O> : never;
