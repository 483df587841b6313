// The demo: switches set attributes, custom properties and the token; the code and the events are shown.

const places = [...document.querySelectorAll(".place")];
const code = document.getElementById("code");
const events = document.getElementById("events");
const token = document.getElementById("token");
const element = document.createElement("trove-backup");

const attributes = [...document.querySelectorAll("[data-attribute]")];
const properties = [...document.querySelectorAll("[data-property]")];

const quoted = (text) => `"${text.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;

/** What somebody would write to get what is shown. */
function write() {
  const set = attributes.filter(({ dataset }) => element.hasAttribute(dataset.attribute));
  const lines = set.map(({ dataset, value }) => `\n  ${dataset.attribute}=${quoted(value)}`);
  const styles = properties
    .filter(({ defaultValue, value }) => value !== defaultValue)
    .map(({ dataset, value }) => `\n  ${dataset.property}: ${value}${dataset.unit ?? ""};`);
  code.textContent = [
    '<script type="module" src="trove-backup.js"></script>',
    `<trove-backup${lines.join("")}></trove-backup>`,
    ...(token.value ? ['<script type="module">\n  document.querySelector("trove-backup").token = () => session.token();\n</script>'] : []),
    ...(styles.length ? [`trove-backup {${styles.join("")}\n}`] : []),
  ].join("\n\n");
}

for (const input of attributes) {
  const follow = () => {
    if (input.value) element.setAttribute(input.dataset.attribute, input.value);
    else element.removeAttribute(input.dataset.attribute);
    write();
  };
  input.addEventListener("input", follow);
  follow();
}
for (const input of properties) {
  input.addEventListener("input", () => {
    element.style.setProperty(input.dataset.property, input.value + (input.dataset.unit ?? ""));
    write();
  });
}
token.addEventListener("input", () => {
  element.token = token.value ? () => token.value : null;
  write();
});
document.getElementById("move").addEventListener("click", () => {
  places.find((place) => !place.contains(element)).append(element);
});
document.getElementById("remove").addEventListener("click", ({ target }) => {
  if (element.isConnected) element.remove();
  else places[0].append(element);
  target.textContent = element.isConnected ? "Take it away" : "Put it back";
});
for (const what of ["created", "status", "completed", "failed", "error", "token-refused"]) {
  element.addEventListener(`trove-backup-${what}`, ({ type, detail }) => {
    const item = document.createElement("li");
    const text = document.createElement("pre");
    text.textContent = `${type}\n${JSON.stringify(detail, null, 2)}`;
    item.append(text);
    events.prepend(item);
  });
}
places[0].append(element);
