// Begins to watch a table: when its first row and when all of them are there, and how long each frame took.
// `arguments[0]` is how many rows there will be.
const wanted = arguments[0];
const begin = performance.now();
const bench = (window.bench = { first: null, whole: null, longest: 0 });
let last = begin;
const look = (now) => {
  if (bench.stop) return;
  bench.longest = Math.max(bench.longest, now - last);
  last = now;
  const table = document.querySelector("table.list");
  if (bench.first === null && table?.querySelector("tbody tr:not(.gap)")) bench.first = performance.now() - begin;
  const count = Number(table?.getAttribute("aria-rowcount") ?? 0) - 1;
  if (bench.whole === null && (count >= wanted || Number(document.body.dataset.whole) >= wanted)) {
    bench.whole = performance.now() - begin;
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
