// Makes wasm and the glue that wasm-bindgen wrote for it smaller, and fit to share a page with other modules of yew.

import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** The bundler and minifier, as tools/setup installed it. */
export const esbuild = createRequire(join(root, ".local/"))("esbuild");

/** Replaces, everywhere, what must be there. */
export function replace(text, old, fresh) {
  const parts = text.split(old);
  if (parts.length < 2) throw new Error(`there is no ${old} to replace`);
  return parts.join(fresh);
}

/**
 * Optimizes once more and gives the functions between wasm and glue short names, which saves 4 kB in brotli. Trunk's own
 * minifier cannot read wasm-bindgen's glue.
 *
 * yew notes on each element and event which of its trees they belong to, by numbers that begin at 1 in each module: of
 * two modules on one page each could take the other's elements for its own. Ours notes it under names of its own.
 */
export function shrink(wasm, glue, ...passes) {
  const small = `${wasm}.tmp`;
  const flags = [...passes, "--minify-imports-and-exports-and-modules", wasm, "-o", small];
  const names = JSON.parse(execFileSync("wasm-opt", flags, { encoding: "utf8" }));
  let text = replace(readFileSync(glue).toString(), "__yew_", "__trove_backup_");
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
