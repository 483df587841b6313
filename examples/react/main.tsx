// A dashboard in React 19: attributes, properties and events are props of the element.

import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import "trove-backup";
import type {} from "trove-backup/react";

interface Session {
  endpoint: string;
  instanceId: string;
  token: string;
}
const session = async (): Promise<Session> => (await fetch("../session.json", { cache: "no-store" })).json();
const token = async () => (await session()).token;

function Dashboard({ endpoint, instanceId }: Session) {
  const [said, say] = useState("Nothing so far.");
  return (
    <main>
      <h1>React dashboard</h1>
      <trove-backup
        endpoint={endpoint}
        instance-id={instanceId}
        token={token}
        ontrove-backup-created={({ detail }) => say(`${detail.backup.name}: created`)}
        ontrove-backup-completed={({ detail }) => say(`${detail.backup.name}: completed`)}
        ontrove-backup-failed={({ detail }) => say(`${detail.backup.name}: failed, ${detail.reason}`)}
      />
      <p>{said}</p>
    </main>
  );
}

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Dashboard {...await session()} />
  </StrictMode>,
);
