//! Signing in: so far the settings files that fill in its form.

pub mod settings;
