// The style sheet: constructed once for each document, shared by all elements in it. A host's policy against inline
// styles does not concern it.

import css from "component.css";

const sheets = new WeakMap();

/** Gives a shadow root the sheet of its document. */
export function adopt(root) {
  const { ownerDocument: owner } = root;
  const { defaultView: view } = owner;
  if (!view) return;
  if (!sheets.has(owner)) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(owner, sheet);
  }
  root.adoptedStyleSheets = [sheets.get(owner)];
}
