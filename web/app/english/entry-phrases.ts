import type { Phrase } from './phrase-book.ts';

/** Checks at entry: what was found and the remedy. Amounts are printed in 万元 (10k yuan). */
export const ENTRY_PHRASES: readonly Phrase[] = [
  ['已记下走访：{text}，继续帮办', 'Talk noted: {text}, help goes on'],
  ['已记下走访：{text}，企业暂不申报', 'Talk noted: {text}, does not apply for now'],
  ['“{text}”不是可以入账的数字。', '“{text}” is no figure that can be entered.'],
  ['填0至100之间的数。', 'Type a figure from 0 to 100.'],
  ['只填数字，说明写在文字栏。', 'Type the figure only; words belong in the text columns.'],
  ['本月完成未填写。', "This month's amount is empty."],
  ['填写本月完成数，没有完成的填0。', "Fill in this month's amount; 0 where nothing was completed."],
  [
    '本年首次填报，本年累计{n1}万元含以前各月{n2}万元。',
    'First report of the year: the year to date of {n1} (10k yuan) holds {n2} (10k yuan) of earlier months.',
  ],
  [
    '核对以前各月的数，选择来源；不含的，改正累计。',
    'Check the earlier months and choose where they come from, or correct the year to date.',
  ],
  ['启用本系统以前已完成', 'Done before this system was in use'],
  ['列入清单以前已完成', 'Done before the project was listed'],
  [
    '本年累计{n1}万元，不等于上期累计{n2}万元加本月{n3}万元（应为{n4}万元）。',
    'Year to date {n1} (10k yuan) is not the earlier {n2} (10k yuan) plus this month {n3} (10k yuan) (which makes {n4} (10k yuan)).',
  ],
  [
    '改正本月数或累计数；确属更正以前月份的，填写更正说明。',
    'Correct the month or the sum; where an earlier month is corrected, write a correction note.',
  ],
  [
    '本年累计{n1}万元，低于上期已确认的{n2}万元。',
    'Year to date {n1} (10k yuan) is below the {n2} (10k yuan) confirmed before.',
  ],
  [
    '累计数不应减少；确需核减的，填写更正说明或先办理更正。',
    'A sum does not fall; where it must, write a correction note or have it amended first.',
  ],
  [
    '自开工累计{n1}万元，超过计划总投资{n2}万元一成以上。',
    'Since the start {n1} (10k yuan): more than a tenth above the total investment {n2} (10k yuan).',
  ],
  [
    '核对单位和数字；总投资确有调整的，先凭批复文件变更总投资。',
    'Check unit and figure; where the total investment has changed, change it first by its approval.',
  ],
  [
    '自开工累计{n1}万元，超过计划总投资{n2}万元。',
    'Since the start {n1} (10k yuan): above the total investment {n2} (10k yuan).',
  ],
  ['核对数字，或选择原因并简要说明。', 'Check the figure, or choose a reason and explain briefly.'],
  ['本月有完成投资，形象进度未填写。', 'Something was completed this month, but physical progress is empty.'],
  ['用一两句话写明现场进展。', 'Say in a sentence or two how far the site is.'],
  ['形象进度由上期{n1}%降为{n2}%。', 'Physical progress falls from {n1}% to {n2}%.'],
  ['“{text}”不是本项目的形象进度级别。', '“{text}” is no level of physical progress of this project.'],
  ['分级随月报填写，加密报送留空。', 'Levels are reported by the month; leave it empty here.'],
  ['可选：“{text}”。', 'Choose one of: “{text}”.'],
  [
    '形象进度分级由“{text1}”退回“{text2}”。',
    'The level of physical progress goes back from “{text1}” to “{text2}”.',
  ],
  ['核对分级，或选择原因并简要说明。', 'Check the level, or choose a reason and explain briefly.'],
  ['核对百分比，或选择原因并简要说明。', 'Check the percentage, or choose a reason and explain briefly.'],
  [
    '本期带更正说明：上期累计{n1}万元，本期累计{n2}万元。',
    'With a correction note: sum before {n1} (10k yuan), sum now {n2} (10k yuan).',
  ],
  ['核对更正依据。', 'Check the grounds of the correction.'],
  ['连续{n1}期本月完成都是{n2}万元。', 'The same amount {n2} (10k yuan) for {n1} periods in a row.'],
  ['必要时请单位提供计量或支付依据。', 'Where needed, ask the unit for measurements or payments.'],
  ['连续{n}期本月完成都是整百万元。', 'Whole millions of yuan for {n} periods in a row.'],
  ['必要时了解数据来源。', 'Where needed, ask where the figures come from.'],
  [
    '本月完成{n1}万元，为本年以前最高月份的{n2}倍以上。',
    "This month {n1} (10k yuan): at least {n2} times the year's highest month before.",
  ],
  ['连续{n}期累计完成恰好等于计划累计。', 'The sum equals the planned sum exactly for {n} periods in a row.'],
  [
    '本月完成占年计划{n1}%，同类{n2}个项目的中位数为{n3}%。',
    'This month is {n1}% of the annual plan; the median of {n2} similar projects is {n3}%.',
  ],
  ['必要时了解原因。', 'Where needed, ask for the reason.'],
  [
    '本月完成{n1}万元，超过本年计划{n2}万元。',
    'This month {n1} (10k yuan) is above the annual plan {n2} (10k yuan).',
  ],
  [
    '核对单位和数字，或选择原因并简要说明。',
    'Check unit and figure, or choose a reason and explain briefly.',
  ],
  [
    '本年累计{n1}万元，超出本年计划{n2}万元一半以上。',
    'Year to date {n1} (10k yuan): more than half above the plan {n2} (10k yuan).',
  ],
  [
    '本年计划{n1}万元，超过计划总投资{n2}万元减去截至上年底累计{n3}万元的余额。',
    'The annual plan {n1} (10k yuan) is more than what is left of the total investment {n2} (10k yuan) after {n3} (10k yuan) up to the end of last year.',
  ],
  [
    '核对三个数，必要时调整计划或总投资。',
    'Check the three figures; adjust plan or total investment where needed.',
  ],
  ['本年累计{n}万元，与计划累计分毫不差。', 'Year to date {n} (10k yuan) equals the planned sum exactly.'],
  [
    '项目尚未开工，本月完成{n}万元。',
    'The project has not started, but {n} (10k yuan) was completed this month.',
  ],
  ['补报开工情况，或选择原因并简要说明。', 'Report the start, or choose a reason and explain briefly.'],
  [
    '报竣工，自开工累计{n1}万元，不足计划总投资{n2}万元的九成。',
    'Completion reported, but {n1} (10k yuan) since the start is below nine tenths of the total investment {n2} (10k yuan).',
  ],
  ['核对累计数，或选择原因并简要说明。', 'Check the sum, or choose a reason and explain briefly.'],
  [
    '报开工，未写明开工依据；核实之前不计为已开工。',
    'Start reported without its evidence; it does not count as started before it is verified.',
  ],
  [
    '写明施工许可（或替代文件）、带日期的现场照片或首笔工程款支付，或选择补传。',
    'Name the permit (or what stands for it), dated photographs or the first payment, or choose to send it later.',
  ],
  [
    '项目处于停工状态，本月完成{n}万元。',
    'The project is suspended, but {n} (10k yuan) was completed this month.',
  ],
  ['补报复工，或选择原因并简要说明。', 'Report that work resumed, or choose a reason and explain briefly.'],
  ['阶段变化日期{day}晚于数据截止日{day2}。', 'The stage changes on {day}, after the cut-off day {day2}.'],
  [
    '节点完成日期{day}晚于数据截止日{day2}。',
    'The milestone is done on {day}, after the cut-off day {day2}.',
  ],
  ['改正日期；尚未发生的，下期再报。', 'Correct the date; what has not happened is reported next time.'],
  [
    '所报完成节点不在未完成节点之列，或重复填报。',
    'The milestone reported is not among the open ones, or stands twice.',
  ],
  ['刷新后重新勾选节点。', 'Reload and tick the milestone again.'],
  ['所报阶段早于项目现有阶段。', 'The stage reported lies before the present one.'],
  ['核对阶段，或选择原因并简要说明。', 'Check the stage, or choose a reason and explain briefly.'],
  [
    '开工核查未通过，本月仍完成{n}万元。',
    'The start was refuted, yet {n} (10k yuan) was completed this month.',
  ],
  ['项目处于停工状态，不能报{phrase}。', 'The project is suspended: {phrase} cannot be reported.'],
  [
    '已复工的，先在项目页记复工；没有复工的，去掉阶段变化。',
    'When work has resumed, record it on the page of the project first; when not, take the change of stage away.',
  ],
  ['还没有报开工，不能报{phrase}。', 'No start has been reported yet: {phrase} cannot be.'],
  [
    '所报开工未获认定，不能报{phrase}。',
    'The start that was reported was refuted: {phrase} cannot be reported.',
  ],
  [
    '阶段变化先选“开工”，写明依据；核实后再报以后的阶段。',
    'Choose the start as change of stage first and name its evidence; report later stages once it is verified.',
  ],
  ['开工', 'started'],
  ['在建', 'building'],
  ['竣工', 'finished'],
  ['投产', 'in operation'],
  ['达产', 'at capacity'],
  ['核对完成投资的构成。', 'Check what the amount is made of.'],
  [
    '形象进度与上期文字相同，而本月完成{n}万元。',
    'Physical progress is worded as before, yet {n} (10k yuan) was completed this month.',
  ],
  [
    '写明本月新的进展，或选择原因并简要说明。',
    'Say what is new this month, or choose a reason and explain briefly.',
  ],
  ['在建项目连续{n}期没有完成投资。', 'Under construction, but nothing completed for {n} periods in a row.'],
  [
    '选择原因并简要说明；已停工的请报停工。',
    'Choose a reason and explain briefly; where work has stopped, report it.',
  ],
  ['存在问题和下步计划与上期文字相同。', 'Problems and next steps are worded as before.'],
  ['必要时了解问题进展。', 'Where needed, ask how the problem stands.'],
  ['{day}提交，晚于报送时限{day2}。', 'Submitted {day}, after the deadline {day2}.'],
  ['记入报送质量台账。', 'Recorded in the register of reporting quality.'],
  ['本单位在同一分钟内填报{n}个项目。', 'The unit filled in {n} projects within one minute.'],
  [
    '粘贴或导入属正常；逐项手填的可了解数据来源。',
    'Normal when pasted or imported; where typed one by one, ask where the figures come from.',
  ],
  [
    '本月完成{n1}万元，平常月份约{n2}万元，{phrase}。',
    'This month {n1} (10k yuan), other months about {n2} (10k yuan): {phrase}.',
  ],
  ['疑似按元填写', 'perhaps typed in yuan'],
  ['疑似按亿元填写', 'perhaps typed in 100 million yuan'],
  ['疑似多写一位', 'perhaps a digit too many'],
  ['疑似少写一位', 'perhaps a digit too few'],
  [
    '核对单位（万元）和小数点，或选择原因并简要说明。',
    'Check the unit (10,000 yuan) and the decimal point, or choose a reason and explain briefly.',
  ],
];
