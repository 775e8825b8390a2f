// What a unit itself says that it will do.

/** 县教体局表示，年底前完成…: what stands behind the unit. */
export const SAYS_IT_WILL =
  /^(?:的同志|局长|主任|负责人|镇长|乡长)?(?:当场|现场|会上)?(?:表示|承诺|表态|保证|答应)(?=[，：]|将|会|于|在|\d|[一二三四五六七八九十本下年])/;

/** Hopes, guesses and wishes of whoever answers bind nobody. */
export const IS_NO_PROMISE =
  /[县市省区州镇乡]长[^，。]{0,10}[来去到](?:现场|实地)?(?:看|察看|视察|调研)|(?:系统|平台|通道)[^，。]{0,4}关闭|预计|估计|争取|能有|(?:供应商|厂家|厂商|对方|物流|公司|[局委办镇乡])说|能(?:够)?[\u4e00-\u9fff]{0,2}\d|要等|等到|[才刚][到能会有定]|有压力|有难度|厂家|可能|大概|也许|如果|只要|建议|希望|请求|恳请|能否|能不能|需要[县市省领]|难以|有困难|等[^，。]{2,10}(?:批|到位|下来)|(?<!去|到|往)(?:省里|市里)|上级/;

const IS_CONDITION = /如果|只要|要等|等到|等[^，。]{2,10}(?:批|到位|下来)|建议|希望|恳请|请求/;
/** 厂家说在路上，…25号之前全部摆进教室: a limit (前) in its own clause holds whatever others have said in front of it. */
export const bindsNobody = (words: string, clause: string): boolean =>
  IS_NO_PROMISE.test(words) &&
  (!/\d[日号天]之?[前内]|底之?前/.test(clause) || IS_NO_PROMISE.test(clause) || IS_CONDITION.test(words));

/** What is done, or stands so: beside the day itself it is no promise either. */
export const IS_DONE_ALREADY = /已(?:经)?|去年|上月|截至|目前/;

/** 我委将做好…: what the issuer promises of himself. */
export const isOwnPromise = (words: string): boolean =>
  /^\s*(?:我(?:[委局办厅部]|中心)(?:将|会)|(?:[省市县区]委、)?[省市县区](?:委|政府)将)/.test(words);

/** 收到，材料齐了，明早就送: only says yes to what has just been told. */
export const SAYS_YES =
  /^(?:@\S{2,10}\s)?(?:收到|好的?|OK|ok|明白|遵命|没问题|放心)[，。！](?:[^。]*，)?[今明]?[天早晚日]?(?:上午|下午|早上|晚上)?(?:就|马上|立即)[\u4e00-\u9fff]{1,4}[。！]?\s*$/;
