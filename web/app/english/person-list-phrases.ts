import type { Phrase } from './phrase-book.ts';

/** What the import of people and posts asks and tells. */
export const PERSON_LIST_PHRASES: readonly Phrase[] = [
  [
    '登录名“{text}”不合规，应为2至32位字母、数字、点、横线',
    'The login “{text}” does not comply: 2 to 32 letters, digits, dots and dashes.',
  ],
  [
    '“{text1}”的登录名“{text2}”不合规，应为2至32位字母、数字、点、横线；已略去',
    'The login “{text2}” of “{text1}” does not comply (2 to 32 letters, digits, dots and dashes) and was left out.',
  ],
  [
    '“{text1}”的电话“{text2}”不是完整的号码；已略去',
    'The telephone “{text2}” of “{text1}” is no whole number and was left out.',
  ],
  [
    '“{text1}”是已有单位“{text2}”的简称或别名，照此导入会另立一个单位；如是同一单位，请改用全称或不导入',
    '“{text1}” is the short name or another name of “{text2}”, which is there already. It would become a second unit: write the full name or leave it out if it is the same.',
  ],
  [
    '“{text1}”的上级“{text2}”不在名录中，请补上或改正',
    'The unit “{text2}” above “{text1}” is not in the directory; add or correct it.',
  ],
  ['登录名“{text1}”已是“{text2}”的', 'The login “{text1}” belongs to “{text2}”.'],
  ['登录名“{text}”已被使用', 'The login “{text}” is taken.'],
  [
    '本单位已有“{text1}”，登录名不是“{text2}”，是否同一人',
    'The unit has a “{text1}” whose login is not “{text2}”. The same person?',
  ],
  ['本单位有几个“{text}”', 'The unit has several people called “{text}”.'],
  [
    '“{text}”在本单位不止一行，手机不同，是否同一人',
    '“{text}” stands in several rows of this unit with different mobile numbers. The same person?',
  ],
  ['别处也有“{text}”，是否同一人', 'There is a “{text}” elsewhere. The same person?'],
  [
    '“{text}”还没有账号，先由系统管理员开户',
    '“{text}” has no account yet; the system administrator opens it first.',
  ],
  ['“{text}”的账号不由您管理', 'The accounts of “{text}” are not yours to keep.'],
  ['{text}在该单位不由您任免', '{text}: not a post of this unit that is yours to give.'],
  ['“{text}”的账号已停用，先恢复', 'The account of “{text}” is stopped; restore it first.'],
  ['“{text}”没有登录名', '“{text}” has no login.'],
  ['“{text}”没有写单位', 'No unit is written for “{text}”.'],
  ['单位“{text}”不在名录中', 'The unit “{text}” is not in the directory.'],
  ['名录中有几个单位叫“{text}”', 'Several units of the directory are called “{text}”.'],
  ['岗位“{text}”不能确定', 'It is not clear which post “{text}” is.'],
  ['联络员“{text}”没有写服务哪位领导', 'No leader is written for the liaison “{text}”.'],
  [
    '没有叫“{text}”的县领导，先导入领导，再导入联络员',
    'There is no leader called “{text}”; import leaders first, then their liaisons.',
  ],
  [
    '一格里有几个人“{text}”，请分行后再导入',
    'One cell names several people, “{text}”; give each a row and import again.',
  ],
  ['“{text}”不像姓名，没有读入', '“{text}” does not look like a name and was not read.'],
  ['第{text}行没有姓名，共{n}行没有读入', 'Rows {text} have no name; {n} [row was|rows were] not read.'],
  ['还有{n}行待定，未导入', '{n} [row is|rows are] not settled; nothing was imported.'],
];
