// The package's only module: defines <trove-backup>, and exports what code needs.

import { TroveBackupElement } from "./element.js";

export { mount } from "./mount.js";
export { TroveBackupElement };

// Twice on one page is harmless: the first one stays.
if (!customElements.get("trove-backup")) customElements.define("trove-backup", TroveBackupElement);
