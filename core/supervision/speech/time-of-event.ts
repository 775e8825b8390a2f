// Words in front of a length of time by which it counts from something that has not happened, or says how quickly each is dealt with.

/** The time counts from something else than the meeting: 收到申请后5个工作日内, 开工后3个月内. */
export const FROM_EVENT =
  /见[单票函件]$|(?:凡|收到|接到|受理|开学|达到|接件|签订|签收|申请|开工|竣工|验收|投产|拨付|到位|批复|批准|审批|通过|完成|发现|核实|结束|公示|期满|立案|办结|发生|生效|获批|取得|挂牌|摘牌|出让)[^，。；：\n]{0,12}?(?:后|之日起|之后|起|的)(?:的|，)?(?:要|须|应|应当)?[在于]?$/;
/** Whatever else comes first: 博览会闭幕后10个工作日内. */
export const OTHER_EVENT = /[\u4e00-\u9fff]{2}(?<![今此以然随最其之]|会议|通知|文件)(?:后|之后|之日起)的?$/;
/** …条件达到后，市民政局应在20日内…. */
export const AFTER_EVENT =
  /(?:达到|验收|完成|批复|受理|开工|竣工|到位|签订|备案|公示|闭幕|结束|发生|接报|收到[^，]{0,12})后，[^，]{0,30}$/;
/** 手续齐全的，县自然资源局5日内办结: whenever it is so. */
export const WHERE_SO =
  /(?:^|[，；：])(?:凡|对|对于|如|经)?(?:符合|手续|满足|具备|材料|资料|审核|审查|核实|属于|不属于|认为|超出|申请|达到)[^，。；：]{2,20}的，[^，。；：]{0,16}$/;
/** 遇有停水要在2小时内响应: how quickly, whenever it happens. */
export const WHENEVER =
  /(?:^|，|：)(?:凡|一旦|如遇|如有|遇有?|若遇|若有|出现|对新发现)[^。]{0,40}$|发现(?:问题|隐患|苗头|线索|违法行为)，?(?:的，?)?(?:要|须|应|应当|必须|务必)?(?:限期|限)?(?:于|在)?$/;
/** 办理时限压缩至3个工作日: how long something takes (4.6), in front of the length of time. */
export const HANDLING_LIMIT =
  /(?:压缩|压减|压到|压至|缩短|控制|提速|降)[^，。；\n]{0,10}(?:至|到|在|为)?$|压[到至]$|[压缩减]{1,2}[^，。；]{0,4}[，、](?:即|也就是)$|(?:不超过|不少于|不得少于|至少|为期|历时|连续|累计|工期|公示期|公示|平均|提前|延长|逾期|超过|推迟|延期|近|过去|最近|前|每|每隔|至今)(?:为|了)?$/;
/** 5个工作日内办结率98%: the same, behind it. */
export const HANDLING_AFTER =
  /^(?:(?:原则上|一般)?不(?!少于|低于|得不)|的?(?:答复|回复|办结|办理|响应|及时|满意|处置)率|，?逾期|纳入帮扶|未|无)/;
/** 每月开展监测，对风险户10个工作日内落实帮扶: how quickly each is dealt with. */
export const EACH_TIME =
  /(?:每个?[日天周旬月季年]|定期|实时)[^。；]{0,40}，(?:对[^，。；]{2,12}|[^，。；]{0,6}(?:出来|发现|反映)的[^，。；]{2,8}，[^，。；]{0,8})$/;
/** 一般诉求7日内办结: how quickly each is dealt with. */
export const EACH_CASE =
  /(?:诉求|案件|事项|工单|投诉|举报|信访件|来信|申请|产品|商品|食品|线索|案例|故障|险情|火情|火点|缺陷|故障点|警情|业务|手续)(?:要|应|须|在|于)?$/;
/** …机制，24小时内响应、7个工作日内答复: how quickly each is answered. */
export const ANSWERED_EACH =
  /(?:机制|制度|诉求|工单|即办|小时内[^，。；]{1,8}|小时响应)[，、][^，。；]{0,4}$/;
/** 7日内办结: what is done to each of them. */
export const HANDLED =
  /^(?:必须|全部|及时|公开)?(?:抢通|办结|办理|答复|回复|响应|处置|曝光|受理|查处|通知|转办|到场|反馈|下架|召回)/;
