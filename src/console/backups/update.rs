//! What happens in the room of all backups.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::deletion::Deletion;
use super::model::Model;
use super::settings::TableSettings;
use crate::context::backups::inventory::Inventory;
use crate::context::backups::item::Item;
use crate::openstack::types::id::Id;

/// What happens.
#[derive(Clone, PartialEq, Debug)]
pub enum Message {
    /// The list changed, or what is shown of it: this is shown now.
    Arranged(Rc<Vec<Rc<Item>>>),
    /// A page of the list was read: what is to be deleted may take others along.
    Listed,
    /// Another view is shown, or another project.
    Enter,
    /// A person, or a link, searches, filters, sorts, or chooses columns.
    Show(TableSettings),
    /// Another row is the first one in sight.
    Scroll(usize),
    /// A person ticked a backup, or took its tick away.
    Select(Rc<str>),
    /// A person ticked all that are shown, or took all ticks away.
    SelectShown,
    /// A person asks for a new look.
    Refresh,
    /// A person opens a backup, by its id.
    Open(Rc<str>),
    /// A person wants to delete a backup, or those that are ticked.
    Delete(Option<Rc<str>>),
    /// A person ticked that all of them may go, or took the tick away.
    Sure,
    /// A person confirmed.
    Confirm,
    /// A person keeps what was to be deleted.
    Dismiss,
}

/// What matters to others.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// Other backups are to be shown, or in another order.
    Narrowed,
    /// Only the first of those that are shown could be ticked.
    SelectedFirst,
    /// The list is to be read anew.
    Refresh,
    /// This backup is to be opened.
    Open(Rc<str>),
    /// A person has to confirm; the list is to be looked at once more meanwhile.
    Asked,
    /// These backups are to be deleted, each with its name; those that build on them go with them.
    Delete(Vec<(Id, Rc<str>)>),
    /// Other requests are under way.
    Busy,
    /// Several would go, and nobody has ticked that.
    Unsure,
    /// A person kept what was to be deleted.
    Dismissed,
}

/// What is known beside the model.
pub struct Context<'a> {
    /// All backups.
    pub inventory: &'a Inventory,
    /// Whether requests are being sent, so that no others can begin.
    pub is_busy: bool,
}

/// Changes the model by a message, and says what matters to others.
pub fn update(model: &mut Model, message: Message, context: &Context) -> Option<Event> {
    let inventory = context.inventory;
    match message {
        Message::Arranged(shown) => model.shown = shown,
        Message::Listed => {
            model.deletion = model.deletion.take().map(|deletion| deletion.again(&inventory.items));
        }
        Message::Enter => {
            model.first = 0;
            model.selection.clear();
            model.deletion = None;
        }
        Message::Show(table) if table == model.table => {}
        Message::Show(table) => {
            model.table = table;
            return Some(Event::Narrowed);
        }
        Message::Scroll(first) => model.first = first,
        Message::Select(id) => model.selection.toggle(id),
        Message::SelectShown => {
            let is_cut = model.selection.toggle_all(model.shown.iter().map(|item| &item.id));
            return is_cut.then_some(Event::SelectedFirst);
        }
        Message::Refresh => return Some(Event::Refresh),
        Message::Open(id) => return Some(Event::Open(id)),
        Message::Delete(id) => {
            let mut ids = id.map_or_else(|| model.selection.ids().clone(), |id| BTreeSet::from([id]));
            ids.retain(|id| !inventory.is_going(id));
            model.deletion = Some(Deletion::of(&inventory.items, &ids));
            // Another one may build on it since the list was read.
            return Some(Event::Asked);
        }
        Message::Sure => {
            if let Some(deletion) = &mut model.deletion {
                deletion.sure = !deletion.sure;
            }
        }
        Message::Confirm if context.is_busy => return Some(Event::Busy),
        Message::Confirm => {
            let is_confirmed = |deletion: &Deletion| deletion.sure || !deletion.is_grave(inventory.knows_all());
            let Some(deletion) = model.deletion.take_if(|deletion| is_confirmed(deletion)) else {
                return Some(Event::Unsure);
            };
            model.selection.clear();
            return Some(Event::Delete(deletion.requests()));
        }
        Message::Dismiss => {
            model.deletion = None;
            return Some(Event::Dismissed);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::backups::page::Rest;
    use crate::openstack::types::time::UtcTime;

    const NOW: UtcTime = UtcTime(1_800_000_000);

    /// A whole list of backups: their ids, and the ids of those that they are built on.
    fn listed(backups: &[(&str, &str)]) -> (Model, Inventory) {
        let item = |(id, parent): &(&str, &str)| Item {
            id: (*id).into(),
            name: format!("name of {id}").into(),
            parent: (*parent).into(),
            status: "COMPLETED".into(),
            ..Item::default()
        };
        let (mut model, mut inventory) = (Model::default(), Inventory::default());
        inventory.ask(1);
        inventory.take(backups.iter().map(item).collect(), Rest::Nothing, (0, 50), NOW, 2);
        let shown = Message::Arranged(inventory.items.clone());
        assert_eq!(update(&mut model, shown, &Context { inventory: &inventory, is_busy: false }), None);
        (model, inventory)
    }

    #[test]
    fn one_goes_after_a_press_and_several_only_after_a_tick() {
        let (mut model, inventory) = listed(&[("a", ""), ("b", "a"), ("c", "")]);
        let context = Context { inventory: &inventory, is_busy: false };
        let mut send = |message| update(&mut model, message, &context);
        assert_eq!(send(Message::Delete(Some("c".into()))), Some(Event::Asked));
        let c = (Id::parse("c").expect("an id"), "name of c".into());
        assert_eq!(send(Message::Confirm), Some(Event::Delete(vec![c])));
        assert_eq!(send(Message::Confirm), Some(Event::Unsure), "nothing is asked for any more");
        assert_eq!(send(Message::Select("a".into())), None);
        assert_eq!(send(Message::Delete(None)), Some(Event::Asked));
        assert_eq!(send(Message::Confirm), Some(Event::Unsure), "b builds on a, and would go with it");
        assert_eq!(send(Message::Sure), None);
        let a = (Id::parse("a").expect("an id"), "name of a".into());
        assert_eq!(send(Message::Confirm), Some(Event::Delete(vec![a])));
        assert!(model.selection.is_empty() && model.deletion.is_none());
    }

    #[test]
    fn what_is_asked_waits_for_other_requests_and_can_be_kept() {
        let (mut model, inventory) = listed(&[("a", "")]);
        let busy = Context { inventory: &inventory, is_busy: true };
        update(&mut model, Message::Delete(Some("a".into())), &busy);
        assert_eq!(update(&mut model, Message::Confirm, &busy), Some(Event::Busy));
        assert!(model.deletion.is_some());
        assert_eq!(update(&mut model, Message::Dismiss, &busy), Some(Event::Dismissed));
        assert!(model.deletion.is_none());
    }

    #[test]
    fn the_same_settings_change_nothing() {
        let (mut model, inventory) = listed(&[("a", "")]);
        let context = Context { inventory: &inventory, is_busy: false };
        assert_eq!(update(&mut model, Message::Show(TableSettings::default()), &context), None);
        let searched = TableSettings { search: "a".into(), ..TableSettings::default() };
        assert_eq!(update(&mut model, Message::Show(searched.clone()), &context), Some(Event::Narrowed));
        assert_eq!(model.table, searched);
    }
}
