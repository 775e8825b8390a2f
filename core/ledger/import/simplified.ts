/** Traditional characters met in heads and row labels, each followed by its simplified form. */
const PAIRS =
  '牽牵項项稱称內内單单進进況况責责領领導导聯联絡络負负資资總总額额計计劃划開开時时間间點点規规類类別别級级區区縣县鄉乡鎮镇產产業业實实際际備备註注問问題题協协調调應应設设質质階阶築筑務务號号碼码電电話话編编報报審审監监測测標标準准預预撥拨補补貼贴費费貸贷稅税較较長长數数據据歷历當当為为與与從从發发變变歸归屬属辦办處处證证許许環环護护衛卫醫医療疗養养農农漁渔園园綠绿網网購购製制運运輸输鐵铁橋桥樓楼廠厂廣广場场擴扩遷迁儲储續续結结構构專专業业術术狀状態态範范圍围積积畝亩億亿萬万師师傳传達达過过還还這这選选連连邊边遠远適适錄录錢钱鋼钢門门關关闊阔陸陆陽阳陰阴險险隊队階阶雙双難难雲云靈灵靜静頁页順顺須须頒颁預预頭头頻频願愿類类風风飛飞飯饭飲饮館馆馬马驗验體体魚鱼鳥鸟麗丽麥麦黃黄點点齊齐齡龄龍龙龜龟幹干庫库廳厅張张強强復复憂忧懷怀戶户擇择擔担據据擁拥損损搶抢換换揮挥會会條条東东極极機机權权歲岁殘残氣气決决滿满漢汉灣湾灘滩無无煙烟營营爭争獎奖獨独現现環环產产畢毕異异療疗盡尽盤盘確确礦矿禮礼種种穩稳窮穷競竞筆笔簡简簽签糧粮紀纪約约級级納纳純纯紙纸組组細细終终統统經经維维綜综緊紧線线練练縮缩繼继續续績绩聲声職职聽听腦脑臨临舉举舊旧艦舰藝艺節节華华葉叶藍蓝蘇苏蘭兰虛虚補补裝装複复見见視视覺觉觀观訂订訊讯訓训記记訪访評评試试詢询該该詳详認认語语誤误說说誰谁課课談谈請请論论諮谘識识譯译議议讀读讓让豐丰貧贫貨货販贩貴贵買买賀贺賓宾賞赏賣卖賽赛贈赠贏赢軍军軌轨軟软載载輔辅輕轻輛辆輪轮轉转農农遞递遲迟鄰邻醜丑釋释鍵键鎖锁鏈链鐘钟陳陈隨随隱隐雜杂離离響响顧顾顯显顏颜額额驅驱駐驻騎骑騙骗驚惊齒齿壓压壩坝尋寻屆届層层嶺岭師师帳帐帶带幣币廢废彈弹徵征從从徑径';

const SIMPLIFIED = new Map<string, string>();
for (const chars = [...PAIRS]; chars.length >= 2; ) {
  const simplified = chars.pop() as string;
  SIMPLIFIED.set(chars.pop() as string, simplified);
}

const ANY_TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'u');

/** Traditional characters of administrative vocabulary in their simplified form; all else unchanged. */
export function toSimplified(text: string): string {
  // Nearly every text has none: one native scan instead of a walk over its characters.
  if (!ANY_TRADITIONAL.test(text)) return text;
  let result = '';
  for (const char of text) result += SIMPLIFIED.get(char) ?? char;
  return result;
}
