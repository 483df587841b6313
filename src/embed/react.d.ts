// `import "trove-backup/react"` lets TypeScript know <trove-backup> in JSX of React 19.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Token, TroveBackupAttributes, TroveBackupElement, TroveBackupEventMap } from "trove-backup";

type Listeners = { [K in keyof TroveBackupEventMap as `on${K}`]?: (event: TroveBackupEventMap[K]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "trove-backup": DetailedHTMLProps<HTMLAttributes<TroveBackupElement>, TroveBackupElement> &
        TroveBackupAttributes &
        Listeners & { token?: Token | null };
    }
  }
}
