//! Money: what has a price, what somebody is given or fined, what a deal brings in, what a bracket or the sentence before tells it is of.

mod granted;
mod priced;
mod proceeds;
mod rated;
mod told;
