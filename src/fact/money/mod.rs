//! Money: what has a price, what somebody is given or fined, what a deal brings in.

mod granted;
mod priced;
mod proceeds;
