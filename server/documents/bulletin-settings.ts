import { z } from 'zod';

/** 通报设置（规则 `bulletin-settings`）：发文机关、红头、主送、抄送、开关。各地自行修改，留有版本。 */
export const BulletinSettingsBody = z
  .object({
    issuingBody: z.string().min(1),
    redHead: z.string().min(1),
    addressees: z.array(z.string()),
    copyTo: z.array(z.string()),
    printedBy: z.string(),
    endNote: z.string().nullable(),
    mark: z.string().nullable(),
    urgency: z.string().nullable(),
    copyNumber: z.string().nullable(),
    regionWord: z.string(),
    leastProjectCount: z.number().int().min(1),
    switches: z.object({
      punctuality: z.boolean(),
      amendments: z.boolean(),
      evidence: z.boolean(),
      lastYear: z.boolean(),
      sectors: z.boolean(),
    }),
  })
  .partial();

type Head = {
  regionWord: string;
  issuingBody: string;
  redHead: string;
  addressees: string[];
  copyTo: string[];
  printedBy: string;
  mark: string | null;
  urgency: string | null;
  copyNumber: string | null;
  endNote: string | null;
};
export interface BulletinSettings {
  head: Head;
  leastProjectCount: number;
  switches: {
    punctuality: boolean;
    amendments: boolean;
    evidence: boolean;
    lastYear: boolean;
    sectors: boolean;
  };
}

/** The region's settings over sound defaults made from its name. */
export function toBulletinSettings(body: unknown, regionName: string): BulletinSettings {
  const own = BulletinSettingsBody.parse(body ?? {});
  const office = `${regionName}重点项目建设领导小组办公室`;
  return {
    head: {
      regionWord: own.regionWord ?? `全${regionName.slice(-1)}`,
      issuingBody: own.issuingBody ?? office,
      redHead: own.redHead ?? `${office}文件`,
      addressees: own.addressees ?? [
        '各镇（街道）人民政府（办事处）',
        '园区管委会',
        '县直有关部门',
        '有关县属国有企业',
      ],
      copyTo: own.copyTo ?? ['县委办公室', '县人大常委会办公室', '县政府办公室', '县政协办公室'],
      printedBy: own.printedBy ?? office,
      mark: own.mark ?? null,
      urgency: own.urgency ?? null,
      copyNumber: own.copyNumber ?? null,
      endNote: own.endNote ?? null,
    },
    leastProjectCount: own.leastProjectCount ?? 2,
    switches: {
      punctuality: true,
      amendments: true,
      evidence: false,
      lastYear: true,
      sectors: true,
      ...own.switches,
    },
  };
}
