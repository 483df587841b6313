// Trunk's post-build hook: makes what the page loads smaller, and writes the new integrity into index.html.
//
// wasm-opt gives the functions between wasm and glue short names, which saves 3 kB in brotli; esbuild minifies the
// scripts (Trunk's own minifier cannot read wasm-bindgen's glue).

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
const { transformSync } = createRequire(join(process.env.TRUNK_SOURCE_DIR, ".local/"))("esbuild");
const page = join(folder, "index.html");

const integrity = (bytes) => "sha384-" + createHash("sha384").update(bytes).digest("base64");

/** Writes a file, and its integrity in the place of the old one. */
function rewrite(name, after) {
  const before = integrity(readFileSync(join(folder, name)));
  const html = readFileSync(page, "utf8");
  if (!html.includes(before)) throw new Error(`${name} has no integrity in index.html`);
  writeFileSync(join(folder, name), after);
  writeFileSync(page, html.replaceAll(before, integrity(after)));
}

/** Replaces what must be there. */
function replace(text, old, short) {
  const parts = text.split(old);
  if (parts.length < 2) throw new Error(`the glue has no ${old}`);
  return parts.join(short);
}

/** Shortens the names between wasm and glue, in both. */
function shorten(wasm, glue) {
  const small = join(folder, "shortened.tmp");
  const flags = ["--minify-imports-and-exports-and-modules", join(folder, wasm), "-o", small];
  const names = JSON.parse(execFileSync("wasm-opt", flags, { encoding: "utf8" }));
  let text = readFileSync(join(folder, glue), "utf8");
  for (const [module, long, short] of names.imports) {
    text = replace(text, new RegExp(`\\b${long}(?=:)`), short);
    text = text.replaceAll(`"${module}"`, '"a"');
  }
  for (const [long, short] of names.exports) {
    text = text.replaceAll(new RegExp(`\\bwasm\\.${long}\\b`, "g"), `wasm.${short}`);
  }
  rewrite(wasm, readFileSync(small));
  rewrite(glue, text);
  rmSync(small);
}

if (process.env.TRUNK_PROFILE === "release") {
  const files = readdirSync(folder);
  const wasm = files.find((name) => name.endsWith("_bg.wasm"));
  shorten(wasm, wasm.replace("_bg.wasm", ".js"));
  for (const name of files.filter((name) => name.endsWith(".js"))) {
    const source = readFileSync(join(folder, name), "utf8");
    rewrite(name, transformSync(source, { format: "esm", minify: true, target: "es2022" }).code);
  }
}
