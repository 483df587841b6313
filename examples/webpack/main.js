// A dashboard that mounts the component from JavaScript.

import { mount } from "trove-backup";

const session = async () => (await fetch("../session.json", { cache: "no-store" })).json();
const say = (text) => (document.querySelector("#said").textContent = text);

session().then(({ endpoint, instanceId }) => {
  mount("#backup", {
    endpoint,
    instanceId,
    token: async () => (await session()).token,
    onCreated: ({ backup }) => say(`${backup.name}: created`),
    onCompleted: ({ backup }) => say(`${backup.name}: completed`),
    onFailed: ({ backup, reason }) => say(`${backup.name}: failed, ${reason}`),
  });
});
