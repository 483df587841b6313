// Loads the wasm; says so where that fails. The names come from the preload links, whose integrity Trunk wrote.

const wasm = document.querySelector("link[rel=preload][as=fetch]");
const glue = document.querySelector("link[rel=modulepreload]");

/** Shows a sentence and the command that does the same, instead of the form. */
function fail(sentence) {
  const told = document.getElementById("failed").content.cloneNode(true);
  told.querySelector("p").textContent = sentence;
  document.getElementById("app").replaceChildren(told);
}

// A panic of the page's own code ends in a trap; nothing of it works any more.
addEventListener("error", ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) {
    fail("Something went wrong in this page, and it stopped. Reload it. A backup that was sent goes on.");
  }
});

if (typeof WebAssembly !== "object") {
  fail("This browser cannot run WebAssembly, or it is switched off.");
} else {
  try {
    // WebKit imports a preloaded module whatever its integrity: here it is checked once more, beside.
    const checked = ({ href, integrity }) => fetch(href, { integrity, credentials: "same-origin" });
    const [{ default: init }] = await Promise.all([import(glue.href), checked(glue)]);
    await init({ module_or_path: checked(wasm) });
  } catch (error) {
    const blocked = error instanceof WebAssembly.CompileError;
    fail(
      blocked
        ? "WebAssembly was blocked or damaged on its way; perhaps the server's Content Security Policy lacks 'wasm-unsafe-eval'."
        : "The page could not be loaded, or was changed on its way. Check the connection and reload.",
    );
  }
}
