// Trunk's post-build hook: makes what the page loads smaller, and names it in index.html anew: each file by a hash of
// what it now holds, with its integrity.
//
// wasm-opt gives the functions between wasm and glue short names, which saves 4 kB in brotli; esbuild minifies the
// scripts (Trunk's own minifier cannot read wasm-bindgen's glue).

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
const { transformSync } = createRequire(join(process.env.TRUNK_SOURCE_DIR, ".local/"))("esbuild");

const read = (name) => readFileSync(join(folder, name));
const integrity = (bytes) => "sha384-" + createHash("sha384").update(bytes).digest("base64");

/** Replaces, everywhere, what must be there. */
function replace(text, old, fresh) {
  const parts = text.split(old);
  if (parts.length < 2) throw new Error(`there is no ${old} to replace`);
  return parts.join(fresh);
}

/** Puts a file into the place of another one, also in index.html. */
function put(name, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const fresh = name.replace(/-[0-9a-f]{16}(?=[._])/, `-${hash}`);
  const page = replace(read("index.html").toString(), integrity(read(name)), integrity(bytes));
  rmSync(join(folder, name));
  writeFileSync(join(folder, fresh), bytes);
  writeFileSync(join(folder, "index.html"), replace(page, name, fresh));
}

const minified = (script) => transformSync(script, { format: "esm", minify: true, target: "es2022" }).code;

/** Shortens the names between wasm and glue; returns both. */
function shortened(wasm, glue) {
  const small = join(folder, "shortened.tmp");
  const flags = ["--minify-imports-and-exports-and-modules", join(folder, wasm), "-o", small];
  const names = JSON.parse(execFileSync("wasm-opt", flags, { encoding: "utf8" }));
  let text = read(glue).toString();
  for (const [module, long, short] of names.imports) {
    text = replace(text, new RegExp(`\\b${long}(?=:)`), short).replaceAll(`"${module}"`, '"a"');
  }
  for (const [long, short] of names.exports) {
    text = text.replaceAll(new RegExp(`\\bwasm\\.${long}\\b`, "g"), () => `wasm.${short}`);
  }
  const bytes = readFileSync(small);
  rmSync(small);
  return [bytes, text];
}

if (process.env.TRUNK_PROFILE === "release") {
  const files = readdirSync(folder);
  const wasm = files.find((name) => name.endsWith("_bg.wasm"));
  const glue = wasm.replace("_bg.wasm", ".js");
  const [bytes, text] = shortened(wasm, glue);
  put(wasm, bytes);
  put(glue, minified(text));
  for (const name of files.filter((name) => name.endsWith(".js") && name !== glue)) {
    put(name, minified(read(name).toString()));
  }
}
