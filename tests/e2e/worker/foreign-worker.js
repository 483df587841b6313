// A service worker that another page of this origin registered. It answers what the page asks of its own origin, sees what
// it asks of others, and changes the program's files whose names hold what its address says (`?change=.js`).

const change = new URL(location.href).searchParams.get("change");
const seen = [];

async function answer(request) {
  const { pathname } = new URL(request.url);
  if (pathname === "/seen-by-the-worker") return Response.json(seen);
  const name = pathname.split("/").at(-1);
  if (!change || !name.startsWith("trove-backup") || !name.includes(change)) return fetch(request);
  const original = await fetch(request.url);
  // White space for the glue, an empty section of its own for the wasm: both would still run.
  const more = change.endsWith(".js") ? [10] : [0, 2, 1, 120];
  const headers = { "Content-Type": original.headers.get("Content-Type") };
  return new Response(new Blob([await original.arrayBuffer(), new Uint8Array(more)]), { headers });
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (new URL(request.url).origin === location.origin) return event.respondWith(answer(request));
  seen.push({ url: request.url, method: request.method, names: [...request.headers.keys()] });
});
