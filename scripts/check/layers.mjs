// Layers, order of the capabilities, public doors, and purity of core.
import { blankOut, CAPABILITIES, lineAt, resolveSpecifier } from './sources.mjs';

const CORE_PACKAGES = new Set(['zod', 'big.js']);
const MAY_IMPORT = { core: ['core'], server: ['core', 'server', 'db'], web: ['core', 'web'] };
/** Parts of the web client that belong to no capability: building blocks, and the shell that knows every page. */
const WEB_SHARED = new Set(['ui', 'app']);
/** Rooms of the server that are no capability; they stand after all of them and enter by the public doors. */
const SERVER_ROOMS = new Set(['sample']);
/** Written exceptions from the order, each with its reason. */
const EXCEPTIONS = new Set([
  // Every verb and read is given the actor, and the one file that binds routes makes him; types only.
  'server/platform/context.ts → core/people/public.ts',
]);
const CLOCK = /\bnew\s+Date\s*\(\s*\)|\bDate\.now\s*\(/g;
const IMPURE =
  /\b(?:Math\.random\b|(process|performance|window|document|localStorage|navigator|crypto|console)\.|fetch\s*\(|set(?:Timeout|Interval|Immediate)\s*\(|globalThis\b)/g;

const finding = (source, line, text) => ({ file: source.file, line, text });

function checkSpecifier(source, { specifier, line }) {
  const isOwn = specifier.startsWith('#') || specifier.startsWith('.');
  if (!isOwn || /\.(ts|tsx|json|css|mjs)$/.test(specifier) || specifier.endsWith('?raw')) return [];
  return [finding(source, line, `"${specifier}" must end in .ts or .tsx`)];
}

function checkPackage(source, { specifier, line, isTypeOnly }) {
  if (source.isTest) return [];
  if (source.runtime === 'core' && !CORE_PACKAGES.has(specifier))
    return [finding(source, line, `core imports only zod, big.js and core, not "${specifier}"`)];
  if (source.runtime === 'web' && specifier.startsWith('node:') && !isTypeOnly)
    return [finding(source, line, `the web client cannot import "${specifier}"`)];
  return [];
}

function checkLayer(source, target, line) {
  const allowed = MAY_IMPORT[source.runtime];
  const [layer] = target.split('/');
  if (!allowed || allowed.includes(layer) || source.isTest) return [];
  return [finding(source, line, `${source.runtime} must not import ${layer} (${target})`)];
}

function checkWebNeighbour(source, target, line) {
  const [layer, part] = target.split('/');
  const isInWeb = source.runtime === 'web' && layer === 'web' && source.capability !== undefined;
  if (!isInWeb || source.isTest || source.capability === 'app') return [];
  if (part === source.capability || WEB_SHARED.has(part)) return [];
  return [
    finding(source, line, `web/${source.capability} must not reach into ${target}; share it through web/ui`),
  ];
}

const orderOf = (room) => (SERVER_ROOMS.has(room) ? CAPABILITIES.length : CAPABILITIES.indexOf(room));

/** Another capability is entered by its public.ts alone, and only one that stands earlier; nobody enters by his own door. */
function checkDoor(source, target, line) {
  const { capability } = source;
  const [layer, owner, ...rest] = target.split('/');
  if (!['core', 'server'].includes(layer) || rest.length === 0 || !CAPABILITIES.includes(owner)) return [];
  if (!capability || source.isTest || !MAY_IMPORT[source.runtime]) return [];
  if (target.endsWith('.json')) return [];
  const isPublic = rest.join('/') === 'public.ts';
  // A page composes what several capabilities show: the client stands below all of core.
  if (source.runtime === 'web' && (isPublic || rest.join('/') === 'contract.ts')) return [];
  // The generator writes rows as the platform does, a layer below its public verbs.
  if (SERVER_ROOMS.has(capability) && owner === 'platform') return [];
  if (owner === capability)
    return isPublic ? [finding(source, line, `nobody imports his own public.ts (${target})`)] : [];
  if (EXCEPTIONS.has(`${source.file} → ${target}`)) return [];
  const found = [];
  if (!isPublic)
    found.push(
      finding(source, line, `${owner} is imported through #${layer}/${owner}/public.ts, not ${target}`),
    );
  const isOrdered = CAPABILITIES.includes(capability) || SERVER_ROOMS.has(capability);
  if (isOrdered && orderOf(owner) > orderOf(capability))
    found.push(
      finding(source, line, `${capability} stands before ${owner} and must not import it (${target})`),
    );
  return found;
}

function checkRoom(source) {
  const { runtime, capability, file } = source;
  if (!['core', 'server', 'web'].includes(runtime) || capability === undefined) return [];
  const known =
    CAPABILITIES.includes(capability) ||
    (runtime === 'web' && (WEB_SHARED.has(capability) || capability === 'public')) ||
    (runtime === 'server' && SERVER_ROOMS.has(capability));
  return known ? [] : [finding(source, 1, `${runtime}/${capability} is no capability of the list (${file})`)];
}

/** A parameter or constant of that name, which then is no global. */
const isDeclared = (code, name) =>
  new RegExp(`\\b(?:const|let)\\s+${name}\\b|[({,]\\s*${name}\\s*[,:)}=]|\\b${name}\\s*=>`).test(code);

function checkPurity(source) {
  if (source.runtime !== 'core' || source.isTest) return [];
  const code = blankOut(source.text);
  const bare = blankOut(source.text, { strings: true });
  const impure = [...bare.matchAll(IMPURE)].filter((match) => !match[1] || !isDeclared(bare, match[1]));
  return [...code.matchAll(CLOCK), ...impure].map((match) =>
    finding(
      source,
      lineAt(code, match.index),
      `core is pure: no clock, chance, network or DOM (${match[0].trim()})`,
    ),
  );
}

export function checkLayers(sources) {
  return sources.flatMap((source) => [
    ...checkRoom(source),
    ...checkPurity(source),
    ...source.imports.flatMap((entry) => {
      const target = resolveSpecifier(source.file, entry.specifier);
      if (target === undefined) return checkPackage(source, entry);
      const wrongLayer = checkLayer(source, target, entry.line);
      return [
        ...checkSpecifier(source, entry),
        ...(wrongLayer.length > 0 ? wrongLayer : checkDoor(source, target, entry.line)),
        ...checkWebNeighbour(source, target, entry.line),
      ];
    }),
  ]);
}
