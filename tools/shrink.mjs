// Makes wasm and the glue that wasm-bindgen wrote for it smaller, and fit to share a page with other modules of yew; with
// the parts that are loaded later, where the wasm was taken apart (tools/split/wasm-bindgen).

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";

const root = join(import.meta.dirname, "..");

/** The bundler and minifier, as tools/setup installed it. */
export const esbuild = createRequire(join(root, ".local/"))("esbuild");

/** What wasm-opt does with all wasm. Trunk is told the same in index.html. */
export const PASSES =
  "--one-caller-inline-max-function-size=80 -lmu --flatten --rereloop -Oz -Oz --precompute-propagate -Oz --skip-pass=local-cse --skip-pass=simplify-locals --reorder-functions-by-name --coalesce-locals --reorder-locals".split(
    " ",
  );

export const integrity = (bytes) => "sha384-" + createHash("sha384").update(bytes).digest("base64");
export const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** Replaces, everywhere, what must be there. */
export function replace(text, old, fresh) {
  const parts = text.split(old);
  if (parts.length < 2) throw new Error(`there is no ${old} to replace`);
  return parts.join(fresh);
}

/** Runs wasm-opt on a file: the bytes, and what it printed. */
function optimize(file, flags) {
  const small = `${file}.tmp`;
  const printed = execFileSync("wasm-opt", [...flags, file, "-o", small], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const bytes = readFileSync(small);
  rmSync(small);
  return [bytes, printed];
}

/**
 * Optimizes once more and gives the functions between wasm and glue short names, which saves 4 kB in brotli. Trunk's own
 * minifier cannot read wasm-bindgen's glue. Returns the wasm, one script, and the parts: each a name with its bytes.
 *
 * yew notes on each element and event which of its trees they belong to, by numbers that begin at 1 in each module: of
 * two modules on one page each could take the other's elements for its own. Ours notes it under names of its own.
 *
 * @param {string} stage - The folder with the parts; where it is not there, the wasm is whole.
 */
export async function shrink(wasm, glue, stage, ...passes) {
  const [bytes, printed] = optimize(wasm, [...passes, "--minify-imports-and-exports-and-modules"]);
  const names = JSON.parse(printed);
  const short = Object.fromEntries(names.exports);
  let script = replace(readFileSync(glue).toString(), "__yew_", "__trove_backup_");
  const split = existsSync(stage);
  const loaders = names.imports.filter(([module]) => module === LINK);
  if (split) script = importLoaders(script, loaders.map(([, long]) => long));
  for (const [module, long, short] of names.imports) {
    script = replace(script, new RegExp(`\\b${long}(?=:)`), short).replaceAll(`"${module}"`, '"a"');
  }
  for (const [long, short] of names.exports) {
    script = script.replaceAll(new RegExp(`\\bwasm\\.${long}\\b`, "g"), () => `wasm.${short}`);
  }
  if (!split) return { wasm: bytes, script, parts: [] };
  const parts = readdirSync(stage).filter((name) => /^(split|chunk)_.*\.wasm$/.test(name)).map((name) => part(join(stage, name)));
  const link = linkScript(readFileSync(join(stage, "__wasm_split.js")).toString(), short, parts);
  return { wasm: bytes, script: await joined(script, link), parts };
}

/** The module that the splitter writes, which loads the parts. */
const LINK = "./__wasm_split.js";

/** A bundler takes a smaller file into its script, as an address that no strict policy lets through. */
const LEAST = 4200;

/** A part, with a hash of what it holds in its name. */
function part(file) {
  let [bytes] = optimize(file, [...PASSES, "--strip-debug", "--strip-producers", "--strip-target-features"]);
  if (bytes.length < LEAST) bytes = Buffer.concat([bytes, customSection("fill", LEAST)]);
  const old = basename(file);
  const named = old.replace("split_", "").replace("chunk_", "shared-").replace(".wasm", "");
  const name = `trove-backup-${named}-${hash(bytes)}.wasm`;
  return { old, name, bytes };
}

/** A section of a wasm that means nothing to a browser, and holds so many zeros. */
function customSection(name, length) {
  const content = Buffer.concat([Buffer.from([name.length]), Buffer.from(name), Buffer.alloc(length)]);
  // The length as LEB128, of two bytes.
  return Buffer.concat([Buffer.from([0, (content.length & 127) | 128, content.length >> 7]), content]);
}

/** The glue with the loaders of the parts among its own imports, in the one object that is left of all modules. */
function importLoaders(script, loaders) {
  const named = loaders.map((loader) => `        ${loader}: link.${loader},\n`).join("");
  const glue = script
    .replaceAll(/^import \* as import\d+ from "\.\/__wasm_split\.js"\n/gm, "")
    .replaceAll(/^ *"\.\/__wasm_split\.js": import\d+,\n/gm, "");
  return replace(glue, "    const import0 = {\n", `    const import0 = {\n${named}`);
}

/** The script that loads the parts: by their names, only unchanged, past the browser's cache after a failure. */
function linkScript(script, short, parts) {
  script = replace(script, /import { initSync } from "[^"]*";/, `import { initSync } from "./glue.js";`);
  script = script.replace(/const { ([^}]*) } = initSync/, (_, all) => {
    const renamed = all.split(",").map((name) => name.trim()).filter(Boolean).map((name) => `${short[name]}: ${name}`);
    return `const { ${renamed.join(", ")} } = initSync`;
  });
  for (const { old, name, bytes } of parts) {
    script = replace(script, `fetch(new URL("./${old}", import.meta.url))`, `part(new URL("./${name}", import.meta.url), "${integrity(bytes)}")`);
  }
  script = replace(script, "WebAssembly.instantiateStreaming(src, imports)", "instantiate(await src, imports)");
  return `${script}
const tried = new Set();
function part(url, integrity) {
  const cache = tried.has(url.href) ? "reload" : "default";
  tried.add(url.href);
  return fetch(url, { integrity, cache, credentials: "same-origin" });
}
async function instantiate(response, imports) {
  // With a parameter behind it, browsers refuse the type.
  if (response.headers.get("Content-Type") === "application/wasm") return WebAssembly.instantiateStreaming(response, imports);
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
`;
}

/** Glue and link, which import each other, as one script. */
async function joined(glue, link) {
  glue = `import * as link from "${LINK}";\n${glue}`;
  const { outputFiles } = await esbuild.build({
    stdin: { contents: `export * from "./glue.js"; export { default } from "./glue.js";` },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    plugins: [texts({ "./glue.js": glue, [LINK]: link })],
  });
  return outputFiles[0].text;
}

/** A plugin of esbuild: modules whose texts are at hand, by what imports name them. */
export function texts(modules, loaders = {}) {
  return {
    name: "texts",
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path }) => (path in modules ? { path, namespace: "texts" } : undefined));
      build.onLoad({ filter: /.*/, namespace: "texts" }, ({ path }) => ({ contents: modules[path], loader: loaders[path] ?? "js" }));
    },
  };
}
