/** Browsers by the word that tells them; those that also call themselves Chrome or Safari stand before these. */
const BROWSERS: [RegExp, string][] = [
  [/wxwork\//i, '企业微信'],
  [/DingTalk/i, '钉钉'],
  [/Lark|Feishu/i, '飞书'],
  [/MicroMessenger/i, '微信'],
  [/QQBrowser/i, 'QQ浏览器'],
  [/QIHU|360SE|360EE/i, '360浏览器'],
  [/Edg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+)[^ ]* .*Safari/, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/i, 'HarmonyOS'],
  [/Android/i, 'Android'],
  [/iPhone|iPad/i, 'iOS'],
  [/Windows/i, 'Windows'],
  [/Mac OS X|Macintosh/i, 'macOS'],
  [/Linux/i, 'Linux'],
];

/** Mozilla/5.0 (Windows NT 10.0 …) … Chrome/126.0 → `Chrome 126 · Windows`; what is not known stays as it is. */
export function deviceText(agent: string): string {
  const browser = BROWSERS.find(([pattern]) => pattern.test(agent));
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent))?.[1];
  if (!browser && !system) return agent;
  const version = browser?.[0].exec(agent)?.[1];
  const name = [browser?.[1], version].filter((part) => part !== undefined).join(' ');
  return [name, system].filter((part) => part !== undefined && part !== '').join(' · ');
}
