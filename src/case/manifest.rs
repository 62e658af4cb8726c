//! What goes out in a case, file by file: what a second person said yes to.

use std::collections::BTreeMap;

/// The files that go out or prove what does, each with its SHA-256 digest in hexadecimal, by path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest(BTreeMap<String, String>);

impl Manifest {
    /// A list of these paths and digests.
    pub fn new(files: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(files.into_iter().collect())
    }

    /// Whether it lists nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The digest of the file at `path`.
    pub fn digest(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// What `sha256sum` prints of the files: one line for each, in the order of their paths.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(path, digest)| {
            // As `sha256sum` does it: a path that would break its line is written in escapes, and marked.
            let plain = path.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
            let mark = if plain == *path { "" } else { "\\" };
            format!("{mark}{digest}  {plain}")
        })
    }

    /// All lines, as one text.
    pub fn text(&self) -> String {
        self.lines().map(|line| line + "\n").collect()
    }

    /// The path and the digest of one line.
    pub fn read(line: &str) -> Option<(String, String)> {
        let Some(line) = line.strip_prefix('\\') else {
            let (digest, path) = line.split_once("  ")?;
            return Some((path.to_owned(), digest.to_owned()));
        };
        let (digest, escaped) = line.split_once("  ")?;
        let mut path = String::new();
        let mut signs = escaped.chars();
        while let Some(sign) = signs.next() {
            path.push(match sign {
                '\\' => match signs.next()? {
                    'n' => '\n',
                    'r' => '\r',
                    '\\' => '\\',
                    _ => return None,
                },
                sign => sign,
            });
        }
        Some((path, digest.to_owned()))
    }

    /// What is different `now`, as sentences have it: "`response.md` has changed".
    pub fn changes(&self, now: &Self) -> Vec<String> {
        let of_old = self.0.iter().filter_map(|(path, digest)| match now.digest(path) {
            None => Some(format!("`{path}` is gone")),
            Some(now) => (now != digest).then(|| format!("`{path}` has changed")),
        });
        let new =
            now.0.keys().filter(|path| !self.0.contains_key(*path)).map(|path| format!("`{path}` is new"));
        of_old.chain(new).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_back() {
        for path in
            ["response.md", "attachments/a b  c.pdf", "attachments/back\\slash", "attachments/two\nlines\r"]
        {
            let manifest = Manifest::new([(path.to_owned(), "0".repeat(64))]);
            let line = manifest.lines().next().unwrap();
            assert_eq!(line.lines().count(), 1, "{line}");
            assert_eq!(Manifest::read(&line), Some((path.to_owned(), "0".repeat(64))));
        }
        assert_eq!(Manifest::read("0 one space"), None);
        assert_eq!(Manifest::read("\\0  \\x"), None);
    }
}
