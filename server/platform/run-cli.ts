import { spawn } from 'node:child_process';
import path from 'node:path';

/** Runs one command of server/cli.ts and gives what it wrote to standard output; it ends with this process. */
export function runCli(
  checkout: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const loaders = ['--import', 'tsx', '--import', path.join(checkout, 'scripts', 'exit-with-parent.mjs')];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...loaders, path.join(checkout, 'server', 'cli.ts'), ...args], {
      cwd: checkout,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`luoshi ${args.join(' ')}: ${code}\n${output}`)),
    );
  });
}
