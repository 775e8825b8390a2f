import * as contract from '#core/notifications/contract.ts';
import type { Routes } from '#server/platform/public.ts';
import {
  getNoticeChoices,
  getNotices,
  getUnread,
  readNotices,
  setNoticeChoices,
  tryMail,
} from './notices.view.ts';
import { setOutsideMail } from './outside-mail.ts';
import { addRobot, removeRobot, retryMessage, setRobot, tryRobot } from './robots.ts';
import { getOutbox, getRobots } from './robots.view.ts';

export function bindNotificationRoutes(routes: Routes): void {
  routes.signedIn(contract.listNotices, (ctx, { query }) => getNotices(ctx, query));
  routes.signedIn(contract.countNotices, (ctx) => getUnread(ctx));
  routes.signedIn(contract.readNotices, (ctx, { body }) => readNotices(ctx, body.ids));
  routes.signedIn(contract.getNoticeChoices, (ctx) => getNoticeChoices(ctx));
  routes.signedIn(contract.setNoticeChoices, (ctx, { body }) => setNoticeChoices(ctx, body));
  routes.signedIn(contract.tryMail, (ctx) => tryMail(ctx));
  routes.signedIn(contract.listRobots, (ctx) => getRobots(ctx));
  routes.signedIn(contract.listOutbox, (ctx, { query }) => getOutbox(ctx, query));
  routes.signedIn(contract.addRobot, (ctx, { body }) => addRobot(ctx, body));
  routes.signedIn(contract.setRobot, (ctx, { params, body }) => setRobot(ctx, params.robotId, body));
  routes.signedIn(contract.tryRobot, (ctx, { params }) => tryRobot(ctx, params.robotId));
  routes.signedIn(contract.removeRobot, (ctx, { params }) => removeRobot(ctx, params.robotId));
  routes.signedIn(contract.setOutsideMail, (ctx, { body }) => setOutsideMail(ctx, body));
  routes.signedIn(contract.retryMessage, (ctx, { params }) => retryMessage(ctx, params.outboxId));
}
