// A dashboard in plain JavaScript: gives the element what it knows, and hears what happens.

const session = async () => (await fetch("../session.json", { cache: "no-store" })).json();

const element = document.querySelector("trove-backup");
const footer = document.querySelector("[slot=footer]");
const { endpoint, instanceId } = await session();

element.endpoint = endpoint;
element.instanceId = instanceId;
element.token = async () => (await session()).token;
for (const what of ["created", "completed", "failed"]) {
  element.addEventListener(`trove-backup-${what}`, ({ detail }) => {
    footer.textContent = `${detail.backup.name}: ${what}`;
  });
}
