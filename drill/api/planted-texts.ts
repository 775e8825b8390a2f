// Texts that one unit wrote and that nobody outside it, beside the offices above it, may ever read.
import type { FastifyInstance } from 'fastify';
import { type Asker, headersOf, OWNER_UNIT } from './people.ts';

export interface PlantedText {
  text: string;
  /** The kind of thing it stands in, and which one: whoever sees that in his own lists may read the text. */
  kind: 'projectId' | 'problemId' | 'taskId' | 'personId';
  id: string;
}

type Json = Record<string, unknown>;

/** One person's way to the API, for the preparation: anything but an answer is an error. */
function callerOf(app: FastifyInstance, asker: Asker) {
  return async <T = Json>(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<T> => {
    const headers = { ...headersOf(asker), 'x-luoshi': '1' };
    const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    if (answer.statusCode !== 200) throw new Error(`${asker.login} ${method} ${url}: ${answer.body}`);
    return answer.json() as T;
  };
}

type Caller = ReturnType<typeof callerOf>;
const PERIOD = '2026-11';

/** Writes them through the API itself, as the unit and the offices would. */
export async function plantTexts(app: FastifyInstance, askers: readonly Asker[]): Promise<PlantedText[]> {
  const as = (login: string) => {
    const asker = askers.find((one) => one.login === login);
    if (!asker) throw new Error(`nobody is called ${login}`);
    return callerOf(app, asker);
  };
  const unit = as('zhuping-a');
  const office = as('xmb-1');
  const inspection = as('dcs-head');
  const { orgs } = await unit<{ orgs: { id: string; name: string }[] }>('GET', '/api/people/orgs');
  const orgId = orgs.find(({ name }) => name.includes(OWNER_UNIT))?.id ?? '';
  const projectId = await plantDraft(as('zhuping-section'), unit);
  const { version } = await office<{ version: number }>('GET', `/api/ledger/projects/${projectId}`);
  await office('POST', `/api/ledger/projects/${projectId}/edit`, {
    version,
    changes: { teamNote: '埋点甲专班说明', contentScale: '埋点甲建设内容' },
    validOn: '2026-11-21',
    reason: '埋点甲改动原因',
  });
  const problem = await unit<{ problemId: string }>('POST', '/api/problems', {
    title: '埋点乙问题名称',
    need: '埋点乙具体诉求',
    category: 'land',
  });
  const { taskIds } = await inspection<{ taskIds: string[] }>('POST', '/api/tasks', {
    source: { sourceKind: 'instruction', sourceTitle: '埋点丙来源', quote: '埋点丙原文' },
    orders: [{ title: '埋点丙任务名称', leadOrgId: orgId, dueOn: '2026-12-20' }],
  });
  const head = as('zhuping-head');
  await head('PUT', '/api/people/profile/contacts', {
    deskPhone: '埋点丁办公电话',
    mobilePhone: '13900918273',
  });
  const { session } = await head<{ session: { personId: string } }>('GET', '/api/people/session');
  const [taskId = ''] = taskIds;
  const planted = (kind: PlantedText['kind'], id: string, ...texts: string[]): PlantedText[] =>
    texts.map((text) => ({ text, kind, id }));
  return [
    ...planted('projectId', projectId, '埋点甲', '埋点戊'),
    ...planted('problemId', problem.problemId, '埋点乙'),
    ...planted('taskId', taskId, '埋点丙'),
    ...planted('personId', session.personId, '埋点丁', '13900918273'),
  ];
}

interface Grid {
  rows: { projectId: string; draftVersion: number; cells: { nextSteps: string } }[];
}

/** The section head returns a report of this month, and the reporter writes into it. Gives its project. */
async function plantDraft(section: Caller, reporter: Caller): Promise<string> {
  const readRow = async () => {
    const { rows } = await reporter<Grid>('GET', `/api/reporting/grid/${PERIOD}`);
    if (!rows[0]) throw new Error(`${OWNER_UNIT} has no report of ${PERIOD}`);
    return rows[0];
  };
  const { projectId } = await readRow();
  await section('POST', `/api/reporting/return/${PERIOD}`, {
    projectIds: [projectId],
    reason: '下步打算请写具体',
  });
  const { draftVersion, cells } = await readRow();
  const said = { field: 'nextSteps', value: '埋点戊下步打算', seen: cells.nextSteps };
  await reporter('POST', `/api/reporting/drafts/${PERIOD}`, {
    drafts: [{ projectId, draftVersion, cells: [said] }],
  });
  return projectId;
}
