// Words from which the patterns of times are put together.
import { NUMBER, YEAR } from './chinese-number.ts';

export const BEFORE =
  '(?:之前|以前|前后|前(?![三四五六七八九十\\d]个?季度|期|往|述|列|款|提(?![供交出请报升前高醒取级档速质])|\\d|身|置|景|沿|端|移(?![交送除]))|止)';
export const WITHIN = '(?:之内|以内|内(?!容|部(?!署)|涵|外|控(?!制)|设(?![置立卡点岗])|陆))';
export const CLOCK =
  '(?:（含(?:当日|本日)?）)?(?:（(?:今天|明天|后天|[本下这]?(?:周|星期)[一二三四五六日天])）|(?:星期|周)[一二三四五六日天])?(?:上午|下午|晚上?|中午|早上|早|傍晚)?(?:天黑|天亮|收工)?(?:(?:\\d{1,2}|[零一二三四五六七八九十]{1,3})(?:时|点|:\\d{2}|：\\d{2})(?:\\d{1,2}分|半|整)?)?(?:上班|下班)?';
export const TEN_DAYS = '(?:上中旬|中下旬|上旬|中旬|下旬)';
export const YEAR_WORD = `(?:(?<year>${YEAR})年|(?<yearWord>今年|本年度?|当年|明年|次年|来年|后年|去年|上年))`;
export const N = NUMBER;

/** 县水利局15日把泵站修好: right behind whoever does it, and right in front of what is done. */
export const AFTER_DOER =
  '(?<=[局委办厅部镇乡道司队心站所院校会社团场馆厂班组村区县市处方家们门位志指团业者人长，])';
export const BEFORE_DOING =
  '(?=[\\u4e00-\\u9fff])(?![前至到起的召印下讯电]|发(?![布送出首一](?!的|了|会))|以[前来]|上午|下午|会议|例会|调度会|[^，。；\\n]{0,14}(?:了|过|已经?)|[^，。；\\n]{0,10}(?:会议|例会|调研|视察|暗访))';
