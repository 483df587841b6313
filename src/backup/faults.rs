//! From the two forms to a request, or to the fields of both that are at fault: who asks and where is the session's, what is
//! asked for is the form's.

use super::draft::Field;
use super::rules::{FieldProblem, Problems, is_rare};
use super::session::{field_of, input_of};
use super::state::{FocusTarget, State};
use super::validation::{Order, validate};
use super::wording;
use crate::session::{self, Input};

impl State {
    /// The request that the form asks for.
    ///
    /// # Errors
    /// All fields at fault: those of who asks and where, and those of what is asked for; not both lists are empty.
    pub fn order(&self) -> Result<Order, (session::Problems, Problems)> {
        let faults = self.session.faults(self.environment.https);
        match (self.session.connection(), validate(&self.draft)) {
            (Some(connection), Ok(backup)) if faults.is_empty() => Ok(Order { connection, backup: backup.into() }),
            (_, Err(problems)) => Err((faults, problems)),
            (..) if self.session.unconfirmed().is_some() && faults.is_empty() => {
                Err((vec![(Input::Endpoint, session::Problem::Unconfirmed)], Vec::new()))
            }
            _ => Err((faults, Vec::new())),
        }
    }

    /// Nothing is sent: the fields at fault are shown, and the first one gets the focus.
    pub(super) fn at_fault(&mut self, of_session: session::Problems, of_form: Problems) {
        self.say(&wording::fields_need_attention(of_session.len() + of_form.len()));
        let first = of_session.first().map(|(input, _)| field_of(*input));
        self.focus_on(first.or(of_form.first().map(|(field, _)| *field)).map(FocusTarget::Field));
        self.unfolded |= of_form.iter().any(|(field, _)| is_rare(*field));
        (self.session.problems, self.problems) = (of_session, of_form);
    }

    /// No field is at fault any more.
    pub(super) fn clear_problems(&mut self) {
        self.problems.clear();
        self.session.problems.clear();
    }

    /// Marks the field that a refusal is about, and leads there; or to the alert.
    pub(super) fn mark_refused(&mut self, field: Option<Field>) {
        let target = match field {
            Some(Field::Token) => FocusTarget::Field(self.token_refused()),
            Some(field) => {
                self.clear_problems();
                match input_of(field) {
                    Some(input) => self.session.problems.push((input, session::Problem::Refused)),
                    None => self.problems.push((field, FieldProblem::ByServer)),
                }
                FocusTarget::Field(field)
            }
            None => FocusTarget::Alert,
        };
        self.focus_on(Some(target));
    }
}
