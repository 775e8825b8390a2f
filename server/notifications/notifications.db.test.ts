import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import type { RobotWish } from '#core/notifications/channel.ts';
import { DEFAULT_CHOICES } from '#core/notifications/choices.ts';
import type { Actor } from '#core/people/public.ts';
import type { TaskOrder } from '#core/supervision/public.ts';
import { newMeeting, newTestHall } from '../meetings/testing-hall.ts';
import { toJobContext } from '../people/job-context.ts';
import { chinaDay } from '../platform/context.ts';
import { testDatabase } from '../platform/testing.ts';
import { withScope, withWorker } from '../platform/with-scope.ts';
import { newMonth, submitAll, type TestMonth } from '../reporting/testing-month.ts';
import { getTaskView, moveTask } from '../supervision/public.ts';
import {
  getNoticeChoices,
  getNotices,
  getUnread,
  readNotices,
  setNoticeChoices,
  tryMail,
} from './notices.view.ts';
import { claimMessage, listOutbox } from './outbox.queries.ts';
import { setOutsideMail } from './outside-mail.ts';
import { addRobot, removeRobot, retryMessage, setRobot, tryRobot } from './robots.ts';
import { getOutbox, getRobots } from './robots.view.ts';
import { sendOutboxJob } from './send-outbox.job.ts';
import { tellRegion } from './tell-people.job.ts';
import { startMailServer, startRobots } from './testing-stand-ins.ts';

const db = await testDatabase();
const robots = await startRobots('SEC-1');
const mail = await startMailServer();
afterAll(() => Promise.all([robots.stop(), mail.stop()]));
process.env.LUOSHI_GATEWAYS = robots.origin;
process.env.LUOSHI_SMTP_URL = mail.url;
const settings = {
  gateways: [robots.origin],
  mailServer: mail.url,
  mailFault: '',
  mailFrom: 'luoshi@example.cn',
  address: '',
};

const codeOf = (run: () => Promise<unknown>): Promise<string> =>
  (async () => run())().then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );
/** A Monday, 10:00 in Beijing. */
const NOW = new Date('2026-10-26T02:00:00Z');
const tell = (month: TestMonth, now = NOW) =>
  tellRegion(toJobContext(db.worker, month.county.regionId, now), settings);
const outboxOf = (month: TestMonth) =>
  withWorker(db.worker, month.county.regionId, (tx) =>
    listOutbox(tx, month.county.regionId, { limit: 100, before: null, isUnsentOnly: false }),
  );
const wish = (over: Partial<RobotWish> = {}): RobotWish => ({
  kind: 'wecom',
  name: '填报员群',
  address: `${robots.origin}/cgi-bin/webhook/send?key=right`,
  secret: '',
  topics: ['opened', 'due', 'frozen', 'issued'],
  isOn: true,
  tellsMore: false,
  ...over,
});

describe('inside', () => {
  test('a person is told once what waits for him, reads it, and when it is done the notice closes', async () => {
    const month = await newMonth(db, 2);
    const ctx = month.county.ctx(month.reporter);
    const told = await getUnread(ctx);
    expect(told.unread).toBeGreaterThan(0);
    expect(await getUnread(ctx)).toEqual(told);
    const first = await getNotices(ctx, { show: 'open' });
    expect(first.notices.map(({ kind }) => kind)).toContain('fill');
    expect(first.unread).toBe(first.notices.length);
    expect(await readNotices(ctx, undefined)).toEqual({ read: first.unread });
    expect(await getUnread(ctx)).toEqual({ unread: 0 });
    await submitAll(month);
    await getUnread(ctx);
    const head = month.county.ctx(month.head);
    await getUnread(head);
    const after = await getNotices(ctx, { show: 'all' });
    expect(after.notices.find(({ kind }) => kind === 'fill')?.isClosed).toBe(true);
    expect((await getNotices(head, { show: 'open' })).notices.map(({ kind }) => kind)).toContain('confirm');
  });

  test('nobody sees or marks the notices of another', async () => {
    const month = await newMonth(db, 1);
    await getUnread(month.county.ctx(month.reporter));
    const own = await getNotices(month.county.ctx(month.reporter), { show: 'all' });
    const others = month.county.ctx(month.officeHead);
    const id = own.notices[0]?.id ?? '';
    expect((await getNotices(others, { show: 'all' })).notices.map((n) => n.id)).not.toContain(id);
    expect(await readNotices(others, [id])).toEqual({ read: 0 });
  });
});

describe('by e-mail', () => {
  test('one letter with the number of matters, no name, and none again while nothing is new', async () => {
    const month = await newMonth(db, 2);
    const choices = { ...DEFAULT_CHOICES, mailAddress: 'reporter@example.cn', rhythm: 'morning' as const };
    await setNoticeChoices(month.county.ctx(month.reporter), choices);
    expect(await tell(month)).toMatchObject({ notices: expect.any(Number), mails: 1 });
    expect((await tell(month, new Date('2026-10-27T02:00:00Z'))).mails).toBe(0);
    const before = mail.letters.length;
    await sendOutboxJob(db.worker, new Date(), settings);
    const letter = mail.letters.slice(before).find((one) => one.includes('reporter@example.cn')) ?? '';
    expect(letter).toMatch(/Message-ID: <mail-/i);
    const body = Buffer.from(letter.split('\n\n').slice(1).join('').replace(/\n/g, ''), 'base64').toString(
      'utf8',
    );
    expect(body).toMatch(/您有\d+件事项待办/);
    expect(body).not.toContain(month.unit.name);
    expect((await outboxOf(month)).map(({ state }) => state)).toEqual(['sent']);
  });

  test('a rhythm without an address is refused with the remedy', async () => {
    const month = await newMonth(db, 1);
    const wished = { ...DEFAULT_CHOICES, rhythm: 'twice' as const };
    expect(await codeOf(() => setNoticeChoices(month.county.ctx(month.reporter), wished))).toBe(
      'MAIL_ADDRESS_MISSING',
    );
  });

  test('a server that does not answer leaves the letter waiting for another try', async () => {
    const month = await newMonth(db, 1);
    const choices = { ...DEFAULT_CHOICES, mailAddress: 'late@example.cn', rhythm: 'at-once' as const };
    await setNoticeChoices(month.county.ctx(month.reporter), choices);
    await tell(month);
    const now = new Date();
    await sendOutboxJob(db.worker, now, { ...settings, mailServer: 'smtp://127.0.0.1:1' });
    const [letter] = await outboxOf(month);
    expect(letter).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(letter?.nextTryAt.getTime()).toBe(now.getTime() + 60_000);
  });
});

describe('said once, whatever happens on the way', () => {
  const waitingRobot = async (kind: 'wecom' = 'wecom') => {
    const month = await newMonth(db, 1);
    const ctx = month.county.ctx(month.officeHead);
    const { robotId } = await addRobot(ctx, wish({ kind }));
    const { outboxId } = await tryRobot(ctx, robotId);
    return { month, ctx, robotId, outboxId };
  };

  test('a sender that died while sending: nothing is sent again by itself, a person is told and may', async () => {
    const { month, ctx, outboxId } = await waitingRobot();
    const now = new Date();
    await withWorker(db.worker, 0, (tx) => claimMessage(tx, now, []));
    const before = robots.received.length;
    await sendOutboxJob(db.worker, new Date(), settings);
    expect((await outboxOf(month))[0]?.state).toBe('sending');
    expect(await codeOf(() => retryMessage(ctx, outboxId))).toBe('MESSAGE_NOT_FOUND');
    await sendOutboxJob(db.worker, new Date(now.getTime() + 600_000), settings);
    expect((await outboxOf(month))[0]).toMatchObject({ state: 'unsure', fault: 'interrupted' });
    expect(robots.received).toHaveLength(before);
    await retryMessage(ctx, outboxId);
    await sendOutboxJob(db.worker, new Date(Date.now() + 1000), settings);
    expect(robots.received).toHaveLength(before + 1);
    expect((await outboxOf(month))[0]?.state).toBe('sent');
  });

  test.each(['cut-off', 'gateway-unheard'] as const)('an answer that never came (%s)', async (mood) => {
    const { month } = await waitingRobot();
    robots.moods.next = mood;
    await sendOutboxJob(db.worker, new Date(), settings);
    expect((await outboxOf(month))[0]).toMatchObject({ state: 'unsure', fault: 'no-answer' });
    const before = robots.received.length;
    await sendOutboxJob(db.worker, new Date(Date.now() + 86_400_000), settings);
    expect(robots.received).toHaveLength(before);
  });

  test('two senders at once take different messages', async () => {
    const { month, ctx, robotId } = await waitingRobot();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await tryRobot({ ...ctx, now: new Date(ctx.now.getTime() + 1) }, robotId);
    const before = robots.received.length;
    await Promise.all([1, 2, 3].map(() => sendOutboxJob(db.worker, new Date(), settings)));
    expect(robots.received).toHaveLength(before + 2);
    expect((await outboxOf(month)).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  test('where messages came too often, the others wait for the next run and lose no try', async () => {
    const { month, ctx, robotId } = await waitingRobot();
    await tryRobot({ ...ctx, now: new Date(ctx.now.getTime() + 1) }, robotId);
    robots.moods.next = 'too-often';
    await sendOutboxJob(db.worker, new Date(), settings);
    expect(await outboxOf(month)).toMatchObject([
      { state: 'waiting', attempts: 0 },
      { state: 'given-up', fault: 'too-often' },
    ]);
    await sendOutboxJob(db.worker, new Date(), settings);
    expect((await outboxOf(month))[0]?.state).toBe('sent');
    expect((await getRobots(ctx)).robots[0]).toMatchObject({ failed: 0, lastSentAt: expect.any(String) });
    const unsent = await getOutbox(ctx, { show: 'unsent' });
    expect(unsent.messages.map(({ state }) => state)).toEqual(['given-up']);
    const older = await getOutbox(ctx, { show: 'all', before: unsent.messages[0]?.id });
    expect(older).toEqual({ messages: [], hasMore: false });
  });

  test('a letter whose taking was not heard is not sent again; a refused address is given up at once', async () => {
    const month = await newMonth(db, 1);
    const ctx = month.county.ctx(month.reporter);
    const tryTo = async (mailAddress: string, minute: number) => {
      await setNoticeChoices(ctx, { ...DEFAULT_CHOICES, mailAddress });
      await tryMail({ ...ctx, now: new Date(ctx.now.getTime() + minute * 60_000) });
      await sendOutboxJob(db.worker, new Date(), settings);
      return (await getNoticeChoices(ctx)).lastLetter;
    };
    expect(await tryTo('cut@example.cn', 0)).toMatchObject({ state: 'unsure', fault: 'no-answer' });
    expect(await tryTo('nobody@example.cn', 1)).toMatchObject({ state: 'given-up', fault: 'mail-recipient' });
    expect(await tryTo('right@example.cn', 2)).toMatchObject({ state: 'sent', fault: '' });
    const before = mail.letters.length;
    await sendOutboxJob(db.worker, new Date(Date.now() + 86_400_000), settings);
    expect(mail.letters).toHaveLength(before);
    expect((await getNoticeChoices(month.county.ctx(month.officeHead))).lastLetter).toBeNull();
  });

  test('a test letter: one a minute, and only to an address that is kept', async () => {
    const month = await newMonth(db, 1);
    const ctx = month.county.ctx(month.reporter);
    expect(await codeOf(() => tryMail(ctx))).toBe('MAIL_ADDRESS_MISSING');
    await setNoticeChoices(ctx, { ...DEFAULT_CHOICES, mailAddress: 'me@example.cn' });
    expect(await tryMail(ctx)).toEqual({ isSent: true });
    expect(await tryMail(ctx)).toEqual({ isSent: false });
  });
});

describe('what is said when more is allowed', () => {
  test('the head of the project office allows a robot more; a keeper of machines neither allows nor reads it', async () => {
    const month = await newMonth(db, 2);
    const { officeHead } = month;
    const head = month.county.ctx(officeHead);
    const admin = month.county.ctx({ ...officeHead, roles: ['system-admin'] });
    const more = wish({ topics: ['opened'], tellsMore: true });
    expect(await codeOf(() => addRobot(admin, more))).toBe('MORE_NOT_YOURS');
    await addRobot(head, more);
    await sql`update robots set since = '2020-01-01' where region_id = ${month.county.regionId}`.execute(
      db.owner,
    );
    await sql`update periods set opened_at = ${NOW} where region_id = ${month.county.regionId}`.execute(
      db.owner,
    );
    await tell(month, new Date(NOW.getTime() + 3_600_000));
    expect((await getOutbox(head, { show: 'all' })).messages[0]?.text).toMatch(
      /报送已开始.*\n截止时间：2026年/,
    );
    expect((await getOutbox(admin, { show: 'all' })).messages[0]?.text).not.toContain('截止时间');
  });

  test('letters list what waits only where it is allowed', async () => {
    const month = await newMonth(db, 2);
    const choices = { ...DEFAULT_CHOICES, mailAddress: 'list@example.cn', rhythm: 'at-once' as const };
    await setNoticeChoices(month.county.ctx(month.reporter), choices);
    await setOutsideMail(month.county.ctx(month.officeHead), { tellsMore: true });
    await tell(month);
    const [letter] = await outboxOf(month);
    if (letter) expect(letter.text).toMatch(/您有\d+件事项待办.*\n1\. /);
    expect(letter).toBeDefined();
  });

  test('a robot that is removed is gone with its address, its messages stay', async () => {
    const month = await newMonth(db, 1);
    const ctx = month.county.ctx(month.officeHead);
    const { robotId } = await addRobot(ctx, wish());
    await tryRobot(ctx, robotId);
    await removeRobot(ctx, robotId);
    expect(await getRobots(ctx)).toMatchObject({ robots: [] });
    expect(await getOutbox(ctx, { show: 'all' })).toMatchObject({ messages: [{ state: 'waiting' }] });
    await sendOutboxJob(db.worker, new Date(), settings);
    expect((await outboxOf(month))[0]).toMatchObject({ state: 'given-up', fault: 'robot-off' });
    const { rows } = await sql`select address, secret from robots where id = ${robotId}`.execute(db.owner);
    expect(rows).toEqual([{ address: '', secret: '' }]);
    expect(await codeOf(() => tryRobot(ctx, robotId))).toBe('ROBOT_NOT_FOUND');
  });
});

describe('group robots', () => {
  test.each([
    ['wecom', '/cgi-bin/webhook/send?key=right', ''],
    ['dingtalk', '/robot/send?access_token=t', 'SEC-1'],
    ['feishu', '/open-apis/bot/v2/hook/abc', 'SEC-1'],
  ] as const)('%s takes what is sent, signed as its vendor says', async (kind, path, secret) => {
    const month = await newMonth(db, 1);
    const ctx = month.county.ctx(month.officeHead);
    const { robotId } = await addRobot(ctx, wish({ kind, address: `${robots.origin}${path}`, secret }));
    await tryRobot(ctx, robotId);
    const before = robots.received.length;
    await sendOutboxJob(db.worker, new Date(), settings);
    expect(robots.received.slice(before)).toEqual([
      { path: path.split('?')[0], text: '【落实】测试消息：机器人已接通。' },
    ]);
    expect((await outboxOf(month))[0]).toMatchObject({ state: 'sent', attempts: 1 });
  });

  test('a refused signature is kept with what to mend, a test is not repeated by itself, and sent once the secret is right', async () => {
    const month = await newMonth(db, 1);
    const ctx = month.county.ctx(month.officeHead);
    const feishu = { kind: 'feishu' as const, address: `${robots.origin}/open-apis/bot/v2/hook/abc` };
    const { robotId } = await addRobot(ctx, wish({ ...feishu, secret: 'wrong' }));
    const { outboxId } = await tryRobot(ctx, robotId);
    await sendOutboxJob(db.worker, new Date(), settings);
    expect((await outboxOf(month))[0]).toMatchObject({
      state: 'given-up',
      fault: 'robot-safety',
      answer: expect.stringContaining('19021'),
    });
    await setRobot(ctx, robotId, wish({ ...feishu, address: '', secret: 'SEC-1' }));
    await retryMessage(ctx, outboxId);
    await sendOutboxJob(db.worker, new Date(Date.now() + 1000), settings);
    expect((await outboxOf(month))[0]).toMatchObject({ state: 'sent' });
    expect(await codeOf(() => retryMessage(ctx, outboxId))).toBe('MESSAGE_NOT_FOUND');
  });

  test('on the extranet without a gateway nothing leaves, also what was set up before', async () => {
    const month = await newMonth(db, 1);
    const { regionId } = month.county;
    const ctx = month.county.ctx(month.officeHead);
    const { robotId } = await addRobot(ctx, wish());
    await tryRobot(ctx, robotId);
    await sql`update regions set network_zone = 'extranet' where id = ${regionId}`.execute(db.owner);
    const before = robots.received.length;
    process.env.LUOSHI_GATEWAYS = '';
    const [standing] = (await getRobots(ctx)).robots;
    process.env.LUOSHI_GATEWAYS = robots.origin;
    expect(standing?.fault).toBe('way-closed');
    expect((await getRobots(ctx)).robots[0]?.fault).toBe('');
    await sendOutboxJob(db.worker, new Date(), { ...settings, gateways: [] });
    expect(robots.received).toHaveLength(before);
    expect((await outboxOf(month))[0]).toMatchObject({
      state: 'given-up',
      fault: 'way-closed',
    });
  });

  test('a group hears of a deadline once a day, says neither unit nor figure, and nothing at night', async () => {
    const month = await newMonth(db, 2);
    const ctx = month.county.ctx(month.officeHead);
    await addRobot(ctx, wish({ topics: ['due'] }));
    const { rows } = await sql<{ at: Date }>`select deadline_at as at from periods
      where region_id = ${month.county.regionId} and id = '2026-10'`.execute(db.owner);
    const dayBefore = new Date((rows[0]?.at ?? NOW).getTime() - 3 * 3_600_000);
    const night = new Date(`${chinaDay(dayBefore)}T22:30:00+08:00`);
    expect((await tell(month, night)).groupMessages).toBe(0);
    const told = await tell(month, dayBefore);
    expect(told.groupMessages).toBe(1);
    expect((await tell(month, dayBefore)).groupMessages).toBe(0);
    const [message] = await outboxOf(month);
    expect(message?.text).toContain('2026年10月报送即将截止');
    expect(message?.text).not.toContain(month.unit.name);
  });

  test('a group hears once of a meeting notice, and once a day that tasks were assigned or the ladder went on', async () => {
    const hall = await newTestHall(db);
    const ctx = hall.county.ctx(hall.officeHead);
    await addRobot(ctx, wish({ topics: ['meeting', 'tasks', 'ladder'] }));
    await sql`update robots set since = ${new Date(NOW.getTime() - 86_400_000)} where region_id = ${hall.county.regionId}`.execute(
      db.owner,
    );
    const { notify, hold, decide, draft, move, sign, see } = await newMeeting(hall);
    await notify();
    expect((await tell(hall)).groupMessages).toBe(1);
    expect((await tell(hall)).groupMessages).toBe(0);
    expect((await outboxOf(hall))[0]?.text).toBe('【落实】有新发出的会议通知，请登录查看并报送回执。');
    await hold(false);
    await decide();
    await draft();
    await move(hall.chair, sign);
    const taskId = (await see(hall.clerk)).decisions[0]?.taskId ?? '';
    const office = hall.county.office;
    if (!office) throw new Error('no office');
    const inspectionHead = await hall.county.newActor(office, ['inspection-head'], '吴主任');
    const at = hall.county.ctx({ ...inspectionHead, sees: 'region' });
    const { order } = await getTaskView(at, taskId);
    const establishing = {
      kind: 'establish' as const,
      order: order as TaskOrder,
      number: '',
      on: hall.today,
    };
    await moveTask(at, taskId, { version: 1, move: establishing });
    await moveTask(at, taskId, { version: 2, move: { kind: 'assign', note: '', on: hall.today } });
    expect((await tell(hall)).groupMessages).toBe(1);
    expect((await tell(hall)).groupMessages).toBe(0);
    const texts = (await outboxOf(hall)).map(({ text }) => text).join('');
    expect(texts).toContain('有新交办的督办事项');
    expect(texts).not.toContain(hall.unit.name);
  });

  test('an address of one’s own choosing and a missing secret are refused', async () => {
    const month = await newMonth(db, 1);
    const ctx = month.county.ctx(month.officeHead);
    const evil = wish({ address: 'http://169.254.169.254/cgi-bin/webhook/send?key=x' });
    expect(await codeOf(() => addRobot(ctx, evil))).toBe('ROBOT_ADDRESS_REFUSED');
    const unsigned = wish({ kind: 'dingtalk', address: `${robots.origin}/robot/send?access_token=t` });
    expect(await codeOf(() => addRobot(ctx, unsigned))).toBe('ROBOT_SECRET_MISSING');
  });

  test.each(['reporter', 'head', 'reviewer', 'clerk'] as const)('the %s may not keep robots', async (who) => {
    const month = await newMonth(db, 1);
    const ctx = month.county.ctx(month[who]);
    expect(await codeOf(() => getRobots(ctx))).toBe('ROBOTS_NOT_YOURS');
    expect(await codeOf(() => getOutbox(ctx, { show: 'all' }))).toBe('ROBOTS_NOT_YOURS');
    expect(await codeOf(() => addRobot(ctx, wish()))).toBe('ROBOTS_NOT_YOURS');
    expect(await codeOf(() => setRobot(ctx, '1', wish()))).toBe('ROBOTS_NOT_YOURS');
    expect(await codeOf(() => tryRobot(ctx, '1'))).toBe('ROBOTS_NOT_YOURS');
    expect(await codeOf(() => retryMessage(ctx, '1'))).toBe('ROBOTS_NOT_YOURS');
    expect(await codeOf(() => removeRobot(ctx, '1'))).toBe('ROBOTS_NOT_YOURS');
    expect(await codeOf(() => setOutsideMail(ctx, { tellsMore: true }))).toBe('MORE_NOT_YOURS');
  });

  test('address and secret are read back by no page: not through the route, not in the database', async () => {
    const month = await newMonth(db, 1);
    const actor: Actor = month.officeHead;
    const ctx = month.county.ctx(actor);
    await addRobot(ctx, wish({ secret: 'SEC-1' }));
    expect(JSON.stringify(await getRobots(ctx))).not.toMatch(/key=right|SEC-1/);
    const read = (column: string) =>
      withScope(db.app, actor, (tx) => sql`select ${sql.ref(column)} from robots`.execute(tx));
    await expect(read('address')).rejects.toThrow(/permission denied/);
    await expect(read('secret')).rejects.toThrow(/permission denied/);
  });
});
