/** `import FILE --dry-run [--json]`: what an import would understand of a file; no database, nothing stored. */
import { basename } from 'node:path';
import { toImportView } from '#core/ledger/public.ts';
import { Refusal } from '#core/platform/public.ts';
import type { CommandOutput } from './check-figures.command.ts';
import { describeCounts, describeImport, reportRefusal } from './describe-import.ts';
import { reviewImport } from './review-import.ts';

const USAGE = '用法：import 文件 --dry-run [--json]\n文件可为 .xlsx、.xls、.csv。\n';
/**
 * Exit code 0 when nothing needs a person, 1 when there are errors or the file is refused, 2 for wrong use.
 * With `--json` a refusal is printed on standard output as `{refusal}`, so that a machine reads one stream.
 */
export async function runImportDryRun(args: string[], io: CommandOutput): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json' && arg !== '--dry-run');
  const [file] = files;
  if (unknown !== undefined || file === undefined || files.length > 1) {
    io.stderr(unknown === undefined ? USAGE : `不认识的选项 ${unknown}。\n${USAGE}`);
    return 2;
  }
  try {
    const { reading, findings } = await reviewImport({ path: file, fileName: basename(file) });
    const view = toImportView(reading, findings);
    io.stdout(
      args.includes('--json') ? `${JSON.stringify(view)}\n` : describeImport(view) + describeCounts(view),
    );
    return view.findings.some((finding) => finding.severity === 'error') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return reportRefusal(error, args.includes('--json'), io);
  }
}
