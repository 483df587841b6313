// `import "trove-backup/vue"` lets TypeScript know <trove-backup> in templates of Vue 3.

import type { DefineComponent } from "vue";
import type { Token, TroveBackupAttributes, TroveBackupEventMap } from "trove-backup";

type Listeners = { [K in keyof TroveBackupEventMap as `on${Capitalize<K>}`]?: (event: TroveBackupEventMap[K]) => void };

declare module "vue" {
  interface GlobalComponents {
    "trove-backup": DefineComponent<TroveBackupAttributes & Listeners & { token?: Token | null }>;
  }
}
