// Looks for the beginning of its argument in all that a page can hold; returns the places.
const secret = arguments[0].slice(0, 40);
const places = [];
const seek = (where, text) => { if (String(text ?? '').includes(secret)) places.push(where); };
const field = (e) => e.matches?.('input[type=password]');
for (const root of roots()) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  for (let node = walker.currentNode; node; node = walker.nextNode()) {
    for (const attribute of node.attributes ?? []) seek(`attribute ${attribute.name} of ${node.localName}`, attribute.value);
    if (node.nodeType !== Node.ELEMENT_NODE) seek(`text in ${node.parentNode?.localName}`, node.nodeValue);
    else if ('value' in node && !field(node)) seek(`value of ${node.localName}`, node.value);
  }
}
for (const name of ['localStorage', 'sessionStorage'])
  for (const key of Object.keys(window[name])) seek(name, key + window[name].getItem(key));
for (const entry of performance.getEntries()) seek(`request ${entry.entryType}`, entry.name);
seek('cookie', document.cookie);
seek('address', location.href);
seek('history', JSON.stringify(history.state));
seek('window name', window.name);
return places;
