import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { RouteContract } from '#core/platform/contract.ts';
import { Refusal, refuse } from '#core/platform/refusal.ts';
import type { Ctx, PublicCtx } from './context.ts';
import { toStrict } from './strict-input.ts';

export interface Input<R> {
  params: R extends RouteContract<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.output<P> : never;
  query: R extends RouteContract<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.output<Q> : never;
  body: R extends RouteContract<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.output<B> : never;
  request: FastifyRequest;
  reply: FastifyReply;
}
type Answer<R> = R extends RouteContract<z.ZodType, z.ZodType, z.ZodType, infer O> ? z.input<O> : never;

/** How a request becomes a `Ctx`; set once by app.ts, so that routes know nothing of cookies. */
export interface Gatekeeper {
  enter: (request: FastifyRequest, reply: FastifyReply) => Promise<Ctx>;
  enterPublic: (request: FastifyRequest) => PublicCtx;
  /** Somebody who is signed in was refused for who he is: it stands in the audit log. */
  noteRefusal: (request: FastifyRequest, contract: RouteContract, refusal: Refusal) => Promise<void>;
}

const NO_STORE = 'no-store';
const MAY_WHILE_CHANGING = new Set(['changePassword', 'signOut', 'signOutEverywhere']);

const MAY_WITHOUT_FACTOR = new Set([...MAY_WHILE_CHANGING, 'beginSecondFactor', 'confirmSecondFactor']);

const MUST_CHANGE = 'PASSWORD_MUST_CHANGE';
const MUST_SET_FACTOR = 'SECOND_FACTOR_MUST_BE_SET';

/** Refused for who somebody is; what is to be done before anything else is said to everybody who is new. */
const isOfTheRight = ({ body }: Refusal): boolean =>
  body.kind === 'forbidden' && body.code !== MUST_CHANGE && body.code !== MUST_SET_FACTOR;

/** An initial password is changed, and a second factor that is wanted is set, before anything else. */
function requireReady({ mustChangePassword, mustSetSecondFactor }: Ctx['actor'], route: string): void {
  if (mustChangePassword && !MAY_WHILE_CHANGING.has(route))
    throw refuse('forbidden', MUST_CHANGE, '请先修改初始密码', 'Change the initial password first', [
      '修改密码',
    ]);
  if (mustSetSecondFactor && !MAY_WITHOUT_FACTOR.has(route))
    throw refuse('forbidden', MUST_SET_FACTOR, '请先设置动态口令', 'Set a second factor first', [
      '用手机验证器扫码，输入动态口令',
    ]);
}

function requireOwnPage(request: FastifyRequest): void {
  // A custom header cannot be sent by a form of another site, and CORS is never allowed.
  if (request.method !== 'GET' && request.headers['x-luoshi'] === undefined)
    throw refuse(
      'forbidden',
      'NOT_FROM_OUR_PAGE',
      '请求不是从本系统页面发出的',
      'The request does not come from this site',
      ['请求头带 x-luoshi: 1'],
    );
}

function schemaOf(contract: RouteContract): object {
  const has = (schema: z.ZodType): boolean =>
    'shape' in schema && Object.keys(schema.shape as object).length > 0;
  return {
    operationId: contract.name,
    summary: contract.summary,
    tags: [contract.path.split('/')[1] ?? 'platform'],
    ...(has(contract.params) ? { params: contract.params } : {}),
    querystring: toStrict(contract.query),
    ...(contract.method === 'GET' || contract.transport === 'upload'
      ? {}
      : { body: toStrict(contract.body) }),
    ...(contract.transport === 'file' ? {} : { response: { 200: contract.output } }),
  };
}

async function enterIfSignedIn(
  gate: Gatekeeper,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Ctx | null> {
  try {
    return await gate.enter(request, reply);
  } catch (error) {
    if (error instanceof Refusal && error.body.code === 'NOT_SIGNED_IN') return null;
    throw error;
  }
}

/** Binds a contract to its verb or view: no logic here. */
export function bindRoutes(app: FastifyInstance, gate: Gatekeeper) {
  const add = (
    contract: RouteContract,
    run: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ) =>
    app.route({
      method: contract.method,
      url: `/api${contract.path}`,
      schema: schemaOf(contract),
      config: { contract },
      handler: async (request, reply) => {
        requireOwnPage(request);
        reply.header('cache-control', contract.cache === 'restricted' ? NO_STORE : 'private, no-cache');
        try {
          return await run(request, reply);
        } catch (error) {
          if (error instanceof Refusal && isOfTheRight(error))
            await gate.noteRefusal(request, contract, error);
          throw error;
        }
      },
    });
  const inputOf = <R>(request: FastifyRequest, reply: FastifyReply) =>
    ({ params: request.params, query: request.query, body: request.body, request, reply }) as Input<R>;
  return {
    /** A route for somebody who is signed in. */
    signedIn<R extends RouteContract>(
      contract: R,
      run: (ctx: Ctx, input: Input<R>) => Promise<Answer<R> | FastifyReply>,
    ) {
      add(contract, async (request, reply) => {
        const ctx = await gate.enter(request, reply);
        requireReady(ctx.actor, contract.name);
        return run(ctx, inputOf<R>(request, reply));
      });
    },
    /** A route that also answers somebody who is not signed in; its context is null then. */
    signedInOrNot<R extends RouteContract>(
      contract: R,
      run: (ctx: Ctx | null, input: Input<R>) => Promise<Answer<R> | FastifyReply>,
    ) {
      add(contract, async (request, reply) =>
        run(await enterIfSignedIn(gate, request, reply), inputOf<R>(request, reply)),
      );
    },
    /** A route without a session. */
    open<R extends RouteContract>(
      contract: R,
      run: (ctx: PublicCtx, input: Input<R>) => Promise<Answer<R> | FastifyReply>,
    ) {
      add(contract, (request, reply) => run(gate.enterPublic(request), inputOf<R>(request, reply)));
    },
  };
}
export type Routes = ReturnType<typeof bindRoutes>;
