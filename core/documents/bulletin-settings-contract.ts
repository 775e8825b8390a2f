import { z } from 'zod';
import { defineRoute } from '#core/platform/public.ts';

const name = z.string().trim().max(60);
const names = z.array(z.string().trim().min(1).max(60)).max(40);

export const BulletinSwitches = z.object({
  punctuality: z.boolean(),
  amendments: z.boolean(),
  evidence: z.boolean(),
  lastYear: z.boolean(),
  sectors: z.boolean(),
});

/** 通报设置：发文机关、红头、主送、抄送、开关 (handbook 8.9). Null: not printed. */
export const BulletinSettingsView = z.object({
  issuingBody: name.min(2),
  redHead: name.min(2),
  addressees: names.min(1),
  copyTo: names,
  printedBy: name.min(2),
  endNote: z.string().trim().max(120).nullable(),
  mark: z.enum(['公开', '内部', '工作秘密']).nullable(),
  urgency: z.enum(['特急', '加急']).nullable(),
  copyNumber: z.string().trim().max(6).nullable(),
  regionWord: z.string().trim().min(1).max(10),
  leastProjectCount: z.number().int().min(1).max(50),
  switches: BulletinSwitches,
});
export type BulletinSettingsView = z.output<typeof BulletinSettingsView>;

export const getBulletinSettings = defineRoute({
  name: 'getBulletinSettings',
  method: 'GET',
  path: '/documents/bulletin-settings',
  summary: '通报设置：发文机关、红头、主送、抄送、开关',
  output: z.object({
    settings: BulletinSettingsView,
    validFrom: z.string().nullable(),
    version: z.number().int(),
    mayChange: z.boolean(),
  }),
});

export const setBulletinSettings = defineRoute({
  name: 'setBulletinSettings',
  method: 'PUT',
  path: '/documents/bulletin-settings',
  summary: '修改通报设置：此后拟的稿照此，已拟的不变',
  body: z.object({ settings: BulletinSettingsView }),
  output: z.object({ version: z.number().int() }),
  refusals: ['SETTING_NOT_YOURS'],
});
