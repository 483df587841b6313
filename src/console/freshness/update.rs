//! What happens in the room of freshness.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::board::{Row, Threshold};
use super::model::Model;
use crate::openstack::types::time::UtcTime;

/// What happens.
#[derive(Clone, PartialEq, Debug)]
pub enum Message {
    /// The backups or the instances changed, and the board with them.
    Arranged(Rc<Vec<Row>>),
    /// Another view is shown, or another project.
    Enter,
    /// A person, or a link, chose how old a good backup may be.
    Choose(Threshold),
    /// Another row is the first one in sight.
    Scroll(usize),
    /// A person ticked an instance, or took its tick away.
    Select(Rc<str>),
    /// A person ticked all that are shown, or took all ticks away.
    SelectShown,
    /// What was selected is being backed up.
    SelectNone,
    /// A person asks for a new look.
    Refresh,
    /// A person opens a backup, by its id.
    Open(Rc<str>),
    /// A person wants a backup of an instance.
    BackUp(Rc<str>, UtcTime),
    /// A person wants backups of those that are ticked.
    BackUpSelected(UtcTime),
}

/// What matters to others.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// Only the first of those that are shown could be ticked.
    SelectedFirst,
    /// The lists are to be read anew.
    Refresh,
    /// This backup is to be opened.
    Open(Rc<str>),
    /// Backups of these instances are to be created.
    BackUp(BTreeSet<Rc<str>>, UtcTime),
}

/// Changes the model by a message, and says what matters to others.
pub fn update(model: &mut Model, message: Message) -> Option<Event> {
    match message {
        Message::Arranged(board) => model.board = board,
        Message::Enter => {
            model.first = 0;
            model.selection.clear();
        }
        Message::Choose(threshold) => model.threshold = threshold,
        Message::Scroll(first) => model.first = first,
        Message::Select(id) => model.selection.toggle(id),
        Message::SelectNone => model.selection.clear(),
        Message::SelectShown => {
            let mut selection = std::mem::take(&mut model.selection);
            let is_cut = selection.toggle_all(model.free());
            model.selection = selection;
            return is_cut.then_some(Event::SelectedFirst);
        }
        Message::Refresh => return Some(Event::Refresh),
        Message::Open(id) => return Some(Event::Open(id)),
        Message::BackUp(id, now) => return Some(Event::BackUp(BTreeSet::from([id]), now)),
        Message::BackUpSelected(now) => {
            return (!model.selection.is_empty()).then(|| Event::BackUp(model.selection.ids().clone(), now));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::freshness::board::board;
    use crate::context::choices::Choice;
    use crate::context::selection::MOST;

    const NOW: UtcTime = UtcTime(1_800_000_000);

    /// A board of so many instances, of which the first one is busy.
    fn model(count: usize) -> Model {
        let instance = |at: usize| Choice {
            id: format!("i{at:04}").into(),
            unusable: (at == 0).then(|| "it is being built".into()),
            ..Choice::default()
        };
        let mut model = Model::default();
        let rows = board(&[], &(0..count).map(instance).collect(), NOW);
        assert_eq!(update(&mut model, Message::Arranged(Rc::new(rows))), None);
        model
    }

    fn backed_up(event: Option<Event>) -> Vec<String> {
        match event {
            Some(Event::BackUp(ids, NOW)) => ids.iter().map(ToString::to_string).collect(),
            other => panic!("backups are wanted, not {other:?}"),
        }
    }

    #[test]
    fn backups_are_wanted_of_one_or_of_those_that_are_ticked() {
        let mut model = model(4);
        assert_eq!(backed_up(update(&mut model, Message::BackUp("i0002".into(), NOW))), ["i0002"]);
        assert_eq!(update(&mut model, Message::BackUpSelected(NOW)), None, "none is ticked");
        update(&mut model, Message::Select("i0003".into()));
        update(&mut model, Message::Select("i0001".into()));
        assert!(!model.is_all_selected());
        assert_eq!(backed_up(update(&mut model, Message::BackUpSelected(NOW))), ["i0001", "i0003"]);
        update(&mut model, Message::SelectShown);
        assert!(model.is_all_selected() && !model.selection.contains("i0000"), "one that is busy cannot be ticked");
        update(&mut model, Message::Enter);
        assert!(model.selection.is_empty());
    }

    #[test]
    fn no_more_are_ticked_than_may_be() {
        let mut model = model(MOST + 3);
        assert_eq!(update(&mut model, Message::SelectShown), Some(Event::SelectedFirst));
        assert_eq!(model.selection.len(), MOST);
    }
}
