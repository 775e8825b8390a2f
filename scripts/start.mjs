// npm start: installs what is missing, then starts database and server (server/launch.ts).
// npm run dev does the same with hot reload.
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { launch } = await import('../server/launch.ts');
await launch(process.argv.slice(2));
