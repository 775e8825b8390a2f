// npm run drill [-- WORD … --seed N …]: runs drill/*.drill.ts.
import { ensureInstalled } from './install.mjs';
import { runEach } from './run-each.mjs';

ensureInstalled();
await runEach('drill', ['没有符合的演练。', 'No drill matches.']);
