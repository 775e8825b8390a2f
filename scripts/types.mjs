// node scripts/types.mjs: migrates an empty scratch database and writes db/types.ts from it. With --check it only compares.
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { refreshTypes } = await import('../server/platform/generate-types.ts');
const isCheck = process.argv.includes('--check');
const isChanged = await refreshTypes({ isCheck });
process.stdout.write(
  isChanged ? `db/types.ts ${isCheck ? 'is out of date' : 'written'}\n` : 'db/types.ts is up to date\n',
);
process.exit(isChanged && isCheck ? 1 : 0);
