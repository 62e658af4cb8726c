//! How long it takes to read and check a register of a thousand, ten thousand and a hundred thousand entries, and how
//! much memory that needs. Each size runs in a process of its own, so that none has the memory of another.
//!
//! `cargo bench --no-default-features --bench check` prints the table.
#![expect(
    clippy::disallowed_methods,
    reason = "a measurement reads the clock, its arguments and its own memory"
)]
#![expect(clippy::print_stdout, reason = "the table is what was asked for")]
#![expect(clippy::unwrap_used, reason = "a measurement that fails has nothing to say")]

#[path = "../tests/world/mod.rs"]
#[expect(dead_code, unused_imports, reason = "only the register is measured, not the truth behind it")]
mod world;

use std::process::Command;
use std::time::{Duration, Instant};

use candour::diagnostic::Level;
use candour::read;
use candour::register::Moment;
use candour::rules::{self, Subject};
use candour::text::FileId;
use candour::value::Day;

use world::{Size, World};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    let size = std::env::args().skip_while(|argument| argument != "--size").nth(1);
    match size {
        Some(size) => measure(size.parse().unwrap()),
        None => compare(),
    }
}

/// One line for each size, from a run of this program for that size alone.
fn compare() {
    println!(
        "{:>8} {:>8} {:>9} {:>9} {:>9} {:>9} {:>7} {:>8}",
        "entries", "bytes", "min", "median", "max", "read", "ratio", "memory"
    );
    println!("{:>8} {:>8} {:>9} {:>9} {:>9} {:>9} {:>7} {:>8}", "", "each", "ms", "ms", "ms", "ms", "", "MB");
    let mut first = None;
    for size in SIZES {
        let program = std::env::current_exe().unwrap();
        let output = Command::new(program).args(["--size", &size.to_string()]).output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let numbers: Vec<f64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        let [entries, bytes, min, median, max, read, memory] = *numbers else {
            println!("{size:>8} could not be measured: {text}{}", String::from_utf8_lossy(&output.stderr));
            continue;
        };
        // Time for each entry, against that of the smallest size.
        let each = median / entries;
        let ratio = each / *first.get_or_insert(each);
        println!(
            "{entries:>8} {:>8.0} {min:>9.1} {median:>9.1} {max:>9.1} {read:>9.1} {ratio:>7.2} {memory:>8.0}",
            bytes / entries
        );
    }
}

/// Reads and checks a register of this size several times.
fn measure(size: usize) {
    let text = World::new(1, Size(size)).register();
    let before = memory("VmRSS");
    let day = Day::parse("2022-06-01").unwrap();
    let (mut whole, mut reading, mut entries) = (Vec::new(), Vec::new(), 0);
    for _ in 0..(200_000 / size).clamp(3, 15) {
        let started = Instant::now();
        let (register, faults) = read::register(FileId(0), &text);
        reading.push(started.elapsed());
        let standing = register.at(Moment::on(day));
        let found = rules::check(Subject { register: &register, standing: &standing });
        whole.push(started.elapsed());
        let mut wrong = faults.iter().chain(&found).filter(|fault| fault.level == Level::Error);
        assert!(wrong.next().is_none(), "what is measured is without fault");
        entries = register.entries.len();
    }
    whole.sort_unstable();
    reading.sort_unstable();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    let [min, median, max] = [0, whole.len() / 2, whole.len() - 1].map(|at| milliseconds(whole[at]));
    let read = milliseconds(reading[reading.len() / 2]);
    let peak = memory("VmHWM").saturating_sub(before) / 1024;
    println!("{entries} {} {min} {median} {max} {read} {peak}", text.len());
}

/// A figure of this process's memory in kilobytes; nought where the system does not tell.
fn memory(figure: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(figure));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or_default()
}
