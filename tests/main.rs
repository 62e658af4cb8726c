//! Every test of the whole library, in one binary.

#[cfg(test)]
mod bodies;
#[cfg(test)]
mod registers;
#[cfg(test)]
mod standing;
#[cfg(test)]
mod trace;
