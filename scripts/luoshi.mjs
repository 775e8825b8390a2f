// npm run luoshi -- …: the command line (server/cli.ts), with the exit code of the command.
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
await import('../server/cli.ts');
