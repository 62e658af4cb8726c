//! Every test of the whole library and of the command, in one binary.

#[cfg(test)]
#[cfg(feature = "pdf")]
mod approve;
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod attack;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod bodies;
#[cfg(test)]
mod canary;
#[cfg(test)]
mod citations;
#[cfg(test)]
mod cmd;
#[cfg(test)]
mod compare;
#[cfg(test)]
mod complete;
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod deadlines;
#[cfg(test)]
mod decisions;
#[cfg(test)]
mod disclosure;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod escaping;
#[cfg(test)]
mod estimates;
#[cfg(test)]
mod evidence;
#[cfg(test)]
mod exceptions;
#[cfg(test)]
mod fields;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod guide;
#[cfg(test)]
mod histories;
#[cfg(test)]
mod include;
#[cfg(test)]
mod init;
#[cfg(test)]
mod ledgers;
#[cfg(test)]
mod letters;
#[cfg(test)]
mod mutation;
#[cfg(test)]
mod notices;
#[cfg(test)]
mod office;
#[cfg(test)]
mod others;
#[cfg(test)]
mod own_words;
#[cfg(test)]
mod proof;
#[cfg(test)]
mod provisions;
#[cfg(test)]
mod registers;
#[cfg(test)]
mod schemas;
#[cfg(test)]
mod seal;
#[cfg(test)]
#[cfg(feature = "pdf")]
mod sessions;
#[cfg(test)]
mod shell;
#[cfg(test)]
mod standing;
#[cfg(test)]
mod statutory;
#[cfg(test)]
mod table;
#[cfg(test)]
mod templates;
#[cfg(test)]
mod trace;
#[cfg(test)]
mod vocabulary;
#[cfg(test)]
mod world;
#[cfg(test)]
mod worlds;
