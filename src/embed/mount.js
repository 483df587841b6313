// `mount(target, options)`: the element for those who write JavaScript rather than markup.

const text = (value) => typeof value === "string" || "a string";
const oneOf = (...names) => (value) => names.includes(value) || names.map((name) => `“${name}”`).join(" or ");
const callback = (value) => typeof value === "function" || "a function";

/** Each option, and what it must be. */
const OPTIONS = {
  endpoint: text,
  instanceId: text,
  name: text,
  description: text,
  kind: oneOf("full", "incremental", "incremental-of", "register"),
  parentId: text,
  swiftContainer: text,
  storageDriver: oneOf("swift", "cinder"),
  identityEndpoint: text,
  region: text,
  userDomain: text,
  ways: text,
  lang: text,
  view: oneOf("form", "console"),
  theme: oneOf("light", "dark", "auto"),
  token: (value) => ["string", "function"].includes(typeof value) || "a string or a function",
  onCreated: callback,
  onStatus: callback,
  onCompleted: callback,
  onFailed: callback,
  onError: callback,
  onTokenRefused: callback,
};

/** `onTokenRefused` -> `trove-backup-token-refused` */
const eventOf = (option) => option.replace(/^on/, "trove-backup").replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function check(options) {
  if (options === null || typeof options !== "object") throw new TypeError("trove-backup: the options must be an object");
  for (const [option, value] of Object.entries(options)) {
    if (!Object.hasOwn(OPTIONS, option)) {
      throw new TypeError(`trove-backup: there is no option “${option}”, but ${Object.keys(OPTIONS).join(", ")}`);
    }
    const expected = value == null || OPTIONS[option](value);
    if (expected !== true) throw new TypeError(`trove-backup: the option “${option}” must be ${expected}`);
  }
}

function find(target) {
  const place = typeof target === "string" ? document.querySelector(target) : target;
  if (typeof place?.append !== "function") {
    throw new TypeError("trove-backup: the target must be an element, or a selector that finds one");
  }
  return place;
}

/**
 * Appends a component to a target.
 *
 * @param {Element|ShadowRoot|string} target - Where: an element, a shadow root, or a selector.
 * @param {object} options - The element's properties, and a callback for each event, which gets the event's detail.
 * @returns A handle: `element`, `update(options)` for the options that change, `unmount()`.
 * @throws {TypeError} names the option that is not right.
 */
export function mount(target, options = {}) {
  const place = find(target);
  check(options);
  const element = document.createElement("trove-backup");
  const callbacks = {};
  const set = (changes) => {
    for (const [option, value] of Object.entries(changes)) {
      if (OPTIONS[option] === callback) callbacks[option] = value;
      else if (option === "lang" && value == null) element.removeAttribute("lang");
      else element[option] = value;
    }
  };
  for (const option of Object.keys(OPTIONS).filter((option) => OPTIONS[option] === callback)) {
    element.addEventListener(eventOf(option), ({ detail }) => callbacks[option]?.(detail));
  }
  set(options);
  place.append(element);
  return {
    element,
    update(changes) {
      check(changes);
      set(changes);
    },
    unmount() {
      element.remove();
    },
  };
}
