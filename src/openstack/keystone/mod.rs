//! Keystone, the identity service: tokens, projects, and the catalog that says where Trove is.

pub mod auth;
pub mod catalog;
pub mod identity;
pub mod projects;
pub mod tokens;
