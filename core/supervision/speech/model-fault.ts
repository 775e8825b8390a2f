/** Why a model that was asked added nothing; what the rules found stands in any case. */
export const MODEL_FAULTS = {
  unreachable: {
    zh: '连不上模型接口，请运维人员核对 LUOSHI_MODEL_URL 和网络',
    en: 'The model cannot be reached: the operator checks LUOSHI_MODEL_URL and the network',
  },
  slow: {
    zh: '模型没有在规定时间内回答，可稍后重新拆解',
    en: 'The model did not answer in time; try again later',
  },
  key: {
    zh: '模型接口不接受密钥，请运维人员核对 LUOSHI_MODEL_KEY',
    en: 'The model endpoint does not take the key: the operator checks LUOSHI_MODEL_KEY',
  },
  missing: {
    zh: '接口地址或模型名称不对，请运维人员核对 LUOSHI_MODEL_URL（以 /v1 结尾）和 LUOSHI_MODEL_NAME',
    en: 'Address or model name is wrong: the operator checks LUOSHI_MODEL_URL (ending in /v1) and LUOSHI_MODEL_NAME',
  },
  busy: {
    zh: '模型接口繁忙或额度用完，可稍后重新拆解',
    en: 'The model endpoint is busy or its quota is spent; try again later',
  },
  failed: { zh: '模型接口出错，可稍后重新拆解', en: 'The model endpoint failed; try again later' },
  form: {
    zh: '回答的格式不符，不像 OpenAI 兼容接口',
    en: 'The answer is not that of an OpenAI-compatible endpoint',
  },
  'no-list': { zh: '模型的回答不是任务清单', en: 'The model’s answer is no list of tasks' },
} as const;
export type ModelFault = keyof typeof MODEL_FAULTS;

const STATUSES: Readonly<Record<number, ModelFault>> = {
  400: 'missing',
  401: 'key',
  403: 'key',
  404: 'missing',
  408: 'slow',
  429: 'busy',
  503: 'busy',
  504: 'slow',
};

export const readModelStatus = (status: number): ModelFault => STATUSES[status] ?? 'failed';
