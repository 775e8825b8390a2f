// npm run luoshi -- <command>: the same rules and checks as the interface (docs/operate.md lists the commands).
import type { Command, CommandIo } from './platform/command.ts';
import { describeFailure } from './platform/command-failure.ts';

interface CommandEntry {
  usage: string;
  zh: string;
  load: () => Promise<Command>;
}

const loadDerived = async () => (await import('./all-derived.ts')).listDerivedTables();

const COMMANDS: Record<string, CommandEntry> = {
  'check-figures': {
    usage: 'check-figures FILE [--json]',
    zh: '核数：重新计算已印出的数字',
    load: async () => (await import('./quality/check-figures.command.ts')).runCheckFigures,
  },
  import: {
    usage: 'import FILE [--dry-run] [--as LOGIN] [--reason TEXT] [--json]',
    zh: '导入台账；--dry-run 只读懂，不写入',
    load: async () => (await import('./quality/import.command.ts')).runImport,
  },
  'tasks-from-text': {
    usage: 'tasks-from-text FILE --date 2026-11-22 [--directory DIR.json] [--json]',
    zh: '讲话拆解：从讲话、纪要、通知中拆出任务（.docx、.txt）',
    load: async () => (await import('./supervision/tasks-from-text.command.ts')).runTasksFromText,
  },
  'open-period': {
    usage: 'open-period [2026-11] --as LOGIN [--json]',
    zh: '开启一期填报（不写期别即本月）',
    load: async () => (await import('./reporting/periods.command.ts')).runOpenPeriod,
  },
  'freeze-period': {
    usage: 'freeze-period 2026-10 --as LOGIN [--with-missing] [--json]',
    zh: '定版',
    load: async () => (await import('./reporting/periods.command.ts')).runFreezePeriod,
  },
  bulletin: {
    usage: 'bulletin 2026-10 --out FILE.docx|.pdf|.json [--as LOGIN] [--json]',
    zh: '输出通报',
    load: async () => (await import('./documents/bulletin.command.ts')).runBulletin,
  },
  'economy-bulletin': {
    usage:
      'economy-bulletin 2026-09 --out FILE.docx|.pdf|.pptx|.xlsx|.json [--paper economy-analysis|year-figures|target-contract] [--as LOGIN] [--json]',
    zh: '输出经济运行通报、分析、数据资料、目标责任书；未定版的标为草稿',
    load: async () => (await import('./documents/economy/economy-paper.command.ts')).runEconomyPaper,
  },
  verify: {
    usage: 'verify [--json]',
    zh: '核验散列链、定版、派生表和文件',
    load: async () => (await import('./reporting/verify.command.ts')).buildVerify(await loadDerived()),
  },
  'rebuild-derived': {
    usage: 'rebuild-derived [--json]',
    zh: '按台账重算未定版各期的进度与亮灯',
    load: async () =>
      (await import('./progress/rebuild-derived.command.ts')).buildRebuildDerived(await loadDerived()),
  },
  backup: {
    usage: 'backup FILE [--password-file FILE [--cipher aes|sm4]] [--json]',
    zh: '备份为一个文件',
    load: async () => (await import('./platform/backup.command.ts')).runBackup,
  },
  restore: {
    usage: 'restore FILE [--password-file FILE] [--json]',
    zh: '恢复到空数据库',
    load: async () => (await import('./reporting/restore.command.ts')).buildRestore(await loadDerived()),
  },
  'prove-backup': {
    usage: 'prove-backup FILE [--password-file FILE] [--json]',
    zh: '试恢复到一次性的数据库并核验，不动现有数据',
    load: async () => (await import('./reporting/restore.command.ts')).buildProveBackup(await loadDerived()),
  },
  'setup-link': {
    usage: 'setup-link [--address URL] [--json]',
    zh: '给出一次性初始化链接，建立第一个管理员',
    load: async () => (await import('./people/setup-link.command.ts')).runSetupLink,
  },
  'clear-second-factor': {
    usage: 'clear-second-factor LOGIN',
    zh: '手机和备用码都没有的管理员：清除动态口令',
    load: async () => (await import('./people/clear-second-factor.command.ts')).runClearSecondFactor,
  },
  'secret-key': {
    usage: 'secret-key [new] [--json]',
    zh: '封存秘密所用的密钥；写 new 即换一把，重新封存',
    load: async () => {
      const { GATE_SECRETS, WORKER_SECRETS } = await import('./all-secrets.ts');
      const { buildSecretKey } = await import('./platform/secret-key.command.ts');
      return buildSecretKey([...GATE_SECRETS, ...WORKER_SECRETS]);
    },
  },
  'chain-algorithm': {
    usage: 'chain-algorithm [sm3] [--json]',
    zh: '哈希链所用算法；写 sm3 即自此改用国密 SM3，不能改回',
    load: async () => (await import('./platform/chain-algorithm.command.ts')).runChainAlgorithm,
  },
  'start-empty': {
    usage: 'start-empty [--yes] [--address URL] [--json]',
    zh: '删除示例县，从空数据库开始',
    load: async () => (await import('./people/start-empty.command.ts')).runStartEmpty,
  },
  seed: {
    usage: 'seed [--projects N] [--months N] [--json]',
    zh: '在空数据库中生成示例县',
    load: async () => (await import('./sample/seed.command.ts')).runSeed,
  },
  migrate: {
    usage: 'migrate',
    zh: '升级数据库结构',
    load: async () => (await import('./platform/migrate.command.ts')).runMigrate,
  },
};

const io: CommandIo = {
  stdout: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
  stderr: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
};

/** Asked for, the list is the answer; after a wrong call it is a message. */
function printUsage(print: (text: string) => void): void {
  print('用法 Usage: npm run luoshi -- <command> [options]\n');
  for (const { usage, zh } of Object.values(COMMANDS)) print(`  ${usage.padEnd(56)} ${zh}`);
}

async function run(name: string, args: string[]): Promise<number> {
  const entry = COMMANDS[name];
  if (!entry) {
    const isAsked = name === 'help' || name === '--help';
    if (!isAsked && name !== '') io.stderr(`没有命令 ${name}。No command ${name}.`);
    printUsage(isAsked ? io.stdout : io.stderr);
    return isAsked ? 0 : 2;
  }
  if (args.includes('--help')) {
    io.stdout(`npm run luoshi -- ${entry.usage}\n${entry.zh}`);
    return 0;
  }
  const command = await entry.load();
  return command(args, io);
}

// `… | head` has read enough; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const [name = '', ...args] = process.argv.slice(2);
try {
  process.exitCode = await run(name, args);
} catch (error) {
  const { lines, json, exitCode } = describeFailure(error, args, COMMANDS[name]?.usage ?? '');
  if (args.includes('--json')) io.stdout(JSON.stringify(json));
  for (const line of lines) io.stderr(line);
  process.exitCode = exitCode;
}
