// What the scenarios of the element begin with: the module, a stand-in for fetch, and short ways to the form.
const MODULE = '/hosts/html/trove-backup/trove-backup.js';
const tick = (time = 0) => new Promise((done) => setTimeout(done, time));
const until = async (what, is, limit = 8000) => {
  for (const end = Date.now() + limit; Date.now() < end; await tick(10)) {
    const value = is();
    if (value) return value;
  }
  throw new Error(`waited in vain: ${what}`);
};
const field = (element, id) => element.shadowRoot.querySelector(`#trove-backup-${id}`);
const type = (element, id, text) => {
  field(element, id).value = text;
  field(element, id).dispatchEvent(new Event('input', { bubbles: true }));
};
const ready = (element) => until('the form', () => field(element, 'name'));
const press = (element) => element.shadowRoot.querySelector('button[type=submit]').click();
const row = (element, name) => [...element.shadowRoot.querySelectorAll('tbody tr')]
  .find((tr) => tr.querySelector('th').textContent === name)?.querySelector('data').value;
const INSTANCE = 'a0000000-0000-4000-8000-000000000001';
const backup = (status, more = {}) =>
  ({ backup: { id: 'b1', name: 'nightly', status, instance_id: null, size: null, ...more } });
const REFUSAL = { error: { code: 401, title: 'Unauthorized', message: 'log in' } };
const asked = [];
const real = window.fetch;
/**
 * Answers each request in turn, the last answer all that follow: [status, body], or null for nothing for ever. The
 * program's own parts, which are asked for by their addresses, are loaded as they are.
 */
const standIn = (...answers) => {
  asked.length = 0;
  window.fetch = (request, options) => {
    if (request instanceof URL) return real.call(window, request, options);
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push({ method: request.method, token: request.headers.get('x-auth-token'), signal: request.signal });
    if (answer) return Promise.resolve(new Response(JSON.stringify(answer[1]), { status: answer[0] }));
    return new Promise((_, no) => request.signal.addEventListener('abort', () => no(request.signal.reason)));
  };
};
const count = (method) => asked.filter((one) => one.method === method).length;
const make = async (token = 'a-token-of-some-length') => {
  await import(MODULE);
  const element = document.createElement('trove-backup');
  Object.assign(element, { endpoint: 'http://127.0.0.1:9/v1.0/p', instanceId: INSTANCE, name: 'nightly', token });
  document.body.append(element);
  await ready(element);
  await until('the presets', () => field(element, 'name').value === 'nightly');
  return element;
};
const events = [];
for (const what of ['created', 'status', 'completed', 'failed', 'error', 'token-refused'])
  document.addEventListener(`trove-backup-${what}`, ({ detail, composed, bubbles }) =>
    events.push({ what, detail, plain: composed && bubbles && JSON.stringify(detail) === JSON.stringify(structuredClone(detail)) }));
const check = (holds, expected) => { if (!holds) throw new Error(`expected ${expected}`); };
