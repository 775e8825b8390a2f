// A speech of the sample, pasted and confirmed as the inspection office would do it. Days are working days ago.

export const SPEECH_TALE = {
  title: '县委主要领导在四季度重点项目推进会上的讲话（摘要）',
  /** Held, taken over by the clerk, established and assigned. */
  heldAgo: 15,
  takenAgo: 14,
  establishedAgo: 13,
  text: `同志们：今年以来，全县重点项目建设总体平稳，但时间进度已经过去大半，欠账主要集中在征迁、用地和资金三个方面。

一要抢抓施工黄金期。由住建局牵头，各园区配合，本月底前完成在建项目施工计划倒排。由交通局牵头，公安局配合，两周内办结影响施工的交通组织方案审批。

二要打通要素堵点。由自然资源局牵头，林业局、农业农村局配合，下月10日前完成拟开工项目用地组卷上报。由财政局牵头，年底前落实重点项目配套资金3亿元。

三要加强督导服务。由发改局牵头，每月编发一期重点项目进展通报。审批局要主动靠前服务，推动项目早落地、早见效。

项目是发展的支撑，抓项目就是抓发展。希望大家鼓足干劲，确保全年目标任务圆满完成。`,
  /** Who has answered since: the unit that leads, how long ago, what it said. */
  answers: [
    { lead: 'zjj', ago: 6, text: '已收到43个项目倒排计划，其余项目正在汇总。', percent: 70 },
    { lead: 'czj', ago: 4, text: '已落实配套资金1.6亿元，其余列入预算调整方案。', percent: 53 },
  ],
} as const;
