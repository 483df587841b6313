//! What a room wants done outside of it.

use std::rc::Rc;

use super::call::CallId;
use super::connection::Connection;
use crate::openstack::trove::operation::Operation;
use crate::openstack::types::time::UtcTime;

/// What a room wants done outside of it. Effects follow the state: a room says in each state what it wants, and what it
/// does not want any more is aborted.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// A request to Trove. Its answer comes back with the number of the call.
    Request {
        /// The number of the call.
        call: CallId,
        /// Where to, and by whom.
        connection: Rc<Connection>,
        /// What for.
        operation: Operation,
    },
    /// A message is due then, by this machine's clock.
    Timer {
        /// When.
        due: UtcTime,
    },
}
