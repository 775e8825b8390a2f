// What the tests need from the system: a browser, an office suite to open documents with, Chinese fonts, a PDF reader.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say } from './install.mjs';

const hasProgram = (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
const hasChineseFont = () => {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return status === 0 && /CJK/.test(stdout);
};

const NEEDED = {
  chromium: () =>
    ['/usr/bin/chromium', '/usr/bin/chromium-browser'].some(existsSync) ||
    Boolean(process.env.LUOSHI_CHROMIUM),
  'libreoffice-writer': () => existsSync('/usr/lib/libreoffice/program/libswlo.so') || hasProgram('soffice'),
  'libreoffice-calc': () => existsSync('/usr/lib/libreoffice/program/libsclo.so') || hasProgram('soffice'),
  'fonts-noto-cjk': hasChineseFont,
  'poppler-utils': () => hasProgram('pdftotext') && hasProgram('pdftoppm'),
};

const listMissing = () => Object.entries(NEEDED).flatMap(([name, isThere]) => (isThere() ? [] : [name]));

function installByApt(names) {
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], options);
}

/** Installs what is missing when it may; what then still lacks is named, and the tests that need it will fail. */
export function ensureSystemPackages() {
  const missing = listMissing();
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && hasProgram('apt-get')) {
    say(`正在安装系统软件包：${missing.join('、')}……`, `Installing system packages: ${missing.join(', ')} …`);
    installByApt(missing);
  }
  const left = listMissing();
  if (left.length > 0)
    say(
      `请安装：sudo apt-get install ${left.join(' ')}（其他系统用相应的软件包）`,
      `Please install: sudo apt-get install ${left.join(' ')} (or what your system calls them)`,
    );
}
