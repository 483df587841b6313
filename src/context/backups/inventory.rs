//! All backups of the project: read page by page, then looked at as long as something runs.
//!
//! Trove's marker is a row's number and rows move while backups run, so pages are joined by id; one list is asked for
//! all that runs, not each row (`docs/trove-api.md` §3.5, `docs/decisions/0006-polling.md`).

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::item::{Item, find, join};
use super::page::{News, Rest};
use crate::context::call::CallId;
use crate::openstack::transport::error::Error;
use crate::openstack::types::time::UtcTime;

/// How far the list is.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Stage {
    /// Nobody wanted it so far.
    #[default]
    Unasked,
    /// So many rows behind so many others are asked for.
    Asking {
        /// The call's number.
        call: CallId,
        /// The rows before.
        marker: usize,
        /// The most that are wanted.
        limit: usize,
    },
    /// It is looked at again then, for something runs.
    Waiting(UtcTime),
    /// It is whole, and nothing runs.
    Done,
    /// It could not be got, or not be got further.
    Failed(Error),
}

/// The list.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Inventory {
    /// The backups, in the order of their ids.
    pub items: Rc<Vec<Rc<Item>>>,
    /// Whether the list was read to its end, or to [`MOST`].
    pub whole: bool,
    /// Whether the cloud has more: than [`MOST`], of which the newest are listed, or than it lets be read.
    pub cut: bool,
    /// How far the list is.
    pub stage: Stage,
    /// When it was told last.
    pub looked: Option<UtcTime>,
    /// Why the last look failed, if it did; what is there stays.
    pub trouble: Option<Error>,
    /// The ids of those that are being deleted, as the cloud still shows them with their old status; and since when.
    pub going: BTreeMap<Rc<str>, UtcTime>,
    rounds: usize,
    reading: u32,
    hurried: bool,
}

/// The most backups that are listed.
pub const MOST: usize = 20_000;
/// Few, so that there is something to see at once.
pub const FIRST: usize = 50;
/// Trove knows no most; answers stay below [`crate::openstack::transport::body::LONGEST`].
const MORE: usize = 250;
/// Seconds after which one that was deleted should be gone.
const LONGEST: i64 = 600;
/// Rows beyond those that are looked for, for rows move.
const SLACK: usize = 20;

impl Inventory {
    /// The backup of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Rc<Item>> {
        find(&self.items, id)
    }

    /// Whether a backup is being deleted.
    #[must_use]
    pub fn is_going(&self, id: &str) -> bool {
        self.going.contains_key(id)
    }

    /// Whether all backups of the project are known.
    #[must_use]
    pub fn knows_all(&self) -> bool {
        self.whole && !self.cut
    }

    /// Whether a page is asked for.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        matches!(self.stage, Stage::Asking { .. })
    }

    /// Whether something is to be waited for.
    #[must_use]
    pub fn moves(&self) -> bool {
        !self.going.is_empty() || self.items.iter().any(|item| item.is_running())
    }

    /// Takes a page, and says what it changed.
    pub fn take(&mut self, page: Vec<Item>, rest: Rest, asked: (usize, usize), now: UtcTime, call: CallId) -> News {
        let more = rest != Rest::Nothing;
        let (marker, limit) = asked;
        let count = page.len();
        let oldest = page.last().and_then(|item| item.updated).filter(|_| more);
        // Of a page in the middle, those before it are not expected on it; on an empty one there, none is.
        let newest = (marker > 0).then(|| page.first().and_then(|item| item.updated));
        let reading = self.reading;
        let mut fresh: Vec<_> = page.into_iter().map(|item| Rc::new(Item { reading, ..item })).collect();
        join(&mut fresh);
        let mut news = News::default();
        let mut items = fresh.clone();
        for item in &*self.items {
            match find(&fresh, &item.id) {
                Some(fresh) if fresh.status != item.status => news.changed.push(fresh.clone()),
                Some(_) => {}
                // A row that would have to be on this page, and is not, is gone.
                None if self.whole && item.updated > oldest && newest.is_none_or(|newest| item.updated < newest) => {
                    news.gone += 1;
                }
                None => items.push(item.clone()),
            }
        }
        join(&mut items);
        let too_many = items.len() > MOST;
        if too_many {
            // Those that were told in this reading, and of these the newest.
            items.sort_by_key(|item| Reverse((item.reading == reading, item.updated)));
            items.truncate(MOST);
            join(&mut items);
        }
        let told = |items: &[Rc<Item>]| items.iter().filter(|item| item.reading == reading).count();
        let (grown, full) = (told(&items) > told(&self.items), told(&items) >= MOST);
        self.going.retain(|id, since| {
            let there = find(&items, id).is_some();
            let late = now.since(*since) > LONGEST;
            news.stuck += usize::from(there && late);
            there && !late
        });
        self.items = Rc::new(items);
        self.looked = Some(now);
        self.trouble = None;
        self.rounds = if news.changed.is_empty() && news.gone + news.stuck == 0 { self.rounds + 1 } else { 0 };
        if !self.whole && more && grown && !full {
            // Rows that vanish meanwhile move the others up: the pages overlap.
            let read = if rest == Rest::Unread { count } else { count.min(limit) };
            self.stage = Stage::Asking { call, marker: marker + read - SLACK.min(read / 2), limit: MORE };
        } else {
            if !self.whole {
                // What was there before and is on no page is gone.
                let there = |item: &Rc<Item>| item.reading == reading;
                self.items = Rc::new(self.items.iter().filter(|item| there(item)).cloned().collect());
                self.rounds = 0;
                // Where an answer with more rows than are read brought nothing new, its other rows cannot be had.
                self.cut = more && (full || (rest == Rest::Unread && !grown));
            }
            self.cut |= too_many && full;
            self.whole = true;
            self.wait(now, 0);
        }
        news
    }

    /// A look failed. What is there stays, and is looked at again unless the token was refused.
    pub fn fail(&mut self, error: Error, now: UtcTime) {
        if error.wants_token() || !self.whole {
            self.stage = Stage::Failed(error);
        } else {
            self.wait(now, error.pause(0));
            self.trouble = Some(error);
        }
    }

    /// Something runs that was not there before: it is looked at soon.
    pub fn hurry(&mut self, now: UtcTime) {
        self.rounds = 0;
        self.hurried = true;
        if self.whole && matches!(self.stage, Stage::Waiting(_) | Stage::Done) {
            self.wait(now, 0);
        }
    }

    /// Asks for the first page; or, where the list is whole, for as many as all that moves are among.
    pub fn ask(&mut self, call: CallId) {
        if self.is_asking() {
            return;
        }
        let (marker, limit) = if self.whole {
            self.reach()
        } else {
            // What was read before a reading broke off says nothing about where this one ends.
            self.reading = self.reading.wrapping_add(1);
            (0, FIRST)
        };
        self.stage = Stage::Asking { call, marker, limit };
    }

    /// Reads all of it anew; what is there stays until it is known better.
    pub fn read_again(&mut self, call: CallId) {
        self.whole &= self.is_asking();
        self.ask(call);
    }

    /// Forgets what is asked for: the answer will not come.
    pub fn drop_question(&mut self) {
        if self.is_asking() {
            self.stage = Stage::Unasked;
        }
    }

    fn wait(&mut self, now: UtcTime, least: i64) {
        let hurried = std::mem::take(&mut self.hurried);
        let pause = match self.rounds {
            _ if hurried => 1,
            ..10 => 6,
            10..16 => 10,
            _ => 30,
        };
        self.stage = if hurried || self.moves() { Stage::Waiting(now.plus(pause.max(least))) } else { Stage::Done };
    }

    /// The rows, in the server's order, that have to be looked at: those before, and how many. The top, where what changes
    /// moves to; and where something moves that lies deeper, its place in turn with the top.
    fn reach(&self) -> (usize, usize) {
        let moving = |item: &&Rc<Item>| item.is_running() || self.is_going(&item.id);
        let last = self.items.iter().filter(moving).map(|item| item.updated).min();
        let among = last.map_or(0, |last| self.items.iter().filter(|item| item.updated >= last).count());
        let end = among + SLACK;
        if end > MORE && self.rounds % 2 == 1 { (end - MORE, MORE) } else { (0, end.clamp(FIRST, MORE)) }
    }
}
