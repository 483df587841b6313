//! The whole story by keyboard alone, with the focus in sight at each step.

use e2e::deadline::Look;
use e2e::expect;
use e2e::outcome::Outcome;
use e2e::page::Page;
use e2e::stage::Stage;
use serde_json::Value;
use thirtyfour::Key;

const MOST_STEPS: usize = 40;

/// Whether what has the focus looks different from the way it looks without.
const FOCUS_SHOWS: &str = "
const element = focused();
const look = (e) => {
  const s = getComputedStyle(e);
  return [s.outlineStyle === 'none' ? 'none' : `${s.outlineStyle} ${s.outlineWidth} ${s.outlineColor}`,
    s.boxShadow, s.borderColor, s.backgroundColor].join(' / ');
};
const chain = [element, element.parentElement].filter(Boolean);
const outlined = chain.some((e) => {
  const s = getComputedStyle(e);
  return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
});
return [element.matches(':focus-visible') && outlined, look(element)];";

/// Tab, until the focus is on something with one of these names; each stop on the way must be in sight.
async fn tab_to(page: &Page, names: &[&str]) -> Look<()> {
    let mut way = Vec::new();
    for _ in 0..MOST_STEPS {
        page.keys(Key::Tab + "").await?;
        let name = page.focus().await?;
        if !name.is_empty() {
            let shows = page.ask(FOCUS_SHOWS, Vec::new()).await?;
            if shows[0] != Value::Bool(true) {
                return Err(format!("expected to see the focus on {name:?}, which looks like this: {}", shows[1]));
            }
        }
        if names.contains(&name.as_str()) {
            return Ok(());
        }
        way.push(name);
    }
    Err(format!("expected Tab to reach one of {names:?} within {MOST_STEPS} steps, but it went over {way:?}"))
}

pub async fn whole_story(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    let draft = stage.draft("billing", "e2e keyboard");
    tab_to(page, &["API endpoint"]).await?;
    for (name, text) in [
        ("Token", draft.endpoint.as_str()),
        ("Instance ID", &draft.token),
        ("Name", &draft.instance),
        ("Create backup", &draft.name),
    ] {
        page.keys(text).await?;
        tab_to(page, &[name]).await?;
    }
    stage.picture("keyboard-focus").await?;
    page.keys(" ").await?;
    page.shows_table().await?;
    let lost = page.ask("return focused() === document.body", Vec::new()).await?;
    expect!(lost == Value::Bool(false), "the focus to stay on something after sending");
    let table = page.follows_to("COMPLETED").await?;
    expect!(table.raw("name") == Some("e2e keyboard"), "the backup that was typed, got {:?}", table.raw("name"));
    Ok(())
}

/// All scenarios find things by role and name as a script of the tests reads them. Here the browser itself is asked, which
/// takes a call for each thing.
pub async fn names_are_computed_so(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    page.click(&page.more_options().await?).await?;
    let mut compared = page.names_are_computed_so().await?;
    page.sign_in(stage.cloud.identity(), "demo", "demo").await?;
    page.is_signed_in().await?;
    compared += page.names_are_computed_so().await?;
    page.go_to("Backups").await?;
    page.list_until("Backups", "to be whole", |list| list.count == 7).await?;
    compared += page.names_are_computed_so().await?;
    page.press("orders-inc-2").await?;
    page.shows_table().await?;
    compared += page.names_are_computed_so().await?;
    page.press("Restore …").await?;
    page.focus_goes_to("Restore “orders-inc-2”").await?;
    compared += page.names_are_computed_so().await?;
    expect!(compared > 100, "more than a hundred things to be compared, got {compared}");
    Ok(())
}

pub async fn invalid_form_by_enter(stage: Stage) -> Outcome {
    let page = &stage.page;
    stage.open().await?;
    tab_to(page, &["Name"]).await?;
    page.keys("ok 1").await?;
    page.keys(Key::Enter + "").await?;
    let fault = page.fault_of("API endpoint").await?;
    expect!(fault.is_some(), "Enter in a field to send the form, and the empty endpoint to be at fault");
    let focus = page.focus().await?;
    expect!(!focus.is_empty() && focus != "Name", "the focus to go where the fault is, it is on {focus:?}");
    Ok(())
}
