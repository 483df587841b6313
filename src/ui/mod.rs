//! Components and helpers of the page that know nothing of Trove: elements, fields, tables, clipboard, clock.

pub mod alert;
pub mod button;
pub mod clipboard;
pub mod clock;
pub mod copy;
pub mod element;
pub mod field;
pub mod file;
pub mod long_text;
pub mod options;
pub mod renders;
pub mod select_field;
pub mod status_mark;
pub mod table;
pub mod text_field;
pub mod virtual_table;
