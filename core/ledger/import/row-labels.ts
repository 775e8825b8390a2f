/** What the label of a row says about its kind. All texts in comparable form (half-width, no blanks). */
const CHINESE_NUMBER = '[一二三四五六七八九十百零〇]+';
const NUMBERED = new RegExp(
  `^(?:${CHINESE_NUMBER}[、.,,:：]|[(]${CHINESE_NUMBER}[)]|第${CHINESE_NUMBER}[部分章类批篇节大]|[ⅠⅡⅢⅣⅤⅥIVX]{1,4}[、.]|[壹贰叁肆伍陆柒捌玖拾]+[、.])`,
);
const NUMBER_ALONE = new RegExp(
  `^(?:${CHINESE_NUMBER}|[(]${CHINESE_NUMBER}[)]|${CHINESE_NUMBER}、?|[ⅠⅡⅢⅣⅤⅥ]+|[IVX]{1,4}|[壹贰叁肆伍陆柒捌玖拾]+)$`,
);
const ARABIC_NUMBERED = /^(\d{1,3}(\.\d{1,3})*[、.．)]|[(]\d{1,3}[)])\D/;
const COUNT_TAIL = /[(]?共?计?\d+[个项件家户条宗][)]?(项目|任务)?[:：]?$|[(]共?\d+[个项件家][^()]{0,20}[)]/;

const TOTAL_ALONE =
  /^(合计|小计|总计|累计|共计|总合计|计|总数|合计数|总和|全(县|市|区|省|州|旗|盟|国)(合计|总计|小计|平均|共计)?|平均|平均值|合计[:：]|本页小计|本页合计|页计|分类合计|总体)$/;
const TOTAL_WITH_COUNT =
  /^(全(县|市|区|省|州|旗))?(合计|小计|总计|共计|总合计|累计|共)[:：]?[(]?共?\d+[个项件家户条]?(重点)?(项目|任务)?[)]?$/;
const TOTAL_TAIL = /^[^。;；]{1,24}(合计|小计|总计|汇总)([(][^()]*[)])?[:：]?$/;
const TOTAL_HEAD = /^(合计|小计|总计|总合计)[(:：][^。]{0,24}$/;
const TOTAL_OF = /^(合计|总计|小计)(.{0,12})(项目|类|投资)$/;

/** 合计, 小计, 城关镇小计, 总计（12个）, 全县, 共12个 … but not 会计, 设计, 统计. */
export function isTotalLabel(text: string): boolean {
  if (text.length > 30) return false;
  return (
    TOTAL_ALONE.test(text) ||
    TOTAL_WITH_COUNT.test(text) ||
    TOTAL_TAIL.test(text) ||
    TOTAL_HEAD.test(text) ||
    TOTAL_OF.test(text)
  );
}

/** 其中：续建: a share of the sums around it, added to nothing. */
export function isShareLabel(text: string): boolean {
  return /^其中([:：]|$)/.test(text) && text.length <= 30;
}

/** 一、… （一）… 第一部分 …: a numbered heading in Chinese figures. */
export function isNumberedLabel(text: string): boolean {
  return NUMBERED.test(text);
}

/** 一, （二）, Ⅲ standing alone, as in a serial column. */
export function isChineseNumberAlone(text: string): boolean {
  return NUMBER_ALONE.test(text);
}

/** 1. 工业项目, （2）农业: arabic numbering followed by words. */
export function isArabicNumberedLabel(text: string): boolean {
  return ARABIC_NUMBERED.test(text);
}

/** 续建项目（23个）, 工业项目共12项. */
export function hasCountTail(text: string): boolean {
  return text.length <= 40 && COUNT_TAIL.test(text);
}

const DEPTH_TWO = new RegExp(`^[(]${CHINESE_NUMBER}[)]`);
const DEPTH_ONE = new RegExp(`^(${CHINESE_NUMBER}([、.,:：]|$)|[IVX]{1,4}([、.]|$)|[ⅠⅡⅢⅣⅤⅥ壹贰叁肆])`);

/** Depth of a heading: 一、 1, （一） 2, 1. 3, （1） 4; 0 when it has no number. */
export function depthOfLabel(text: string): number {
  if (/^第/.test(text)) return 1;
  if (DEPTH_TWO.test(text)) return 2;
  if (DEPTH_ONE.test(text)) return 1;
  if (/^\d+[、.]/.test(text)) return 3;
  if (/^[(]\d+[)]/.test(text)) return 4;
  return 0;
}

/** Whether a row numbered 二 stands beside headings numbered so: it ends the group above it. */
export function endsGroupAbove(label: string, headings: readonly string[]): boolean {
  const depth = depthOfLabel(label);
  if (!isChineseNumberAlone(label) || depth === 0) return false;
  return headings.some((heading) => isChineseNumberAlone(heading) && depthOfLabel(heading) === depth);
}

const SERIAL =
  /^[*★☆▲△●◆#]*\d{1,6}([-.–—]\d{1,4}){0,3}[*★☆▲△●◆#]*[.、]?$|^[(]\d{1,4}[)]$|^[A-Za-z]{1,3}[-]?\d{1,5}$|^[①-⑳]$/;

/** 12, 9*, 3.1, 2-1, （3）, A01: a row's number. */
export function isSerial(text: string): boolean {
  return SERIAL.test(text);
}

const FIGURE = /^[-+−]?[¥￥]?\d{1,3}(,\d{3})+(\.\d+)?%?$|^[-+−]?[¥￥]?(\d+(\.\d+)?|\.\d+)(e[-+]?\d+)?[%‰]?$/i;

/** A plain number, with thousands separators or a percent sign or without. */
export function isFigure(text: string): boolean {
  const first = text.charCodeAt(0);
  // Most cells begin with a Chinese character: no regular expression for them.
  if (first > 0x2fff && first < 0xff00) return false;
  return FIGURE.test(text);
}

const NOTE_LABEL =
  /^([(【[]?(注|备注|说明|附注|填表说明|填报说明|数据来源|资料来源|注释|特别说明|备注说明|编制说明|指标解释|填报要求)[\])】]?([:：]|[0-9一二三四]?[、.:：)])|注\d|注[:：]?$|说明[:：]?$|[*★☆▲△※#]+(为|表示|号|指|标|项|:)|[※*]*(以上|上述)|本表|此表|表中|如有疑问)/;
const SIGNATURE =
  /^(填报人|制表人|填表人|审核人|审核|复核人?|负责人|联系人|联系电话|电话|单位负责人|单位领导|分管领导|主要领导|填报日期|填报时间|报送日期|报送时间|制表日期|制表|主要负责人|统计负责人|单位\(?盖章\)?|盖章|签字|签章|审批人|批准人|经办人|填报单位|日期|审签|分管负责人|签发|核稿|抄送|主送)([(][^()]{0,8}[)])?[:：]/;

/** 第1页,共2页, -2-, 续表: what the printer put on each page. */
const PAGE_MARK =
  /^(第?\d+页([,，、/]?共?\d+页)?|共\d+页[,，、]?第\d+页|[-—–－]+\d+[-—–－]+|[(]?(续表|接上页|转下页|续上表|续下表)\d*[)]?)$/;

export function isNoteLabel(text: string): boolean {
  return NOTE_LABEL.test(text) || PAGE_MARK.test(text);
}

export function isSignatureLabel(text: string): boolean {
  return SIGNATURE.test(text) || (text.length <= 24 && /(签字|签章|盖章|签名)[)）]?[:：]/.test(text));
}

/** 〃 and 同上: the cell says what the one above it says. */
export function isDitto(text: string): boolean {
  return /^([〃″〞々"]{1,2}|''|′′|同上)$/.test(text);
}
