//! The chain of seals: one line for each sealed case, in order, as `sha256sum` prints them of their manifests.
//!
//! What a case says that was sent holds the digest of all lines before its own, so that no line can be changed, moved or
//! taken out without a trace in every case after it. The last digest, kept by somebody else, holds them all.

use std::collections::HashMap;

use crate::case::{MANIFEST, Manifest, Sent};
use crate::letter::{Digest, sha256};

/// What is sealed.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    text: String,
    /// One for each case, in the order in which they were sealed.
    pub links: Vec<Link>,
    by_case: HashMap<String, usize>,
}

/// One sealed case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The case.
    pub reference: String,
    /// The SHA-256 digest of its manifest.
    pub digest: String,
    /// The digest of all lines before its own.
    pub after: String,
    /// Its line, from 1.
    pub line: usize,
}

/// A line that is no link, by its number, from 1, and why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MalformedLink(pub usize, pub String);

/// What is not as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// A sealed file is gone, or cannot be read. By its path within the case.
    Missing(String),
    /// A sealed file is another.
    Changed(String),
    /// The manifest is not the one that was sealed, or cannot be read.
    Manifest,
    /// What was sent speaks of another chain before it, or of another case.
    Chain,
}

impl Broken {
    /// The word for it as a result of an audit.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::Changed(_) | Self::Manifest | Self::Chain => "tampered",
        }
    }
}

impl Chain {
    /// Reads the chain. A line that is none is told of and holds no case.
    pub fn read(text: &str) -> (Self, Vec<MalformedLink>) {
        let mut chain = Self { text: text.to_owned(), ..Self::default() };
        let mut malformed = Vec::new();
        let mut digest = Digest::new();
        for (line, written) in (1..).zip(text.split_inclusive('\n')) {
            let after = digest.so_far();
            digest.add(written);
            match link(written, line, after) {
                Err(why) => malformed.push(MalformedLink(line, why)),
                Ok(link) if chain.by_case.contains_key(&link.reference) => {
                    let why = format!("{} is sealed in an earlier line already", link.reference);
                    malformed.push(MalformedLink(line, why));
                }
                Ok(link) => {
                    chain.by_case.insert(link.reference.clone(), chain.links.len());
                    chain.links.push(link);
                }
            }
        }
        (chain, malformed)
    }

    /// The link of a case, if it is sealed.
    pub fn find(&self, reference: &str) -> Option<&Link> {
        self.by_case.get(reference).map(|at| &self.links[*at])
    }

    /// The digest of the whole chain: what the next case to be sealed comes after.
    pub fn digest(&self) -> String {
        sha256(&self.text)
    }

    /// The text of the chain with one more case, whose manifest has this digest.
    pub fn with(&self, reference: &str, digest: &str) -> String {
        let line = Manifest::new([(format!("{reference}/{MANIFEST}"), digest.to_owned())]).text();
        let end = if self.text.is_empty() || self.text.ends_with('\n') { "" } else { "\n" };
        format!("{}{end}{line}", self.text)
    }
}

fn link(written: &str, line: usize, after: String) -> Result<Link, String> {
    let Some(line_text) = written.strip_suffix('\n') else {
        return Err("the line is cut short".to_owned());
    };
    let unlike = || "this is no digest of a manifest, as `sha256sum` writes them".to_owned();
    let (path, digest) = Manifest::read(line_text).ok_or_else(unlike)?;
    let reference = path.strip_suffix(MANIFEST).and_then(|path| path.strip_suffix('/')).ok_or_else(unlike)?;
    let is_digest =
        digest.len() == 64 && digest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if !is_digest || !is_plain(reference) || reference.contains('/') {
        return Err(unlike());
    }
    Ok(Link { reference: reference.to_owned(), digest, after, line })
}

/// Whether a path stays within its folder.
fn is_plain(path: &str) -> bool {
    !path.is_empty() && path.split('/').all(|step| !matches!(step, "" | "." | ".."))
}

impl Link {
    /// Everything of a case that is not as it was sealed. `manifest` are the bytes of its manifest, and `digest_of` gives the
    /// digest of a file by its path within the case, where it can be read. `sent` is what it says that was sent.
    pub fn broken(
        &self,
        manifest: Option<&[u8]>,
        digest_of: &dyn Fn(&str) -> Option<String>,
        sent: Option<&Sent>,
    ) -> Vec<Broken> {
        let Some(manifest) = manifest else { return vec![Broken::Missing(MANIFEST.to_owned())] };
        let mut broken = Vec::new();
        if sha256(manifest) != self.digest {
            broken.push(Broken::Manifest);
        }
        for line in String::from_utf8_lossy(manifest).lines() {
            match Manifest::read(line).filter(|(path, _)| is_plain(path)) {
                None => broken.push(Broken::Manifest),
                Some((path, digest)) => match digest_of(&path) {
                    None => broken.push(Broken::Missing(path)),
                    Some(now) if now != digest => broken.push(Broken::Changed(path)),
                    Some(_) => {}
                },
            }
        }
        if sent.is_some_and(|sent| sent.after != self.after || sent.reference != self.reference) {
            broken.push(Broken::Chain);
        }
        broken.dedup();
        broken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> Chain {
        let first = Chain::default().with("2017-1", &sha256("a"));
        Chain::read(&Chain::read(&first).0.with("2017-2", &sha256("b"))).0
    }

    #[test]
    fn each_link_holds_all_before_it() {
        let chain = chain();
        let [first, second] = &chain.links[..] else { panic!("{chain:?}") };
        assert_eq!(first.after, sha256(""));
        assert_eq!(second.after, sha256(Chain::default().with("2017-1", &sha256("a"))));
        assert_eq!(chain.find("2017-2"), Some(second));
        assert_eq!(chain.find("2017-3"), None);
        assert_eq!(
            chain.text,
            format!("{}  2017-1/seal.sha256\n{}  2017-2/seal.sha256\n", sha256("a"), sha256("b"))
        );
    }

    #[test]
    fn what_is_no_link_is_told_of_and_holds_nothing() {
        let digest = sha256("a");
        for line in [
            "\n".to_owned(),
            "nothing\n".to_owned(),
            format!("{digest}  2017-1/seal.sha256"),
            format!("{digest}  ../seal.sha256\n"),
            format!("{digest}  a/b/seal.sha256\n"),
            format!("{digest}  /seal.sha256\n"),
            format!("{digest}  2017-1/other\n"),
            format!("{}  2017-1/seal.sha256\n", &digest[1..]),
            format!("{}  2017-1/seal.sha256\n", digest.to_uppercase()),
        ] {
            let (chain, malformed) = Chain::read(&line);
            assert_eq!((chain.links.len(), malformed.len()), (0, 1), "{line}");
        }
        let twice = format!("{digest}  2017-1/seal.sha256\n").repeat(2);
        let (chain, malformed) = Chain::read(&twice);
        assert_eq!((chain.links.len(), malformed[0].0), (1, 2));
    }
}
