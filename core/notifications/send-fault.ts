/** What becomes of a message with this fault: tried again by itself, left to a person, or not known whether it arrived. */
export type FaultCourse = 'retry' | 'given-up' | 'unsure';

interface FaultWords {
  zh: string;
  en: string;
  course: FaultCourse;
  /** Whatever else goes to the same place would fail too: it waits for the next run, and no try of it is spent. */
  stopsPlace: boolean;
}

const retry = (zh: string, en: string): FaultWords => ({ zh, en, course: 'retry', stopsPlace: true });
const giveUp = (zh: string, en: string): FaultWords => ({ zh, en, course: 'given-up', stopsPlace: false });
const unsure = (zh: string, en: string): FaultWords => ({ zh, en, course: 'unsure', stopsPlace: true });

/** Every reason why a message has not left, with what to do about it. */
export const SEND_FAULTS = {
  'robot-off': giveUp('机器人已停用或移除', 'The robot is switched off or removed'),
  'way-closed': giveUp(
    '政务外网上未设网关，不发送；由运维人员设 LUOSHI_GATEWAYS，再改用网关上的地址',
    'No gateway is set on the government extranet, nothing is sent: the operator sets LUOSHI_GATEWAYS, then enter the address on the gateway',
  ),
  'address-refused': giveUp(
    '机器人地址不在允许之列（网关设置已变），请点“修改”重新填写',
    'The address is no longer allowed (the gateways have changed): edit the robot and enter it anew',
  ),
  'secret-unreadable': retry(
    '机器人的地址和密钥打不开：服务器换了封存密钥。由运维人员放回原来的密钥，或点“修改”把地址和密钥都重新填写',
    'Address and secret of the robot do not open, since the server has another sealing key: the operator puts the old one back, or edit the robot and enter both anew',
  ),
  'robot-address': retry(
    '机器人地址无效，或机器人已被移出群：在群设置中重新复制地址，点“修改”粘贴',
    'The address is not valid, or the robot was removed from its group: copy the address again and edit the robot',
  ),
  'robot-safety': retry(
    '签名密钥、关键词或来源地址与机器人的安全设置不符，或服务器时间不准：核对后点“修改”',
    'Secret, keyword or source address do not match the safety settings of the robot, or the clock of the server is wrong: check and edit',
  ),
  'too-often': retry('发送过于频繁，对方暂不接收', 'Too many messages; the other side takes none for now'),
  'robot-format': giveUp(
    '对方不接受消息的格式或内容',
    'The other side does not take the form or words of the message',
  ),
  'not-taken': retry('对方没有收下', 'The other side did not take it'),
  unreachable: retry(
    '连不上对方：核对地址、端口，以及服务器能否访问它',
    'Cannot be reached: check address, port and whether the server may go there',
  ),
  certificate: retry(
    '对方的证书不被信任：自建证书的，由运维人员以 NODE_EXTRA_CA_CERTS 指定根证书',
    'The certificate is not trusted: for one of your own the operator names its root with NODE_EXTRA_CA_CERTS',
  ),
  'mail-none': giveUp(
    '未设置邮件服务器：由运维人员设 LUOSHI_SMTP_URL',
    'No mail server is set: the operator sets LUOSHI_SMTP_URL',
  ),
  'mail-setting': giveUp(
    '邮件服务器的写法不对：LUOSHI_SMTP_URL 形如 smtps://账号:口令@主机:465，LUOSHI_MAIL_FROM 是发件邮箱',
    'The mail server is not written rightly: LUOSHI_SMTP_URL is like smtps://login:password@host:465, LUOSHI_MAIL_FROM is the address of the sender',
  ),
  'mail-login': retry(
    '邮件服务器不接受账号或口令：核对 LUOSHI_SMTP_URL；口令中的 @、:、/ 写成 %40、%3A、%2F，有的邮箱要用授权码',
    'The mail server takes neither login nor password: check LUOSHI_SMTP_URL; @ : / in a password are written %40 %3A %2F, some mailboxes want an authorisation code',
  ),
  'mail-sender': retry(
    '邮件服务器不接受发件人：LUOSHI_MAIL_FROM 应与登录账号一致',
    'The mail server does not take the sender: LUOSHI_MAIL_FROM should be the address of the login',
  ),
  'mail-recipient': giveUp(
    '收件地址被拒收：请本人在“消息 › 提醒方式”核对邮箱地址',
    'The recipient is refused: the person checks the address under Notices, How I am told',
  ),
  'mail-refused': giveUp('邮件服务器拒收这封信', 'The mail server refuses this letter'),
  'mail-later': retry('邮件服务器暂不接收', 'The mail server takes nothing for now'),
  'no-answer': unsure(
    '已经发出，没有等到答复，不知是否送到；为免重复没有再发，对方没有收到的请点“重发”',
    'Handed over, but no answer came: whether it arrived is not known. To avoid saying it twice it was not sent again; send it again if it did not arrive',
  ),
  interrupted: unsure(
    '发送途中服务中断，不知是否送到；为免重复没有再发，对方没有收到的请点“重发”',
    'The service stopped while sending: whether it arrived is not known. To avoid saying it twice it was not sent again; send it again if it did not arrive',
  ),
} as const satisfies Record<string, FaultWords>;
export type SendFault = keyof typeof SEND_FAULTS;

/** Codes of systems and libraries that mean: no line was ever open, so nothing can have arrived. */
const NEVER_OPEN =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|EDNS)$/;
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL/;

/** Why a call over the net failed: nothing arrived, or it is not known. `code` is what the system said. */
export function readLineFault(code: string): 'unreachable' | 'certificate' | 'no-answer' {
  if (NEVER_OPEN.test(code)) return 'unreachable';
  return CERTIFICATE.test(code) ? 'certificate' : 'no-answer';
}

export interface MailFailure {
  /** Of the mail library. */
  code: string;
  command: string;
  message: string;
  /** What the server answered, if it did. */
  responseCode: number;
  /** The words of the letter were on their way. */
  isLetterBegun: boolean;
}

/** Why a letter has not left, from what the server answered or how the line broke. */
export function readMailFault({
  code,
  command,
  message,
  responseCode,
  isLetterBegun,
}: MailFailure): SendFault {
  if (responseCode >= 400 && responseCode < 500 && code !== 'EAUTH') return 'mail-later';
  if (code === 'EAUTH' || responseCode === 530) return 'mail-login';
  if (command === 'MAIL FROM') return 'mail-sender';
  if (command === 'RCPT TO') return 'mail-recipient';
  if (responseCode >= 500) return 'mail-refused';
  if (isLetterBegun) return 'no-answer';
  return /certificate|self.signed/i.test(message) ? 'certificate' : 'unreachable';
}

/** Numbers in the vendors' answers that a keeper can do something about; they answer 200 also to what they refuse. */
const NUMBERS: Record<'wecom' | 'dingtalk' | 'feishu', Readonly<Record<string, SendFault>>> = {
  wecom: { 93000: 'robot-address', 45009: 'too-often', 40008: 'robot-format', 40058: 'robot-format' },
  dingtalk: {
    ...{ 310000: 'robot-safety', 300001: 'robot-address', 300005: 'robot-address' },
    ...{ 400101: 'robot-address', 400102: 'robot-address', 400106: 'robot-address', 400013: 'robot-address' },
    ...{ 130101: 'too-often', 410100: 'too-often', 40035: 'robot-format', 430102: 'robot-format' },
  },
  feishu: {
    ...{ 19021: 'robot-safety', 19022: 'robot-safety', 19024: 'robot-safety' },
    ...{ 19001: 'robot-address', 11232: 'too-often', 9499: 'robot-format' },
  },
};

/** 504: a gateway passed it on and heard nothing; 408 and 524 likewise. */
const UNHEARD: readonly number[] = [408, 504, 524];

/** Why a robot did not take a message. */
export function readRobotFault(
  kind: 'wecom' | 'dingtalk' | 'feishu',
  status: number,
  number: string,
): SendFault {
  const known = NUMBERS[kind][number];
  if (known) return known;
  if (UNHEARD.includes(status)) return 'no-answer';
  return status === 429 ? 'too-often' : 'not-taken';
}
