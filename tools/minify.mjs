// Trunk's post-build hook: minifies the scripts with esbuild (Trunk's own minifier cannot read wasm-bindgen's glue)
// and writes their integrity into index.html anew.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
const local = createRequire(join(process.env.TRUNK_SOURCE_DIR, ".local/"));
const { transformSync } = local("esbuild");

const integrity = (bytes) => "sha384-" + createHash("sha384").update(bytes).digest("base64");

if (process.env.TRUNK_PROFILE === "release") {
  const page = join(folder, "index.html");
  let html = readFileSync(page, "utf8");
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
    const before = readFileSync(join(folder, name));
    const { code } = transformSync(before.toString(), { format: "esm", minify: true, target: "es2022" });
    if (!html.includes(integrity(before))) throw new Error(`${name} has no integrity in index.html`);
    html = html.replaceAll(integrity(before), integrity(code));
    writeFileSync(join(folder, name), code);
  }
  writeFileSync(page, html);
}
