// What every question to the page begins with: it looks into open shadow roots too, so that the page and the component
// answer alike.
const roots = () => {
  const found = [document];
  for (const root of found)
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) found.push(element.shadowRoot);
  return found;
};
const all = (selector) => roots().flatMap((root) => [...root.querySelectorAll(selector)]);
const shown = (element) =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible' &&
  // What is folded away has a place in some browsers.
  (element.checkVisibility?.() ?? true);
// As people read it: white space is one blank, and what isolates names (U+2068, U+2069) is not seen.
const tidy = (text) => (text ?? '').replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ').trim();
const byIds = (element, attribute) =>
  tidy((element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean)
    .map((id) => element.getRootNode().getElementById(id)?.textContent).join(' '));
// The accessible name, as far as this page needs it. One scenario holds that browsers compute the same.
const unnamedByText = 'section, table, input, select, textarea, [role=region], [role=table], [role=textbox], [role=combobox]';
const named = (element) =>
  byIds(element, 'aria-labelledby') || tidy(element.getAttribute('aria-label')) ||
  tidy([...(element.labels ?? [])].map((label) => label.textContent).join(' ')) ||
  tidy(element.caption?.textContent) || (element.matches(unnamedByText) ? '' : tidy(element.textContent));
const focused = () => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};
