//! What the judge found, for people and for machines.

pub(super) mod html;
pub(super) mod json;
pub(super) mod junit;
pub(crate) mod table;
mod xml;
