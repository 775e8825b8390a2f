// Whether a clause that names nobody tells its unit another thing than the task before it: by a day of its own, or beside one.
import {
  hasAction,
  hasOtherDone,
  isAllOfIt,
  isDoneBefore,
  isSameDue,
  isTimed,
  ONLY_DONE,
} from './clause-sense.ts';
import type { Clause } from './read-clauses.ts';
import type { SpeechMarks } from './speech-marks.ts';
import { hasDue, type TaskDraft } from './task-draft.ts';
import { DOING_VERB } from './verbs.ts';

/** 今年新增4处，于国庆节前投入使用: the year only says which, the day by when. */
export const isOfYear = (draft: TaskDraft): boolean =>
  draft.times.every((time) => time.dueOn?.endsWith('-12-31') === true);

/** …推出短视频，全年播放量不低于5000万次: the measure of what stands before it. */
const isMeasureOfYear = (clause: Clause): boolean =>
  clause.lists.length === 0 &&
  clause.times.every((time) => time.kind === 'loose') &&
  /^(?:全年|年内|今年)[\u4e00-\u9fff]{2,6}(?:[量率数]|人次)(?:不低于|不少于|达到?|超过?|突破)/.test(
    clause.text,
  );

/** 今天研究一下应急资金，明天给回话: by when the answer to it comes. */
const GIVES_WORD = /^(?:就|再)?(?:给我?个?|回|报我?个?)(?:回话|话|答复|准信|信|说法|结果|意见|结论|回音)$/;

/** 11月开展第三方测评，12月5日前提交测评结果: what comes of it, after a time that is no limit. */
const HANDS_IN_RESULT =
  /^(?:并|再)?(?:于|在)?[将把]?[^，]{0,10}(?:结果|情况|总结|选题|报告)[^，]{0,4}(?:报|送|提交|反馈)|^(?:再|并)?(?:于|在)?(?:上?报(?:给)?我|报[县市省镇区]委?[^，]{0,6})$|^(?:并|再)?(?:于|在)?(?:向[^，]{2,8})?(?:提交|给我|报送)[^，]{0,10}(?:结果|报告|总结|专报)/;
/** 每季度通报一次，第一次通报7月12日前发出 */
const FIRST_OF_IT = /^(?:其中)?(?:首|第一)(?:次|批|期|场|轮)/;

/** The clause has a deadline of its own and something of its own to be done by it. */
export const clashesWith = (draft: TaskDraft, clause: Clause): boolean =>
  hasDue(clause) &&
  isTimed(draft) &&
  hasAction(draft) &&
  clause.rest.length >= 2 &&
  !(isOfYear(draft) && ONLY_DONE.test(clause.rest)) &&
  !isMeasureOfYear(clause) &&
  // 召开一次分析会，会后3天内将报告报…
  !(/^会后/.test(clause.text) && !hasDue(clause)) &&
  !GIVES_WORD.test(clause.rest) &&
  !(HANDS_IN_RESULT.test(clause.rest) && draft.times.every(({ kind }) => kind !== 'firm')) &&
  !(FIRST_OF_IT.test(clause.text) && draft.times.every(({ kind }) => kind !== 'firm')) &&
  !/^(?:其中|前|之前|持续|发到|延续到|直到|一直|报到|止|遇有?|如遇|如有|一旦)/.test(clause.rest) &&
  !(isAllOfIt(clause.rest) && /\d%|过半|一半|半数|进展|成效/.test(draft.actions.join(''))) &&
  !(ONLY_DONE.test(clause.rest) && clause.rest.length <= 4 && !hasOtherDone(draft) && !isDoneBefore(draft)) &&
  !isSameDue(clause.times, draft.times);

/** …，一个月内拿出可研初稿，同步在急弯处增设错车道15处; …；制定应急预案并组织一次演练: beside what has a day another thing without one. */
export const isBesideDated = (marks: SpeechMarks, draft: TaskDraft, clause: Clause): boolean =>
  hasDue(draft) &&
  hasOtherDone(draft) &&
  !isTimed(clause) &&
  clause.cadences.length === 0 &&
  clause.rest.length >= 8 &&
  HAS_NUMBER.test(marks.plain.slice(clause.from, clause.to + 40).split(/[；。\n]/)[0] ?? '') &&
  (marks.plain[clause.from - 1] === '；' || /^(?:同步|同时|另外|另)/.test(clause.text)) &&
  BEGINS_TASK.test(clause.text);
/** 到市里汇报一次，同时在9月底前组织召开…: after what has no day another thing with one. */
export const isDatedBeside = (draft: TaskDraft, clause: Clause): boolean =>
  !isTimed(draft) &&
  draft.cadences.length === 0 &&
  hasOtherDone(draft) &&
  draft.leads.length > 0 &&
  hasDue(clause) &&
  clause.rest.length >= 6 &&
  !ONLY_DONE.test(clause.rest) &&
  /^(?:同时|同步|另外|此外)/.test(clause.text) &&
  BEGINS_TASK.test(clause.rest);
const HAS_NUMBER = /\d|[一二两三四五六七八九十][次场条家]/;
const BEGINS_TASK = new RegExp(
  `^(?:同步|同时|另外|另)?(?:要|再)?(?:在[^，。]{2,12})?(?:对[^，。]{2,20}|与[^，。]{2,20})?(?:${DOING_VERB})`,
);
