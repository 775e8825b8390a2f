import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { type Actor, canReach, isAdministrator, REFUSED_KIND } from '#core/people/public.ts';
import type { RouteContract } from '#core/platform/contract.ts';
import { refuse } from '#core/platform/refusal.ts';
import type { DB } from '../db/types.ts';
import { bindAllRoutes } from './all-routes.ts';
import { loadActor, notSignedIn } from './people/load-actor.ts';
import { SESSION_COOKIE } from './people/routes.ts';
import { hashToken } from './people/tokens.ts';
import { readAddressList } from './platform/address-list.ts';
import { compileAnswer } from './platform/answer-shape.ts';
import { appendGateAudit } from './platform/audit.queries.ts';
import { bindRoutes, type Gatekeeper } from './platform/bind-route.ts';
import { type Ctx, chinaDay } from './platform/context.ts';
import { describeApi } from './platform/describe-api.ts';
import { answerError } from './platform/error-answer.ts';
import type { Log } from './platform/log.ts';
import type { Metrics } from './platform/metrics.ts';
import { compileInput } from './platform/read-input.ts';
import { checkReadiness } from './platform/readiness.ts';
import type { Replica } from './platform/replica.ts';
import { limitRequests } from './platform/request-rate.ts';
import { sendWebPage } from './platform/web-page.ts';
import { withGate } from './platform/with-scope.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, once the session is known. */
    personId: string | null;
    caller: Pick<Actor, 'regionId' | 'personId' | 'login'> | null;
  }
}

export interface AppOptions {
  db: Kysely<DB>;
  /** A streaming copy; frozen periods are read there. */
  replica?: Replica;
  /** Built web client; absent in tests of the API. */
  webFolder?: string;
  /** The clock; tests and the sample set their own. */
  now?: () => Date;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  trustProxy?: string | boolean;
  /** Addresses and ranges from where the three administrators may work; empty: from anywhere. */
  adminAddresses?: string;
  log?: Log;
  metrics?: Metrics;
  /** Set while the process finishes what was begun. */
  stopping?: { isStopping: boolean };
}

const UPLOAD_LIMIT = 64 * 1024 * 1024;
const REQUEST_ID = /^[0-9a-zA-Z-]{8,64}$/;

/** The caller's own id of a request, or a new one: it stands in every line of the log, in the answer and on the page of an error. */
function toRequestId(given: unknown): string {
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

const SLOW_SECONDS = 2;

/** Each answer is a line of the log and counts in the metrics: by the pattern of its route, since addresses may hold secrets. */
function watchRequests(app: FastifyInstance, metrics: Metrics | undefined): void {
  app.decorateRequest('personId', null);
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const seconds = reply.elapsedTime / 1000;
    const status = reply.statusCode;
    metrics?.answered(request.method, route, status, seconds);
    const level = status >= 500 ? 'error' : seconds > SLOW_SECONDS ? 'warn' : 'info';
    const { method, ip: address, personId } = request;
    request.log[level](
      { method, route, status, ms: Math.round(reply.elapsedTime), address, personId },
      'answered',
    );
  });
}

/** The three administrators have no business here; a route that is new is closed to them until it is opened. */
function requireReachable(actor: Actor, request: FastifyRequest): void {
  const { contract } = request.routeOptions.config as { contract?: RouteContract };
  if (contract && !canReach(actor, contract.path))
    throw refuse(
      'forbidden',
      'ADMINISTRATION_ONLY',
      '系统管理员、安全管理员、审计员不查看业务数据',
      'Administrators do not look at the business',
      ['需要查看业务的，由另一人或另一岗位办理'],
    );
}

/** The id of a writing request with the hash of what it asks; of an upload, whose body is read later, the length stands for it. */
function namedRequest(request: FastifyRequest): Pick<Ctx, 'requestId' | 'askedHash'> {
  const id = request.headers['x-request-id'];
  if (typeof id !== 'string' || !REQUEST_ID.test(id) || request.method === 'GET') return { requestId: null };
  const { contract } = request.routeOptions.config as { contract?: RouteContract };
  const seen = new Set(contract?.seenFields);
  const body = request.body ?? request.headers['content-length'] ?? null;
  const asked = JSON.stringify([contract?.name, request.params, request.query, body], (key, value) =>
    seen.has(key) ? undefined : value,
  );
  return { requestId: id, askedHash: createHash('sha256').update(asked).digest('base64url') };
}

function keeperOf(options: AppOptions): Gatekeeper {
  const now = options.now ?? (() => new Date());
  const mayAdministerFrom = readAddressList(options.adminAddresses ?? '');
  return {
    async enter(request) {
      const at = now();
      const token = request.cookies[SESSION_COOKIE];
      const isAttended = request.headers['x-unattended'] === undefined;
      const actor = await loadActor(options.db, token, chinaDay(at), isAttended);
      request.personId = actor.personId;
      request.caller = actor;
      // A session that was carried to another machine is none there; the sign-in says why.
      if (isAdministrator(actor) && !mayAdministerFrom(request.ip)) throw notSignedIn();
      requireReachable(actor, request);
      return {
        db: options.db,
        ...(options.replica ? { replica: options.replica } : {}),
        actor,
        ...namedRequest(request),
        address: request.ip,
        sessionMark: token ? hashToken(token).slice(0, 8) : '',
        today: chinaDay(at),
        now: at,
      };
    },
    async noteRefusal({ caller, ip: address }, contract, { body }) {
      if (!caller) return;
      const { login, regionId, personId } = caller;
      await withGate(options.db, (tx) =>
        appendGateAudit(
          tx,
          { login, address, regionId, personId },
          { kind: REFUSED_KIND, outcome: 'refused', subject: contract.name, detail: { code: body.code } },
        ),
      );
    },
    enterPublic(request) {
      const at = now();
      return {
        db: options.db,
        address: request.ip,
        barsAdministrators: !mayAdministerFrom(request.ip),
        agent: request.headers['user-agent'] ?? '',
        today: chinaDay(at),
        now: at,
      };
    },
  };
}

async function addPlugins(app: FastifyInstance): Promise<void> {
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // The page of the client adds a mark for its own styles (`platform/web-page.ts`).
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000');
  });
  await app.register(multipart, {
    limits: { fileSize: UPLOAD_LIMIT, files: 20, fields: 20, fieldSize: 100_000 },
  });
  const contracts = new Map<string, RouteContract>();
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '落实 Luoshi', version: '0.1.0' } },
    transform: (route) => {
      const { contract } = (route.route.config ?? {}) as { contract?: RouteContract };
      if (contract) contracts.set(contract.name, contract);
      return jsonSchemaTransform(route);
    },
    transformObject: (document) =>
      'openapiObject' in document
        ? describeApi(document.openapiObject, contracts, SESSION_COOKIE)
        : document.swaggerObject,
  });
}

/** The client's file at an address, looked up when asked for, so that a new build needs no restart. */
async function findWebFile(root: string, url: string): Promise<string | undefined> {
  try {
    const name = decodeURIComponent(new URL(url, 'http://here').pathname).slice(1);
    const file = path.resolve(root, name);
    const isInside = file.startsWith(`${root}${path.sep}`);
    return isInside && (await fs.stat(file)).isFile() ? path.relative(root, file) : undefined;
  } catch {
    return undefined;
  }
}

/** Serves the built client; every other address of the site opens the same page. */
async function addWeb(app: FastifyInstance, webFolder: string): Promise<void> {
  const root = path.resolve(webFolder);
  await app.register(fastifyStatic, {
    root,
    serve: false,
    maxAge: '1h',
  });
  app.setNotFoundHandler(async (request, reply) => {
    if (request.url.startsWith('/api/') || !['GET', 'HEAD'].includes(request.method))
      return reply.code(404).send({
        kind: 'not-found',
        code: 'NO_SUCH_ROUTE',
        zh: '没有这个地址',
        en: 'No such address',
        allowed: [],
        details: [],
      });
    const file = await findWebFile(root, request.url);
    if (file !== undefined && file !== 'index.html') return reply.sendFile(file);
    return sendWebPage(reply, root);
  });
}

/** The web program: contracts bound to verbs and views, the description of the API, the client's files. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    ...(options.log ? { loggerInstance: options.log as FastifyBaseLogger } : { logger: false }),
    logController: new LogController({ disableRequestLogging: true }),
    // What is refused before a route is found: an address that is no address.
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
    genReqId: (request) => toRequestId(request.headers['x-request-id']),
    trustProxy: options.trustProxy ?? false,
    bodyLimit: 4 * 1024 * 1024,
  });
  app.setValidatorCompiler(compileInput);
  app.setSerializerCompiler(({ schema }) => compileAnswer(schema as object));
  app.setErrorHandler(answerError);
  watchRequests(app, options.metrics);
  limitRequests(app, options.db);
  await addPlugins(app);
  await app.register(async (scope) => {
    bindAllRoutes(bindRoutes(scope, keeperOf(options)));
    scope.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
    scope.get('/api/health', { schema: { hide: true } }, () => ({ ok: true }));
    scope.get('/api/ready', { schema: { hide: true } }, async (_, reply) => {
      const readiness = await checkReadiness(options.db, options.stopping ?? { isStopping: false });
      return reply.code(readiness.ready ? 200 : 503).send(readiness);
    });
  });
  if (options.webFolder) await addWeb(app, options.webFolder);
  return app;
}
