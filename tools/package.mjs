// Lays out the npm package: tools/package.mjs GLUE STAGE PACKAGE
//
// One module, the wasm and its parts: the glue, the style sheet and the integrity of all wasm are bundled into the module,
// so that whoever trusts the module need not trust the wasm's way.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PASSES, esbuild, integrity, shrink, texts } from "./shrink.mjs";

const [glue, stage, out] = process.argv.slice(2);
const embed = "src/embed";
const read = (file) => readFileSync(file, "utf8");

const { wasm, script, parts } = await shrink(
  join(glue, "trove-backup_bg.wasm"),
  join(glue, "trove-backup.js"),
  stage,
  ...PASSES,
  "--strip-producers",
  "--strip-target-features",
);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "trove-backup_bg.wasm"), wasm);
for (const { name, bytes } of parts) writeFileSync(join(out, name), bytes);

const css = esbuild.transformSync(read("static/style.css"), { loader: "css", minify: true }).code;
await esbuild.build({
  entryPoints: [join(embed, "trove-backup.js")],
  outfile: join(out, "trove-backup.js"),
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  legalComments: "none",
  define: { WASM_INTEGRITY: JSON.stringify(integrity(wasm)) },
  plugins: [texts({ "wasm-glue": script, "component.css": css }, { "component.css": "text" })],
});

for (const types of ["trove-backup.d.ts", "react.d.ts", "vue.d.ts"]) copyFileSync(join(embed, types), join(out, types));
copyFileSync("LICENSE", join(out, "LICENSE"));

const version = /^version = "(.*)"/m.exec(read("Cargo.toml"))[1];
const manifest = { ...JSON.parse(read(join(embed, "package.json"))), version };
writeFileSync(join(out, "package.json"), JSON.stringify(manifest, null, 2) + "\n");

// The document about embedding is the package's README.
writeFileSync(join(out, "README.md"), read("docs/embed.md").replace(/^# .*/, "# trove-backup"));

const analyzer = createRequire(join(process.cwd(), ".local/")).resolve("@custom-elements-manifest/analyzer/package.json");
const cem = join(analyzer, "..", JSON.parse(read(analyzer)).bin.cem ?? "cem.js");
execFileSync("node", [cem, "analyze", "--globs", join(embed, "element.js"), "--outdir", out, "--quiet"], { stdio: "pipe" });
const elements = JSON.parse(read(join(out, "custom-elements.json")));
for (const module of elements.modules) module.path = "trove-backup.js";
for (const { exports = [], declarations = [] } of elements.modules) {
  for (const { declaration } of exports) declaration.module = "trove-backup.js";
  // What is private is nobody's business.
  for (const one of declarations) one.members = one.members?.filter(({ privacy }) => privacy !== "private");
}
writeFileSync(join(out, "custom-elements.json"), JSON.stringify(elements, null, 2) + "\n");
