// npm run bench [-- WORD …]: runs bench/*.bench.ts.
import { ensureInstalled } from './install.mjs';
import { runEach } from './run-each.mjs';

ensureInstalled();
await runEach('bench', ['没有符合的性能测试。', 'No bench matches.']);
