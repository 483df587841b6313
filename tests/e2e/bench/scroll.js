// Scrolls the table from its top to its end, some screens a frame, and notes how long each frame took.
const pane = document.querySelector(".pane");
const bench = window.bench;
bench.stop = true;
const frames = [];
let last = performance.now();
const step = (now) => {
  frames.push(now - last);
  last = now;
  const before = pane.scrollTop;
  pane.scrollTop += 2500;
  if (pane.scrollTop === before) {
    frames.sort((one, two) => one - two);
    bench.scroll = { frames: frames.length, middle: frames[frames.length >> 1], longest: frames.at(-1) };
    return;
  }
  requestAnimationFrame(step);
};
pane.scrollTop = 0;
requestAnimationFrame(step);
