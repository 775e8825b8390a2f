/** Family stage: the level of physical progress is one of the project's scale and does not go back in silence (PL-18, 4.8). */
import { isLevelBack } from '#core/ledger/public.ts';
import { type EntryRule, OTHER_CHOICE } from './entry-rule.ts';

const unknownLevel: EntryRule = {
  id: 'QLT-038',
  title: '形象进度分级不在本项目的分级之列',
  severity: 'error',
  audience: 'unit',
  weight: 55,
  choices: [],
  check: ({ imageLevel }, { imageLevels }) => {
    if (!imageLevel || imageLevels.includes(imageLevel)) return undefined;
    return {
      field: 'imageLevel',
      sentence: `“${imageLevel}”不是本项目的形象进度级别。`,
      remedy:
        imageLevels.length === 0 ? '分级随月报填写，加密报送留空。' : `可选：“${imageLevels.join('”“')}”。`,
    };
  },
};

const levelGoesBack: EntryRule = {
  id: 'QLT-039',
  title: '形象进度分级倒退',
  severity: 'warning',
  audience: 'unit',
  weight: 52,
  choices: ['以前填报有误', '返工或拆改', '新开标段或新增工程', OTHER_CHOICE],
  check: ({ imageLevel }, { imageLevels, lastImageLevel }) =>
    imageLevel && isLevelBack(imageLevels, lastImageLevel, imageLevel)
      ? {
          field: 'imageLevel',
          sentence: `形象进度分级由“${lastImageLevel}”退回“${imageLevel}”。`,
          remedy: '核对分级，或选择原因并简要说明。',
        }
      : undefined,
};

export const IMAGE_LEVEL_RULES: readonly EntryRule[] = [unknownLevel, levelGoesBack];
