/** 形象进度分级 (PL-18): per kind of work a row of levels of physical progress, set by the region in versions. */
import { z } from 'zod';

export const IMAGE_SCALES_RULEBOOK = 'image-scales';

const Name = z
  .string()
  .trim()
  .min(1)
  .max(20)
  .regex(/^[^,，·]*$/, '名称中不用逗号和间隔号');
/** A report holds the name it was confirmed with: a name that was changed stays known. */
const formerNames = z.array(Name).max(20).default([]);

const ImageLevel = z.strictObject({ name: Name, formerNames });
const ImageScale = z.strictObject({
  name: Name,
  formerNames,
  /** Projects of these sectors take this scale unless another is chosen for the project. */
  sectors: z.array(z.string().trim().min(1).max(60)).max(60),
  /** From the beginning to the end. */
  levels: z.array(ImageLevel).min(2, '至少两级').max(20),
});
export type ImageScale = z.infer<typeof ImageScale>;

type Named = { name: string; formerNames: readonly string[] };

/** Why names cannot stand side by side: twice the same, or one that used to mean another of them. */
function listNameFaults(named: readonly Named[]): string[] {
  const names = named.map(({ name }) => name);
  return named.flatMap(({ name, formerNames: former }, at) => [
    ...(names.indexOf(name) === at ? [] : [`“${name}”出现两次`]),
    ...former
      .filter((old) =>
        named.some((other, place) => place !== at && [other.name, ...other.formerNames].includes(old)),
      )
      .map((old) => `“${old}”曾是“${name}”的名称，不能另作他用`),
  ]);
}

/** All scales of a region; the first is for projects whose sector no scale names. */
export const ImageScales = z
  .strictObject({ scales: z.array(ImageScale).min(1, '至少一套分级').max(20) })
  .superRefine(({ scales }, context) => {
    const sectors = scales.flatMap((scale) => scale.sectors);
    const faults = [
      ...listNameFaults(scales),
      ...scales.flatMap(({ name, levels }) => listNameFaults(levels).map((fault) => `${name}：${fault}`)),
      ...sectors
        .filter((sector, at) => sectors.indexOf(sector) !== at)
        .map((sector) => `行业“${sector}”只能归入一套分级`),
    ];
    for (const message of faults) context.addIssue({ code: 'custom', message, path: ['scales'] });
  });
export type ImageScales = z.infer<typeof ImageScales>;

const toScale = (name: string, sectors: string[], levels: string[]): ImageScale => ({
  name,
  formerNames: [],
  sectors,
  levels: levels.map((level) => ({ name: level, formerNames: [] })),
});

/** The scales of PL-18, until the region sets its own. */
export const DEFAULT_IMAGE_SCALES: ImageScales = {
  scales: [
    toScale('房建', [], ['规划设计', '招投标', '基础施工', '主体施工', '内外装饰', '扫尾', '交付使用']),
    toScale('工业', ['工业'], ['规划设计', '招投标', '基础施工', '主体施工', '设备安装', '调试', '投产']),
    toScale('道路', ['交通'], ['未招标', '招标后无实质进展', '已开工但慢或停', '正常']),
  ],
};

/** The scales as the region keeps them; the shipped ones until it has set its own. */
export const readImageScales = (body: unknown): ImageScales =>
  body === null || body === undefined ? DEFAULT_IMAGE_SCALES : ImageScales.parse(body);

const isNamed = ({ name, formerNames: former }: Named, text: string): boolean =>
  name === text || former.includes(text);

/** The scale of a project: the one chosen for it, else that of its sector, else the first. */
export function findImageScale(
  { scales }: ImageScales,
  project: { sector: string; imageScale: string },
): ImageScale {
  const found =
    scales.find((scale) => project.imageScale !== '' && isNamed(scale, project.imageScale)) ??
    scales.find((scale) => scale.sectors.includes(project.sector)) ??
    scales[0];
  if (!found) throw new Error('no scale of physical progress');
  return found;
}

/** The level that a reported name means today; null when the scale does not have it (any more). */
export function findImageLevel(scale: ImageScale, reported: string | null): string | null {
  if (reported === null || reported === '') return null;
  return scale.levels.find((level) => isNamed(level, reported))?.name ?? null;
}

/** Whether the second level stands before the first on the scale: the work seems to have gone back. */
export function isLevelBack(levels: readonly string[], before: string | null, now: string): boolean {
  const [from, to] = [before === null ? -1 : levels.indexOf(before), levels.indexOf(now)];
  return from >= 0 && to >= 0 && to < from;
}

/** A level of one scale as the key of its group: `房建·主体施工`. */
export const toImageLevelKey = (scale: string, level: string): string => `${scale}·${level}`;

/** Keys of all levels, scale by scale, in the order of the work. */
export const listImageLevelKeys = ({ scales }: ImageScales): string[] =>
  scales.flatMap((scale) => scale.levels.map((level) => toImageLevelKey(scale.name, level.name)));

/** Another name for a level or a scale; what was reported under the one before stays known. */
export function renameLevel<T extends Named>(named: T, name: string): T {
  const former = [...named.formerNames, named.name].filter((old) => old !== name && old !== '');
  return { ...named, name, formerNames: [...new Set(former)] };
}
