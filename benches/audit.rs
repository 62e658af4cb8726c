//! How long `candour audit` takes over a thousand, ten thousand and a hundred thousand sealed cases, how much memory it
//! needs, and how long `sha256sum` takes over the same files.
//!
//! `cargo bench --no-default-features --bench audit` prints the table; a number behind `--` is the largest size.
#![expect(
    clippy::disallowed_methods,
    reason = "a measurement makes files, and reads the clock, its arguments and its own memory"
)]
#![expect(clippy::print_stdout, reason = "the table is what was asked for")]
#![expect(clippy::unwrap_used, reason = "a measurement that fails has nothing to say")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use candour::case::{CHAIN, MANIFEST, Manifest, SENT, SENT_SCHEMA, Sent};
use candour::letter::{self, Digest, MadeFrom, sha256};
use candour::read;
use candour::seal;
use candour::template::{DEFAULTS, TemplateFile, Templates};
use candour::text::{FileId, SourceMap};
use candour::value::Day;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const TOPICS: usize = 40;
/// Letters were sent in so many months, each about the month before.
const MONTHS: usize = 42;
const TIMES: usize = 3;
/// What stands for the reference of a case until it is known.
const REFERENCE: &str = "REFERENCE-OF-A-CASE";

fn main() {
    let most = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(usize::MAX);
    println!(
        "{:>8} {:>9} {:>9} {:>9} {:>7} {:>9} {:>8}",
        "cases", "MB", "audit s", "sum s", "ratio", "each µs", "memory MB"
    );
    for size in SIZES.into_iter().filter(|size| *size <= most) {
        let folder = tempfile::tempdir().unwrap();
        let bytes = write(folder.path(), size);
        // Side by side, and each as often: the files are in memory for both.
        let (mut audits, mut sums, mut memory) = (Vec::new(), Vec::new(), 0);
        for _ in 0..TIMES {
            sums.push(sum(folder.path()));
            let (time, most) = audit(folder.path(), size);
            audits.push(time);
            memory = memory.max(most);
        }
        let [audit, sum] = [audits, sums].map(|mut times| {
            times.sort_unstable();
            times[TIMES / 2].as_secs_f64()
        });
        #[expect(clippy::cast_precision_loss, reason = "a table has few digits")]
        let (megabytes, each) = (bytes as f64 / 1e6, audit * 1e6 / size as f64);
        println!(
            "{size:>8} {megabytes:>9.1} {audit:>9.2} {sum:>9.2} {:>7.2} {each:>9.1} {:>8}",
            audit / sum,
            memory / 1024
        );
    }
}

fn register() -> String {
    let mut text = String::from(
        "organisation: { name: Ashcombe District Council, regime: foia-2000 }\nsources:\n  minutes: { title: Minutes, date: 2016-06-01, published: true }\n",
    );
    text += "topics:\n";
    for topic in 0..TOPICS {
        let _ = writeln!(text, "  t{topic}: {{ name: Topic {topic}, work: work on topic {topic} }}");
    }
    text += "posts:\n";
    for post in 0..TOPICS * 3 {
        let (topic, count) = (post / 3, 1 + post % 7);
        let _ = writeln!(
            text,
            "  p{post}: {{ title: Officer of Room {post}, source: minutes, count: {count}, commitment: dedicated, topics: [t{topic}] }}"
        );
    }
    text + "contacts:\n  commissioner:\n    role: regulator\n    name: The Regulator\n    in_text: the regulator\n    source: minutes\n    for: 2010..2027\n    address: [One Street, A Town]\n"
}

/// A letter on each topic in each month: its request, its text, its ledger and what it says that was sent.
fn letters(register_text: &str) -> Vec<[String; 4]> {
    let (register, found) = read::register(FileId(0), register_text);
    assert!(found.is_empty(), "{found:?}");
    let mut sources = SourceMap::new();
    let files: Vec<TemplateFile> = DEFAULTS
        .iter()
        .map(|(name, text)| TemplateFile { name: (*name).to_owned(), file: sources.add(*name, *text) })
        .collect();
    let templates = Templates::load(&sources, &files).0.unwrap();
    let one = |letter: usize| {
        let (topic, month) = (letter % TOPICS, letter / TOPICS);
        let day = |after: usize| format!("{}-{:02}", 2016 + (month + after) / 12, (month + after) % 12 + 1);
        let (asked, month) = (day(5), day(6));
        let dated = format!("{month}-20");
        let request = format!(
            "received: {month}-01\ndated: {dated}\nquestions:\n  - {{ id: \"1\", heading: Posts, answer: posts, topic: t{topic}, periods: [{asked}] }}\n"
        );
        let (case, _) = read::case(REFERENCE, FileId(1), &request, register.organisation.year_start);
        let letter =
            letter::draft(&register, &case.clone().unwrap(), &templates, Day::parse(&dated).unwrap())
                .unwrap();
        let ledger =
            letter::ledger(&letter, &case.unwrap(), MadeFrom { register: "", request: "", templates: &[] });
        let anchored = seal::anchor(&ledger, &letter.markdown, &letter.markdown);
        let sent = Sent {
            schema: SENT_SCHEMA,
            candour: ledger.candour.clone(),
            reference: REFERENCE.to_owned(),
            sent: dated.clone(),
            sealed: None,
            as_at: ledger.as_at.clone(),
            dated: ledger.dated.clone(),
            letter: "response.md".to_owned(),
            after: "AFTER".to_owned(),
            claims: anchored.claims.into_iter().map(Into::into).collect(),
            answers: ledger.answers.iter().cloned().map(Into::into).collect(),
            corrects: Vec::new(),
            sentences: anchored.sentences,
            changed: Vec::new(),
            reworded: Vec::new(),
            new: Vec::new(),
            lost: Vec::new(),
            findings: Vec::new(),
        };
        let ledger = serde_json::to_string_pretty(&ledger).unwrap();
        [request, letter.markdown, ledger, serde_json::to_string(&sent).unwrap()]
    };
    (0..TOPICS * MONTHS).map(one).collect()
}

/// Writes a workspace with so many sealed cases, and says how many bytes they have.
fn write(root: &Path, cases: usize) -> usize {
    let register = register();
    let letters = letters(&register);
    fs::write(root.join("resources.yaml"), &register).unwrap();
    let responses = root.join("responses");
    let (mut chain, mut digest, mut bytes) = (String::new(), Digest::new(), 0);
    for case in 0..cases {
        let reference = format!("2016-{case:06}");
        let folder = responses.join(&reference);
        fs::create_dir_all(&folder).unwrap();
        let [request, letter, ledger, sent] = &letters[case % letters.len()];
        let sent = sent.replace(REFERENCE, &reference).replace("AFTER", &digest.so_far());
        let files = [
            ("request.yaml", request.clone()),
            ("response.md", letter.replace(REFERENCE, &reference)),
            ("ledger.json", ledger.replace(REFERENCE, &reference)),
            (SENT, sent),
        ];
        let manifest =
            Manifest::new(files.iter().map(|(name, text)| ((*name).to_owned(), sha256(text)))).text();
        for (name, text) in files.into_iter().chain([(MANIFEST, manifest.clone())]) {
            bytes += text.len();
            fs::write(folder.join(name), text).unwrap();
        }
        let line = format!("{}  {reference}/{MANIFEST}\n", sha256(manifest));
        digest.add(&line);
        chain += &line;
    }
    fs::write(responses.join(CHAIN), chain).unwrap();
    bytes
}

/// How long `candour audit` takes, and how many kilobytes of memory it had at most.
fn audit(root: &Path, cases: usize) -> (Duration, usize) {
    let started = Instant::now();
    let mut run = Command::new(env!("CARGO_BIN_EXE_candour"))
        .args(["audit", "--as-of", "2020-01-01"])
        .current_dir(root)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut most = 0;
    let status = loop {
        most = most.max(memory(run.id()));
        if let Some(status) = run.try_wait().unwrap() {
            break status;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let time = started.elapsed();
    let said = std::io::read_to_string(run.stderr.take().unwrap()).unwrap();
    assert!(status.success() && said.contains(&format!("audited {cases} sealed letters")), "{said}");
    (time, most)
}

fn memory(process: u32) -> usize {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}

/// How long `sha256sum` takes over every sealed file, all its output thrown away.
fn sum(root: &Path) -> Duration {
    let started = Instant::now();
    let status = Command::new("sh")
        .args(["-c", "find responses -type f -print0 | xargs -0 sha256sum"])
        .current_dir(root)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    started.elapsed()
}
