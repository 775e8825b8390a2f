// What may be a task though no rule took it for one: the net under all the others.
import { isConcrete } from './is-concrete.ts';
import { ACTION_VERB, AIM_OF_PLACE, BEHIND } from './judge-draft.ts';
import { IS_SPOKEN_HEADING, NO_TASK } from './no-work.ts';

/** A sentence that nothing took for a task may be one all the same: something is to be done, and it is not behind us. */
export const mayBeTask = (words: string): boolean =>
  !/^据|会商看|预报|预测|汇报|）\s*$/.test(words) &&
  isConcrete(words) &&
  ACTION_VERB.test(words) &&
  !BEHIND.test(words) &&
  !NO_TASK.test(words) &&
  !IS_SPOKEN_HEADING.test(words) &&
  !AIM_OF_PLACE.test(words);

const ACTS_BY_DAY =
  /会同|联合|牵头|负责(?!同志|人)|抓紧|务必|必须|尽快|(?:^|[^主重需只简纲不])要(?!求|点|素|闻|是)|把|将|完成|拿出|形成|报/;
const IS_HOPE = /希望|高度重视|今天召开|奋力|冲刺|目标|同志们|大家|我们|要求是|下次会|时限的|：\s*$/;
/** 我部…司会同…研究…，上半年形成初稿: somebody is told by a day, though no name in it is recognised. */
export const mayTellSomebody = (words: string): boolean =>
  /[。；！，]\s*$/.test(words) && mayBeTask(words) && ACTS_BY_DAY.test(words) && !IS_HOPE.test(words);
