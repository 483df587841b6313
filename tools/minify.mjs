// Trunk's post-build hook. In a release it makes what the page loads smaller, and names it in index.html anew: each file
// by a hash of what it now holds, with its integrity. While somebody works on the page, it opens the page's policy for
// Trunk's own inline script, which loads the page anew after an edit and shows the compiler's errors.

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { esbuild, hash, integrity, replace, shrink } from "./shrink.mjs";

const folder = process.env.TRUNK_STAGING_DIR;

const read = (name) => readFileSync(join(folder, name));

/** Puts a file into the place of another one, also in index.html. */
function put(name, bytes) {
  // Trunk writes a hash without its leading zeros.
  const fresh = name.replace(/-[0-9a-f]{1,16}(?=[._])/, `-${hash(bytes)}`);
  if (!fresh.includes(hash(bytes))) throw new Error(`${name} carries no hash`);
  const page = replace(read("index.html").toString(), integrity(read(name)), integrity(bytes));
  rmSync(join(folder, name));
  writeFileSync(join(folder, fresh), bytes);
  writeFileSync(join(folder, "index.html"), replace(page, name, fresh));
}

const minified = (script) => esbuild.transformSync(script, { format: "esm", minify: true, target: "es2022" }).code;

if (process.env.TRUNK_PROFILE === "release") {
  const files = readdirSync(folder);
  const wasm = files.find((name) => name.endsWith("_bg.wasm"));
  const glue = wasm.replace("_bg.wasm", ".js");
  const small = await shrink(join(folder, wasm), join(folder, glue), process.env.SPLIT_STAGE);
  put(wasm, small.wasm);
  put(glue, minified(small.script));
  for (const { name, bytes } of small.parts) writeFileSync(join(folder, name), bytes);
  // Those that have a hash in their names are in index.html.
  const hashed = (ending) => files.filter((name) => name !== glue && new RegExp(`-[0-9a-f]{1,16}\\.${ending}$`).test(name));
  for (const name of hashed("js")) put(name, minified(read(name).toString()));
  for (const name of [...hashed("css"), ...hashed("svg")]) put(name, read(name));
} else {
  const page = read("index.html").toString();
  const loose = page.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'").replace(/; require-trusted-types-for [^"]*/, "");
  writeFileSync(join(folder, "index.html"), loose);
}
