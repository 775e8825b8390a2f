/** Family timing: late, and many projects typed within one minute; for the office (handbook 4.8). */
import { formatDate } from '#core/platform/public.ts';
import type { EntryRule } from './entry-rule.ts';

const BULK_PROJECTS = 10;

const late: EntryRule = {
  id: 'QLT-050',
  title: '迟报',
  severity: 'note',
  audience: 'office',
  weight: 40,
  choices: [],
  check: (_line, { submittedOn, deadlineOn }) =>
    submittedOn !== null && deadlineOn !== null && submittedOn > deadlineOn
      ? {
          field: 'monthAmountYuan',
          sentence: `${formatDate(submittedOn)}提交，晚于报送时限${formatDate(deadlineOn)}。`,
          remedy: '记入报送质量台账。',
        }
      : undefined,
};

const typedTogether: EntryRule = {
  id: 'QLT-051',
  title: '同一分钟内集中填报多个项目',
  severity: 'note',
  audience: 'office',
  weight: 25,
  choices: [],
  check: (_line, { typedInSameMinute }) =>
    typedInSameMinute >= BULK_PROJECTS
      ? {
          field: 'monthAmountYuan',
          sentence: `本单位在同一分钟内填报${typedInSameMinute}个项目。`,
          remedy: '粘贴或导入属正常；逐项手填的可了解数据来源。',
        }
      : undefined,
};

export const TIMING_RULES: readonly EntryRule[] = [late, typedTogether];
