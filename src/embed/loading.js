// Loads the wasm: once for the page, when it is first wanted.

import init, { Component } from "wasm-glue";

export { Component };

let loading;

/** Resolves when `Component` can be used. After a failure the next call tries again. */
export function load() {
  loading ??= fetch(new URL("./trove-backup_bg.wasm", import.meta.url), { integrity: WASM_INTEGRITY })
    .then((response) => init({ module_or_path: response }))
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
