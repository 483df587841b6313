// Begins to watch the main thread: its longest task of 50 ms and more, as the browser itself tells of it, how many of them
// there were, and the longest time between two frames; in milliseconds.
const freezes = (window.freezes = { task: 0, count: 0, frame: 0 });
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) {
    freezes.task = Math.max(freezes.task, duration);
    freezes.count += 1;
  }
}).observe({ type: "longtask" });
let last = performance.now();
const next = (now) => {
  freezes.frame = Math.max(freezes.frame, now - last);
  last = now;
  requestAnimationFrame(next);
};
requestAnimationFrame(next);
