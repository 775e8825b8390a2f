import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { type ApiRoute, listApiRoutes } from './api-description.ts';
import type { Attempt } from './attempt.ts';
import { type Answer, AnswerChecker } from './check-answer.ts';
import { type Asker, NOBODY } from './people.ts';
import { Sight } from './sight.ts';

const REFUSED = { '4XX': { description: '拒绝，代码：PROBLEM_NOT_FOUND、INPUT_INVALID' } };
const answerShape = { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] };
const content = { 'application/json': { schema: answerShape } };
const description = {
  paths: {
    '/api/problems/{problemId}': {
      get: {
        operationId: 'getProblem',
        security: [{ session: [] }],
        parameters: [{ in: 'path', name: 'problemId', schema: { type: 'string' } }],
        responses: { '200': { content }, ...REFUSED },
      },
    },
  },
  components: { schemas: { Refusal: { type: 'object', required: ['code', 'zh', 'en'] } } },
};

/** A person of another unit, whose own list shows problem 7 alone. */
const STRANGER: Asker = { login: 'ganxi-a', cookie: 'luoshi=x' };
const site = Fastify();
site.get('/api/problems', () => ({ problems: [{ id: '7' }], nextAfter: null }));

const route = listApiRoutes(description)[0] as ApiRoute;
const checker = new AnswerChecker(description, [{ text: '埋点乙', kind: 'problemId', id: '8' }]);

interface Given {
  status?: number;
  id?: string;
  asker?: Asker;
  media?: string;
  url?: string;
}

function check(body: object, given: Given = {}) {
  const { status = 200, id = '7', asker = STRANGER, media = 'application/json', url = '' } = given;
  const attempt: Attempt = { route, places: { problemId: id }, url, headers: {}, payload: undefined };
  const answer: Answer = { status, media, isAttachment: false, payload: Buffer.from(JSON.stringify(body)) };
  return checker.check(attempt, asker, answer, new Sight(site));
}
const refusal = (code: string) => ({ code, zh: '不行', en: 'No' });
const problem = { media: 'application/problem+json' };

test('An answer that is as described, or a refusal that is described, is no finding', async () => {
  expect(await check({ title: '征地' })).toEqual([]);
  expect(await check(refusal('PROBLEM_NOT_FOUND'), { ...problem, status: 404 })).toEqual([]);
});

test.each([
  ['an error', refusal('UNEXPECTED'), { ...problem, status: 500 }, 'status 500'],
  ['another shape', { title: 3 }, {}, 'does not fit its description'],
  ['a refusal in another form', { error: 'no' }, { status: 404 }, 'in another form'],
  ['a code that is not described', refusal('OTHER'), { ...problem, status: 403 }, 'OTHER'],
  ['words of the database', { title: 'relation "projects" does not exist' }, {}, 'shows relation'],
  ['a trace', { title: 'x at run (/srv/luoshi/server/app.ts:3:5)' }, {}, 'shows '],
  ['what another unit wrote', { title: '埋点乙问题' }, {}, 'shows 埋点乙'],
  ['a thing that the own list does not show', { title: '征地' }, { id: '8' }, "not in the person's list"],
  ['a field that is not described', { title: '征地' }, { url: '/api/problems/7?extra=1' }, 'does not have'],
  ['an answer to nobody', { title: '征地' }, { asker: NOBODY }, 'without a session'],
])('%s is a finding', async (_, body, given, fault) => {
  expect((await check(body, given)).join()).toContain(fault);
});
