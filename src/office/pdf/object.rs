//! The notation of PDF: names, numbers, strings, lists and dictionaries.

/// Objects do not stand deeper in one another.
const DEEPEST: usize = 40;

/// No object that matters here has more parts.
const MOST_PARTS: usize = 100_000;

/// So much of a string is kept.
const LONGEST_STRING: usize = 64 << 10;

/// What is written at one place.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'b> {
    Number(f64),
    Name(String),
    Text(Vec<u8>),
    /// A word: `obj`, `true`, an operator.
    Word(&'b [u8]),
    OpenList,
    CloseList,
    OpenDictionary,
    CloseDictionary,
}

/// An object.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Number(f64),
    Name(String),
    Text(Vec<u8>),
    /// The object of this number.
    Reference(u32),
    List(Vec<Value>),
    Dictionary(Dictionary),
    /// `true`, `false`, `null`.
    Word(bool),
}

/// Names with what they stand for.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Dictionary(pub(super) Vec<(String, Value)>);

impl Dictionary {
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }

    /// What a name stands for, where that is a name itself.
    pub(super) fn name(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Value::Name(value) => Some(value),
            _ => None,
        }
    }
}

impl Value {
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether there is anything: an empty string, list or `null` is nothing.
    pub(super) fn holds(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty() && text != b"\xFE\xFF",
            Self::List(items) => !items.is_empty(),
            Self::Dictionary(dictionary) => !dictionary.0.is_empty(),
            Self::Word(word) => *word,
            Self::Number(_) | Self::Name(_) | Self::Reference(_) => true,
        }
    }
}

/// Reads one thing after another.
#[derive(Debug, Clone)]
pub(super) struct Lexer<'b> {
    bytes: &'b [u8],
    pub(super) at: usize,
    /// How many more parts of the object are kept.
    left: usize,
}

impl<'b> Lexer<'b> {
    pub(super) fn new(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at, left: MOST_PARTS }
    }

    /// Whether an object had more parts than are kept.
    pub(super) fn was_cut(&self) -> bool {
        self.left == 0
    }

    /// The object that is written here; none where something else is.
    pub(super) fn value(&mut self) -> Option<Value> {
        let token = self.next()?;
        self.value_of(token, 0)
    }

    fn value_of(&mut self, token: Token<'b>, depth: usize) -> Option<Value> {
        if depth > DEEPEST {
            return None;
        }
        Some(match token {
            Token::Number(number) => self.reference(number).unwrap_or(Value::Number(number)),
            Token::Name(name) => Value::Name(name),
            Token::Text(text) => Value::Text(text),
            Token::Word(word) => match word {
                b"true" => Value::Word(true),
                b"false" | b"null" => Value::Word(false),
                _ => return None,
            },
            Token::OpenList => {
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        Token::CloseList => break,
                        token => {
                            let value = self.value_of(token, depth + 1)?;
                            if self.keeps() {
                                items.push(value);
                            }
                        }
                    }
                }
                Value::List(items)
            }
            Token::OpenDictionary => {
                let mut entries = Vec::new();
                loop {
                    match self.next()? {
                        Token::CloseDictionary => break,
                        Token::Name(name) => {
                            let token = self.next()?;
                            let value = self.value_of(token, depth + 1)?;
                            if self.keeps() {
                                entries.push((name, value));
                            }
                        }
                        _ => return None,
                    }
                }
                Value::Dictionary(Dictionary(entries))
            }
            Token::CloseList | Token::CloseDictionary => return None,
        })
    }

    fn keeps(&mut self) -> bool {
        self.left = self.left.saturating_sub(1);
        self.left > 0
    }

    /// `12 0 R`, of which `12` has been read.
    fn reference(&mut self, number: f64) -> Option<Value> {
        let start = self.at;
        let written = whole(number).filter(|_| {
            let mut ahead = self.clone();
            let generation = matches!(ahead.next(), Some(Token::Number(_)));
            let is = generation && ahead.next() == Some(Token::Word(b"R"));
            self.at = if is { ahead.at } else { start };
            is
        });
        written.map(Value::Reference)
    }

    /// The next thing; none at the end.
    pub(super) fn next(&mut self) -> Option<Token<'b>> {
        self.skip();
        let first = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(match first {
            b'[' => Token::OpenList,
            b']' => Token::CloseList,
            b'(' => Token::Text(self.string()),
            b'/' => Token::Name(self.name()),
            b'<' if self.bytes.get(self.at) == Some(&b'<') => {
                self.at += 1;
                Token::OpenDictionary
            }
            b'<' => Token::Text(self.digits()),
            b'>' if self.bytes.get(self.at) == Some(&b'>') => {
                self.at += 1;
                Token::CloseDictionary
            }
            b'{' | b'}' | b')' | b'>' => Token::Word(&self.bytes[self.at - 1..self.at]),
            _ => {
                let start = self.at - 1;
                self.at = self.end_of_word();
                let word = &self.bytes[start..self.at];
                number(word).map_or(Token::Word(word), Token::Number)
            }
        })
    }

    /// Goes past space and comments.
    fn skip(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                0 | 9 | 10 | 12 | 13 | 32 => self.at += 1,
                b'%' => {
                    let rest = &self.bytes[self.at..];
                    let length = rest.iter().position(|byte| matches!(byte, 10 | 13));
                    self.at += length.unwrap_or(rest.len());
                }
                _ => break,
            }
        }
    }

    fn end_of_word(&self) -> usize {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| is_space(*byte) || b"()<>[]{}/%".contains(byte));
        self.at + length.unwrap_or(rest.len())
    }

    fn name(&mut self) -> String {
        let end = self.end_of_word();
        let written = &self.bytes[self.at..end];
        self.at = end;
        let mut name = Vec::new();
        let mut at = 0;
        while let Some(byte) = written.get(at) {
            let coded = (*byte == b'#').then(|| written.get(at + 1..at + 3)).flatten();
            let coded = coded.and_then(|pair| Some(hex(pair[0])? << 4 | hex(pair[1])?));
            name.push(coded.unwrap_or(*byte));
            at += if coded.is_some() { 3 } else { 1 };
        }
        name.truncate(200);
        String::from_utf8_lossy(&name).into_owned()
    }

    /// A string in round brackets, which may stand in one another.
    fn string(&mut self) -> Vec<u8> {
        let (mut text, mut depth) = (Vec::new(), 1_usize);
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            let mut byte = *byte;
            match byte {
                b'(' => depth += 1,
                b')' if depth == 1 => break,
                b')' => depth -= 1,
                b'\\' => {
                    let Some(escaped) = self.bytes.get(self.at) else { break };
                    self.at += 1;
                    byte = match *escaped {
                        b'n' | b'r' => b'\n',
                        b't' => b'\t',
                        digit @ b'0'..=b'7' => self.octal(digit),
                        b'\n' => continue,
                        other => other,
                    };
                }
                _ => {}
            }
            if text.len() < LONGEST_STRING {
                text.push(byte);
            }
        }
        text
    }

    fn octal(&mut self, first: u8) -> u8 {
        let mut value = u32::from(first - b'0');
        for _ in 0..2 {
            let Some(digit @ b'0'..=b'7') = self.bytes.get(self.at) else { break };
            value = value * 8 + u32::from(digit - b'0');
            self.at += 1;
        }
        u8::try_from(value & 255).unwrap_or_default()
    }

    /// A string in digits of sixteen.
    fn digits(&mut self) -> Vec<u8> {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
        self.at = (self.at + length + 1).min(self.bytes.len());
        let digits: Vec<u8> =
            rest[..length].iter().filter_map(|byte| hex(*byte)).take(2 * LONGEST_STRING).collect();
        digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
    }
}

/// A number that stands for an object.
pub(super) fn whole(number: f64) -> Option<u32> {
    let fits = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
    fits.then(|| format!("{number}").parse().ok()).flatten()
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn hex(byte: u8) -> Option<u8> {
    u8::try_from(char::from(byte).to_digit(16)?).ok()
}

fn number(word: &[u8]) -> Option<f64> {
    let looks = word.iter().all(|byte| byte.is_ascii_digit() || b"+-.".contains(byte));
    let looks = looks && word.len() < 40 && word.iter().any(u8::is_ascii_digit);
    looks.then(|| std::str::from_utf8(word).ok()?.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Value> {
        Lexer::new(text.as_bytes(), 0).value()
    }

    #[test]
    fn objects_are_read_as_they_are_written() {
        let Some(Value::Dictionary(read_)) =
            read("<< /Type /Page#73 % a word\n /Kids [1 0 R 2 0 R 3] /T (a\\(b\\051(c)) /H <4a4B5> >>")
        else {
            panic!("no dictionary")
        };
        assert_eq!(read_.name("Type"), Some("Pages"));
        let kids = vec![Value::Reference(1), Value::Reference(2), Value::Number(3.0)];
        assert_eq!(read_.get("Kids"), Some(&Value::List(kids)));
        assert_eq!(read_.get("T"), Some(&Value::Text(b"a(b)(c)".to_vec())));
        assert_eq!(read_.get("H"), Some(&Value::Text(b"JKP".to_vec())));
    }

    #[test]
    fn what_is_cut_off_or_too_deep_is_no_object() {
        for text in ["<< /A", "[1 2", "<< 1 2 >>", &"[".repeat(100_000), ")", ""] {
            assert_eq!(read(text), None, "{text:.20}");
        }
        assert_eq!(read("(open"), Some(Value::Text(b"open".to_vec())));
    }
}
