//! The life of the custom element: attributes and properties, moves, tokens, events, `mount`, memory. What the cloud
//! answers is a stand-in's here, because it must refuse, hang and count; hosts.rs meets the real one.

use e2e::browser::Browser;
use e2e::deadline::{LATE, Look, until};
use e2e::expect;
use e2e::outcome::Outcome;
use e2e::site::NOWHERE;
use e2e::stage::Stage;
use serde_json::{Value, json};

const HELPERS: &str = include_str!("element.js");

/// Runs a story in an empty page, and returns what it returns.
async fn story(stage: &Stage, script: &str) -> Look<Value> {
    stage.page.go(&stage.address(NOWHERE)).await?;
    tell(stage, script).await
}

/// As a script of the page's own: what a driver runs is in a world of its own in Firefox.
async fn tell(stage: &Stage, script: &str) -> Look<Value> {
    let whole = format!(
        "{{ {HELPERS}
         const told = (what) => document.documentElement.setAttribute('data-told', JSON.stringify(what));
         (async () => {{ {script} }})().then((value) => told({{ value }}), (error) => told({{ error: String(error) }})) }}"
    );
    let begin = "document.documentElement.removeAttribute('data-told'); \
                 const script = document.createElement('script'); \
                 script.textContent = arguments[0]; document.head.append(script); script.remove(); return null";
    stage.page.ask(begin, vec![json!(whole)]).await?;
    let told = until("the end of the story", 2 * LATE, async || {
        let told = stage.page.ask_text("return document.documentElement.dataset.told ?? ''").await?;
        serde_json::from_str::<Value>(&told).map_err(|_| "it goes on".to_owned())
    })
    .await?;
    match told["error"].as_str() {
        Some(error) => Err(error.to_owned()),
        None => Ok(told["value"].clone()),
    }
}

pub async fn attributes_and_properties_mirror(stage: Stage) -> Outcome {
    story(
        &stage,
        "const element = document.createElement('trove-backup');
         Object.assign(element, { endpoint: 'http://127.0.0.1:9/v1.0/p', token: () => 'x', theme: 'dark' });
         element.setAttribute('name', 'before');
         document.body.append(element);
         check(!element.shadowRoot, 'no shadow root before the definition');
         await import(MODULE);
         await ready(element);
         check(element.getAttribute('endpoint') === 'http://127.0.0.1:9/v1.0/p', 'a property set before the upgrade to count');
         check(typeof element.token === 'function' && !element.hasAttribute('token'), 'the token to be a property only');
         await until('presets', () => field(element, 'name').value === 'before' && field(element, 'endpoint').value);
         for (const [property, attribute] of [['endpoint', 'endpoint'], ['instanceId', 'instance-id'], ['name', 'name'],
             ['description', 'description'], ['view', 'view'], ['theme', 'theme'], ['lang', 'lang']]) {
           element[property] = 'one';
           check(element.getAttribute(attribute) === 'one', `${property} to set ${attribute}`);
           element.setAttribute(attribute, 'two');
           check(element[property] === 'two', `${attribute} to set ${property}`);
         }
         await until('the changed attribute', () => field(element, 'instance-id').value === 'two');
         type(element, 'name', 'typed');
         Object.assign(element, { name: 'three', description: 'mark' });
         await until('the mark', () => field(element, 'description').value === 'mark');
         check(field(element, 'name').value === 'typed', 'what a person typed to win');
         let thrown;
         try { element.token = 7; } catch (error) { thrown = error; }
         check(thrown instanceof TypeError, 'a token that is none to be refused');
         element.focus();
         check(element.shadowRoot.activeElement === field(element, 'endpoint'), 'focus() to lead into the form');",
    )
    .await?;
    Ok(())
}

pub async fn a_token_in_an_attribute_is_dropped(stage: Stage) -> Outcome {
    let markup = story(
        &stage,
        "await import(MODULE);
         document.body.insertAdjacentHTML('beforeend', '<trove-backup token=\"secret-of-somebody\"></trove-backup>');
         const element = document.querySelector('trove-backup');
         await ready(element);
         await until('the warning', () => element.shadowRoot.textContent.includes('wrote a token into an attribute'));
         check(element.token === null, 'the token not to be used');
         return document.documentElement.outerHTML + element.shadowRoot.innerHTML;",
    )
    .await?;
    expect!(!markup.to_string().contains("secret-of-somebody"), "the token to be gone from the document");
    Ok(())
}

pub async fn moved_removed_and_put_back(stage: Stage) -> Outcome {
    story(
        &stage,
        "const element = await make();
         type(element, 'description', 'typed');
         const form = field(element, 'name');
         const other = document.createElement('div');
         document.body.append(other);
         other.append(element);
         await tick(50);
         check(field(element, 'name') === form, 'a move to leave the form alone');
         element.remove();
         await until('it to be taken away', () => !field(element, 'name'));
         document.body.append(element);
         await ready(element);
         await until('the draft', () => field(element, 'description').value === 'typed');
         standIn(null, [200, { backups: [backup('NEW').backup] }], [200, backup('COMPLETED')]);
         press(element);
         await until('the POST', () => count('POST') === 1);
         element.remove();
         await until('the abort', () => asked[0].signal.aborted);
         await tick(300);
         check(asked.length === 1, 'nothing to be asked while it is away');
         document.body.append(element);
         await ready(element);
         await until('the look', () => count('GET') >= 1);
         await tick(300);
         check(count('POST') === 1, 'the POST not to be sent again');
         check(element.shadowRoot.textContent.includes('taken off its page'), 'the person to be told');",
    )
    .await?;
    Ok(())
}

pub async fn the_host_is_asked_once_more_for_a_token(stage: Stage) -> Outcome {
    story(
        &stage,
        "let given = 0;
         const element = await make(async () => `token-number-${++given}`);
         check(given === 0, 'nobody to be asked before a request');
         standIn([401, REFUSAL], [202, backup('NEW')], [200, backup('COMPLETED')]);
         press(element);
         await until('the end', () => row(element, 'status') === 'COMPLETED');
         check(given === 2, `two askings, got ${given}`);
         const tokens = asked.map((one) => one.token).join(' ');
         check(tokens === 'token-number-1 token-number-2 token-number-2', `each refused token to be used once, got ${tokens}`);
         check(!events.some(({ what }) => what === 'token-refused'), 'no event, for the second token was good');
         element.remove();

         const stubborn = await make(() => 'the-same-token');
         standIn([401, REFUSAL]);
         press(stubborn);
         const refused = await until('the event', () => events.find(({ what }) => what === 'token-refused'));
         check(count('POST') === 1, 'a refused token not to be sent again');
         check(refused.detail.status === 401 && refused.detail.serverMessage === 'log in', JSON.stringify(refused));
         standIn([202, backup('NEW', { id: 'b2' })], [200, backup('COMPLETED', { id: 'b2' })]);
         stubborn.token = 'another-token';
         await tick(50);
         press(stubborn);
         await until('the new token', () => asked[0]?.token === 'another-token');
         stubborn.remove();

         const broken = await make(() => { throw new Error('Your session has ended.'); });
         standIn([202, backup('NEW')]);
         press(broken);
         await until('the words', () => broken.shadowRoot.textContent.includes('Your session has ended.'));
         check(asked.length === 0, 'nothing to be sent');",
    )
    .await?;
    Ok(())
}

pub async fn events_are_told_without_secrets(stage: Stage) -> Outcome {
    let events = story(
        &stage,
        "const token = 'a-token-of-some-length';
         const element = await make(token);
         standIn([202, backup('NEW', { description: `oh ${token}` })], [200, backup('BUILDING')], [200, backup('COMPLETED', { size: 0.31 })]);
         press(element);
         await until('the end', () => events.some(({ what }) => what === 'completed'));
         standIn([422, { unprocessableEntity: { code: 422, message: `busy, ${token}` } }]);
         type(element, 'name', 'another');
         press(element);
         await until('the refusal', () => events.some(({ what }) => what === 'error'));
         check(!JSON.stringify(events).includes(token), 'no token in any event');
         check(events.every(({ plain }) => plain), 'plain details that bubble and are composed');
         return events.map(({ what, detail }) => [what, detail.status, detail.outcome ?? detail.backup.size]);",
    )
    .await?;
    let expected = json!([
        ["created", "NEW", null],
        ["status", "BUILDING", null],
        ["status", "COMPLETED", 0.31],
        ["completed", "COMPLETED", 0.31],
        ["error", 422, "not-created"]
    ]);
    expect!(events == expected, "{expected}, got {events}");
    Ok(())
}

pub async fn mount_says_what_is_wrong(stage: Stage) -> Outcome {
    story(
        &stage,
        "const { mount } = await import(MODULE);
         const says = (call, ...words) => {
           try { call(); } catch (error) {
             return check(error instanceof TypeError && words.every((word) => error.message.includes(word)), `${words} in ${error}`);
           }
           throw new Error(`expected an exception with ${words}`);
         };
         says(() => mount('#nowhere'), 'target');
         says(() => mount(document.body, 7), 'options');
         says(() => mount(document.body, { endpont: 'x' }), '“endpont”');
         says(() => mount(document.body, { name: 7 }), '“name”', 'a string');
         says(() => mount(document.body, { token: {} }), '“token”', 'function');
         says(() => mount(document.body, { theme: 'pink' }), '“theme”', 'dark');
         says(() => mount(document.body, { onCreated: 'x' }), '“onCreated”');
         check(!document.querySelector('trove-backup'), 'nothing to be mounted by a wrong call');
         const heard = [];
         const handle = mount(document.body, { endpoint: 'http://127.0.0.1:9/v1.0/p', instanceId: INSTANCE, name: 'nightly',
           token: 'a-token-of-some-length', onCreated: ({ backup }) => heard.push(backup.status) });
         await ready(handle.element);
         handle.update({ description: 'later', theme: 'light' });
         says(() => handle.update({ lang: 3 }), '“lang”');
         handle.update({ endpoint: null });
         await until('the endpoint to be taken back', () => field(handle.element, 'endpoint').value === '');
         handle.update({ endpoint: 'http://127.0.0.1:9/v1.0/p' });
         await until('it to be given again', () => field(handle.element, 'endpoint').value !== '');
         await until('the update', () => field(handle.element, 'description').value === 'later');
         check(field(handle.element, 'name').value === 'nightly', 'the others to stay');
         standIn([202, backup('NEW')], null);
         press(handle.element);
         await until('the callback', () => heard.join() === 'NEW');
         handle.unmount();
         await until('the abort', () => asked.length < 2 || asked[1].signal.aborted);
         handle.unmount();
         check(!document.querySelector('trove-backup'), 'it to be gone');",
    )
    .await?;
    Ok(())
}

pub async fn ten_load_the_wasm_once_and_stay_apart(stage: Stage) -> Outcome {
    story(
        &stage,
        "await import(MODULE);
         const wasm = () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('_bg.wasm')).length;
         const parts = () => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /-[0-9a-f]{16}\\.wasm$/.test(name));
         await tick(200);
         check(wasm() === 0, 'no wasm before an element is connected');
         const all = Array.from({ length: 10 }, () => document.createElement('trove-backup'));
         document.body.append(...all);
         for (const element of all) await ready(element);
         check(wasm() === 1, `one wasm, got ${wasm()}`);
         await until('the parts', () => parts().length > 2);
         type(all[3], 'name', 'only here');
         await until('the draft', () => all[3].shadowRoot.textContent.includes('only here'));
         check(all.filter((element) => field(element, 'name').value === 'only here').length === 1, 'each to have its own draft');
         const sheets = new Set(all.map((element) => element.shadowRoot.adoptedStyleSheets[0]));
         check(sheets.size === 1, 'one style sheet for all');
         await import(`${MODULE}?again`);
         const { mount } = await import(`${MODULE}?again`);
         await ready(mount(document.body, { name: 'by the second one' }).element);
         check(wasm() === 1, 'a second registration to be harmless');
         await tick(500);
         check(new Set(parts()).size === parts().length, `each part once, got ${parts()}`);",
    )
    .await?;
    Ok(())
}

/// Rounds of mounting before and between two looks at the memory.
const ROUNDS: u32 = 1000;

pub async fn a_thousand_rounds_leave_the_heap_flat(stage: Stage) -> Outcome {
    let prepare = "
        for (const name of ['instantiate', 'instantiateStreaming']) {
          const old = WebAssembly[name].bind(WebAssembly);
          WebAssembly[name] = async (...given) => {
            const made = await old(...given);
            const exports = (made.instance ?? made).exports;
            // The parts have no memory of their own.
            window.memory ??= Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
            return made;
          };
        }";
    // Chromium is told to free what nobody has any more. The others do when somebody allocates much, and that frees what the wasm has of it.
    let pressure = if stage.browser() == Browser::Chromium { 0 } else { 16 };
    let rounds = |count: u32| {
        format!(
            "await import(MODULE);
             for (let round = 0; round < {count}; round++) {{
               const element = document.createElement('trove-backup');
               element.token = () => 'x'.repeat(20);
               document.body.append(element);
               await ready(element);
               type(element, 'name', `round ${{round}}`);
               element.remove();
               if (round % 50 === 0) {{
                 const garbage = Array.from({{ length: {pressure} }}, () => new ArrayBuffer(1 << 22));
                 await tick(garbage.length + 100);
               }} else await tick(0);
             }}
             await tick(500);
             return window.memory.buffer.byteLength;"
        )
    };
    // Also what the browser itself keeps until it needs the room.
    let look = async || -> Look<Value> {
        if stage.browser() != Browser::Chromium {
            return Ok(Value::Null);
        }
        for _ in 0..3 {
            stage.page.devtools("HeapProfiler.collectGarbage", json!({})).await?;
            tell(&stage, "await tick(200)").await?;
        }
        stage.page.devtools("Performance.enable", json!({})).await?;
        let metrics = stage.page.devtools("Performance.getMetrics", json!({})).await?;
        let metric = |name: &str| {
            let all = metrics["metrics"].as_array().into_iter().flatten();
            all.into_iter().find(|one| one["name"] == name).map_or(Value::Null, |one| one["value"].clone())
        };
        Ok(
            json!({ "heap": metric("JSHeapUsedSize"), "nodes": metric("Nodes"), "listeners": metric("JSEventListeners") }),
        )
    };
    let wasm_before = story(&stage, &format!("{prepare} {}", rounds(ROUNDS / 5))).await?.as_f64().unwrap_or_default();
    let before = look().await?;
    let wasm_after = tell(&stage, &rounds(ROUNDS)).await?.as_f64().unwrap_or_default();
    let after = look().await?;
    println!("    {ROUNDS} rounds: wasm {wasm_before} -> {wasm_after} bytes, {before} -> {after}");
    expect!(wasm_before > 0.0, "the wasm's memory to be found");
    // One page of 64 KiB is a matter of when it was measured. Where nobody can make the browser free what it need not
    // keep, some of that is still there; a root that stays takes 2 kB a round.
    let allowed = if stage.browser() == Browser::Chromium { 65536.0 } else { f64::from(ROUNDS) * 1000.0 };
    expect!(wasm_after - wasm_before <= allowed, "flat wasm memory, got {wasm_before} and then {wasm_after}");
    if stage.browser() == Browser::Chromium {
        let grown = |name: &str| after[name].as_f64().unwrap_or(f64::MAX) - before[name].as_f64().unwrap_or_default();
        expect!(grown("nodes") < 100.0, "no more nodes than before, got {} more", grown("nodes"));
        // Each script here adds some of its own.
        expect!(grown("listeners") < 100.0, "no more listeners than before, got {} more", grown("listeners"));
        expect!(grown("heap") < 300_000.0, "a flat heap, got {} bytes more", grown("heap"));
    }
    Ok(())
}

pub async fn what_does_not_load_is_said(stage: Stage) -> Outcome {
    story(
        &stage,
        "await import(MODULE);
         window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
         const element = document.createElement('trove-backup');
         document.body.append(element);
         await until('the alert', () => element.shadowRoot.querySelector('[role=alert]')?.textContent.includes('could not be loaded'));
         check(events[0]?.detail.outcome === 'not-loaded', 'the host to be told');
         window.fetch = real;
         element.shadowRoot.querySelector('button').click();
         await ready(element);",
    )
    .await?;
    Ok(())
}
