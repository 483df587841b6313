// What a page without any library does with the same list: each backup of each page becomes a row of the document.

const HEADINGS = ["Name", "Status", "Instance", "Kind", "Size", "Created", "Duration", "Datastore"];

function cell(row, ...content) {
  row.insertCell().append(...content);
}

function show(body, backup) {
  const row = body.insertRow();
  const box = document.createElement("input");
  box.type = "checkbox";
  box.ariaLabel = `Select ${backup.name}`;
  cell(row, box);
  const name = document.createElement("button");
  name.textContent = backup.name;
  cell(row, name);
  cell(row, backup.status);
  cell(row, backup.instance_id ?? "");
  cell(row, backup.parent_id ? "incremental" : "full");
  cell(row, backup.size === null ? "" : `${backup.size} GiB`);
  cell(row, new Date(`${backup.created}Z`).toLocaleString());
  cell(row, `${(Date.parse(backup.updated) - Date.parse(backup.created)) / 1000} s`);
  cell(row, `${backup.datastore?.type} ${backup.datastore?.version}`);
}

/** Lists all backups, in the pages that the console asks for. */
window.begin = async (endpoint, token) => {
  const [head, body] = [document.querySelector("thead tr"), document.querySelector("tbody")];
  cell(head);
  for (const heading of HEADINGS) cell(head, heading);
  const known = new Set();
  let [marker, limit] = [0, 50];
  for (;;) {
    const answer = await fetch(`${endpoint}/backups?limit=${limit}${marker ? `&marker=${marker}` : ""}`, {
      headers: { "X-Auth-Token": token, Accept: "application/json" },
    });
    const { backups, links } = await answer.json();
    for (const backup of backups.filter((backup) => !known.has(backup.id))) {
      known.add(backup.id);
      show(body, backup);
    }
    if (!links?.some((link) => link.rel === "next")) break;
    marker += backups.length - 20;
    limit = 250;
  }
  document.body.dataset.whole = known.size;
};
