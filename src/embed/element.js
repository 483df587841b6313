// The custom element <trove-backup>: forwards attributes, properties and events, and knows nothing of backups.
//
// The wasm behind it is loaded when the first one is connected to a document. `Component` is that of src/element.rs.

import { Component, load } from "./loading.js";
import { adopt } from "./styles.js";

/** The attributes, each mirrored by a property. Those of fields have the fields' keys in src/app/field.rs. */
const MIRRORED = {
  endpoint: "endpoint",
  instanceId: "instance-id",
  name: "name",
  description: "description",
  kind: "kind",
  parentId: "parent-id",
  swiftContainer: "swift-container",
  storageDriver: "storage-driver",
  identityEndpoint: "identity-endpoint",
  region: "region",
  userDomain: "user-domain",
  ways: "ways",
  view: "view",
  theme: "theme",
};

/** Two sentences for when there is no wasm to say anything. */
const NOT_LOADED = "The backup form could not be loaded, or was changed on its way. Check the connection.";
const BLOCKED =
  "WebAssembly was blocked or damaged on its way; perhaps this page's Content Security Policy lacks 'wasm-unsafe-eval'.";

function make(name, part, ...children) {
  const element = document.createElement(name);
  if (part) element.setAttribute("part", part);
  element.append(...children);
  return element;
}

function slot(name) {
  const element = make("slot");
  element.name = name;
  return element;
}

/**
 * A form that creates a backup of a database on OpenStack Trove, and the backup's properties, followed to its end.
 *
 * @tagname trove-backup
 * @element trove-backup
 *
 * @attr {string} endpoint - The project's database endpoint, such as `https://cloud.example:8779/v1.0/<project id>`.
 * @attr {string} instance-id - The database instance to back up: its UUID.
 * @attr {string} name - The backup's name.
 * @attr {string} description - The backup's description.
 * @attr {"full"|"incremental"|"incremental-of"|"register"} kind - What kind of backup is chosen: full unless given; `incremental` is on top of the latest, `incremental-of` on top of the parent.
 * @attr {string} parent-id - The backup that an incremental one is made on top of: its UUID.
 * @attr {string} swift-container - The Swift container.
 * @attr {"swift"|"cinder"} storage-driver - The storage driver; the cloud's own choice unless given.
 * @attr {string} identity-endpoint - Where Keystone is, for people who sign in here.
 * @attr {string} region - The region whose database service is meant.
 * @attr {string} user-domain - The domain of the user who signs in.
 * @attr {string} ways - The ways to sign in that are offered, of `password application-credential token`; all unless given.
 * @attr {"form"|"console"} view - What is shown: the form with its result, or the console with all backups; the form unless given.
 * @attr {"light"|"dark"|"auto"} theme - The colours: `auto` follows the system; without it they follow the host's `color-scheme`.
 * @attr {string} lang - The language of times, as a BCP 47 tag; the browser's unless given. All words are English.
 *
 * @prop {string} endpoint - Mirrors the attribute.
 * @prop {string} instanceId - Mirrors the attribute `instance-id`.
 * @prop {string} name - Mirrors the attribute.
 * @prop {string} description - Mirrors the attribute.
 * @prop {string} kind - Mirrors the attribute.
 * @prop {string} parentId - Mirrors the attribute `parent-id`.
 * @prop {string} swiftContainer - Mirrors the attribute `swift-container`.
 * @prop {string} storageDriver - Mirrors the attribute `storage-driver`.
 * @prop {string} identityEndpoint - Mirrors the attribute `identity-endpoint`.
 * @prop {string} region - Mirrors the attribute.
 * @prop {string} userDomain - Mirrors the attribute `user-domain`.
 * @prop {string} ways - Mirrors the attribute.
 * @prop {"form"|"console"} view - Mirrors the attribute.
 * @prop {"light"|"dark"|"auto"|""} theme - Mirrors the attribute.
 * @prop {string} lang - Mirrors the attribute, as of each element.
 * @prop {string|(() => string|Promise<string>)|null} token - The token, or a function that gives it: asked when it is first needed, and once more when the cloud refuses what it gave. Never an attribute.
 *
 * @fires {CustomEvent<BackupDetail>} trove-backup-created - The cloud accepted a backup, or it was found after a lost reply.
 * @fires {CustomEvent<BackupDetail>} trove-backup-status - The status of the backup in view changed.
 * @fires {CustomEvent<BackupDetail>} trove-backup-completed - The backup ended well: `COMPLETED` or `RESTORED`.
 * @fires {CustomEvent<FailedDetail>} trove-backup-failed - The backup ended badly: `FAILED` or `DELETE_FAILED`.
 * @fires {CustomEvent<FailureDetail>} trove-backup-error - A request was refused, its outcome is not known, the backup is gone, or the wasm did not load.
 * @fires {CustomEvent<FailureDetail>} trove-backup-token-refused - The token was refused, or the function gave none: give another one.
 *
 * @slot heading - Above everything.
 * @slot intro - Between the heading and the form.
 * @slot footer - Below everything.
 *
 * @csspart frame - Around everything, slots too: its background and padding.
 * @csspart root - Around form and result.
 * @csspart connection - Everything about signing in.
 * @csspart session - Who is signed in, and the ways out.
 * @csspart form - The form.
 * @csspart field - One field: label, rule, input and error.
 * @csspart label - A field's label.
 * @csspart hint - A field's rule.
 * @csspart input - A field's input.
 * @csspart error - What is wrong with a field.
 * @csspart submit - The button "Create backup".
 * @csspart notice - An alert.
 * @csspart result - The backup in view, or what will be there.
 * @csspart name - The heading of the backup in view: its name.
 * @csspart status - The status with its stages.
 * @csspart table - The table of properties.
 * @csspart row - A row of the table.
 * @csspart key - A property's name.
 * @csspart value - A property's value.
 * @csspart command - The commands that do the same.
 * @csspart nav - The ways between the views of the console.
 * @csspart console - A view of the console.
 * @csspart chain - What a backup builds on, and what builds on it.
 * @csspart copy - A small button beside a text, most of them to copy it.
 *
 * @cssprop --tb-bg - The background, also that of inputs and buttons.
 * @cssprop --tb-surface - The background of groups and code.
 * @cssprop --tb-line - Lines that only separate.
 * @cssprop --tb-text - The text.
 * @cssprop --tb-muted - Text of less weight.
 * @cssprop --tb-control - The borders of inputs and buttons.
 * @cssprop --tb-accent - The main button and the focus ring.
 * @cssprop --tb-on-accent - The text on the main button.
 * @cssprop --tb-ok - A good end.
 * @cssprop --tb-ok-tint - Its background.
 * @cssprop --tb-run - A running backup.
 * @cssprop --tb-run-tint - Its background.
 * @cssprop --tb-warn - A warning.
 * @cssprop --tb-warn-tint - Its background.
 * @cssprop --tb-bad - A failure.
 * @cssprop --tb-bad-tint - Its background.
 * @cssprop --tb-radius - The radius of corners.
 * @cssprop --tb-font - The font.
 * @cssprop --tb-mono - The font of ids and commands.
 */
export class TroveBackupElement extends HTMLElement {
  static observedAttributes = [...Object.values(MIRRORED), "lang", "token"];

  #token = null;
  #tokenInAttribute = false;
  #component;
  #shown = false;
  #due = false;
  #place = make("div");

  constructor() {
    super();
    const frame = make("div", "frame", slot("heading"), slot("intro"), this.#place, slot("footer"));
    frame.className = "frame";
    this.attachShadow({ mode: "open" }).append(frame);
    adopt(this.shadowRoot);
  }

  /** Puts the focus into the first field. */
  focus(options) {
    this.shadowRoot.querySelector("input, button")?.focus(options);
  }

  get token() {
    return this.#token;
  }

  set token(token) {
    if (token != null && typeof token !== "string" && typeof token !== "function") {
      throw new TypeError("trove-backup: “token” must be a string, a function or null");
    }
    this.#token = token ?? null;
    this.#change();
  }

  connectedCallback() {
    // What was set before the browser knew the element hides the accessors of its class.
    for (const name of [...Object.keys(MIRRORED), "token"]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.#settle();
  }

  disconnectedCallback() {
    this.#settle();
  }

  /** With it, a move by `moveBefore` is neither a removal nor a coming. */
  connectedMoveCallback() {}

  adoptedCallback() {
    adopt(this.shadowRoot);
  }

  attributeChangedCallback(name, _, value) {
    if (name === "token") {
      // Every script and extension can read an attribute: it is never used, and does not stay.
      if (value === null) return;
      this.#tokenInAttribute = true;
      this.removeAttribute("token");
    }
    this.#change();
  }

  /** Whatever changes in one go is told once. */
  #change() {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (this.#shown) this.#component.update(this.#options());
    });
  }

  /** Shows or hides it, once it is clear where it is: a move is a removal and a coming in one go. */
  #settle() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#hide();
      else if (!this.#shown) this.#show();
    });
  }

  async #show() {
    this.#place.setAttribute("aria-busy", "true");
    try {
      await load();
    } catch (error) {
      if (this.isConnected) this.#fail(error instanceof WebAssembly.CompileError ? BLOCKED : NOT_LOADED);
      return;
    }
    if (!this.isConnected || this.#shown) return;
    this.#place.removeAttribute("aria-busy");
    this.#place.replaceChildren();
    this.#component ??= new Component();
    this.#component.show(this.#place, this.#options(), (type, detail) => this.#emit(type, detail));
    this.#shown = true;
  }

  #hide() {
    if (!this.#shown) return;
    this.#shown = false;
    this.#component.hide();
  }

  #fail(message) {
    const again = make("button", "", "Try again");
    again.type = "button";
    again.addEventListener("click", () => this.#settle());
    const told = make("p", "notice", message);
    told.className = "warning";
    told.setAttribute("role", "alert");
    const box = make("div", "root", told, again);
    box.className = "trove-backup";
    this.#place.removeAttribute("aria-busy");
    this.#place.replaceChildren(box);
    const nothing = { serverMessage: null, status: null, requestId: null };
    this.#emit("trove-backup-error", { outcome: "not-loaded", message, ...nothing });
  }

  #options() {
    const texts = {};
    for (const attribute of Object.values(MIRRORED)) texts[attribute] = this.getAttribute(attribute);
    return { texts, lang: this.getAttribute("lang"), token: this.#token, tokenInAttribute: this.#tokenInAttribute };
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

for (const [property, attribute] of Object.entries(MIRRORED)) {
  Object.defineProperty(TroveBackupElement.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(attribute) ?? "";
    },
    set(value) {
      if (value == null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}
