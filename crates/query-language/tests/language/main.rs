//! The query language: tables that a lawyer can read, properties of all queries, the guides.

mod cases;
mod fuzz;
mod guide;
mod invariants;
mod limits;
mod properties;
mod reading;
mod recogniser;
