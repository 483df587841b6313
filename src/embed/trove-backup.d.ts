// Types of the element, its properties and events, and of `mount`.

/** A token, or a function that gives one: asked when it is first needed, and once more when the cloud refuses. */
export type Token = string | (() => string | Promise<string>);
export type Kind = "full" | "incremental" | "incremental-of" | "register";
export type StorageDriver = "swift" | "cinder";
export type View = "form" | "console";
export type Theme = "light" | "dark" | "auto";

/** A backup as the server told it: only these three are sure, and the values keep their JSON types. */
export interface Backup {
  id: string;
  name: string;
  status: string;
  [property: string]: unknown;
}

export interface BackupDetail {
  backup: Backup;
  status: string;
}

export interface FailedDetail extends BackupDetail {
  /** The instance's last error, where it tells one. */
  reason: string | null;
}

export interface FailureDetail {
  /** `unknown`: look before sending again. */
  outcome: "not-created" | "unknown" | "not-followed" | "gone" | "not-loaded";
  /** What happened, in a sentence. */
  message: string;
  /** The server's own message, without the token. */
  serverMessage: string | null;
  /** The HTTP status. */
  status: number | null;
  requestId: string | null;
}

export interface TroveBackupEventMap {
  "trove-backup-created": CustomEvent<BackupDetail>;
  "trove-backup-status": CustomEvent<BackupDetail>;
  "trove-backup-completed": CustomEvent<BackupDetail>;
  "trove-backup-failed": CustomEvent<FailedDetail>;
  "trove-backup-error": CustomEvent<FailureDetail>;
  "trove-backup-token-refused": CustomEvent<FailureDetail>;
}

/** What may be written as an attribute. The token may not. */
export interface TroveBackupAttributes {
  endpoint?: string;
  "instance-id"?: string;
  name?: string;
  description?: string;
  kind?: Kind;
  "parent-id"?: string;
  "swift-container"?: string;
  "storage-driver"?: StorageDriver;
  "identity-endpoint"?: string;
  region?: string;
  "user-domain"?: string;
  /** Words of `password application-credential token`. */
  ways?: string;
  view?: View;
  theme?: Theme;
  lang?: string;
}

export class TroveBackupElement extends HTMLElement {
  endpoint: string;
  instanceId: string;
  name: string;
  description: string;
  kind: Kind | "";
  parentId: string;
  swiftContainer: string;
  storageDriver: StorageDriver | "";
  identityEndpoint: string;
  region: string;
  userDomain: string;
  ways: string;
  view: View | "";
  theme: Theme | "";
  token: Token | null;
  addEventListener<K extends keyof TroveBackupEventMap>(
    type: K,
    listener: (this: TroveBackupElement, event: TroveBackupEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: TroveBackupElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

export interface Options {
  endpoint?: string | null;
  instanceId?: string | null;
  name?: string | null;
  description?: string | null;
  kind?: Kind | null;
  parentId?: string | null;
  swiftContainer?: string | null;
  storageDriver?: StorageDriver | null;
  identityEndpoint?: string | null;
  region?: string | null;
  userDomain?: string | null;
  ways?: string | null;
  view?: View | null;
  theme?: Theme | null;
  lang?: string | null;
  token?: Token | null;
  onCreated?: ((detail: BackupDetail) => void) | null;
  onStatus?: ((detail: BackupDetail) => void) | null;
  onCompleted?: ((detail: BackupDetail) => void) | null;
  onFailed?: ((detail: FailedDetail) => void) | null;
  onError?: ((detail: FailureDetail) => void) | null;
  onTokenRefused?: ((detail: FailureDetail) => void) | null;
}

export interface Handle {
  readonly element: TroveBackupElement;
  /** Changes the options that are named; `null` takes one back. Throws a `TypeError` that names a wrong one. */
  update(options: Options): void;
  /** Takes the component away. */
  unmount(): void;
}

/** Appends a component to a target. Throws a `TypeError` that names what is wrong. */
export function mount(target: Element | ShadowRoot | string, options?: Options): Handle;

declare global {
  interface HTMLElementTagNameMap {
    "trove-backup": TroveBackupElement;
  }
  interface HTMLElementEventMap extends TroveBackupEventMap {}
}
