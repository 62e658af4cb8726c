//! The papers that saw something of a world, each on its own day.

use candour::value::{Day, Interval, YearStart};

use super::dates::{history, on_the_cover, read, some_day};
use super::random::Random;
use super::words::{SERIES, field_of_work, slug};

/// One paper.
#[derive(Debug)]
pub(crate) struct Paper {
    pub(crate) id: String,
    pub(crate) title: String,
    /// The day on which it was made.
    pub(crate) day: Day,
    /// As it is written.
    pub(crate) date: String,
    /// The days that this may mean.
    pub(crate) dated: Interval,
    pub(crate) published: bool,
}

/// All papers: some that saw everything, and some of each department.
#[derive(Debug, Default)]
pub(crate) struct Papers {
    pub(crate) shared: Vec<Paper>,
    pub(crate) groups: Vec<Vec<Paper>>,
}

impl Papers {
    /// Papers of the whole organisation bear their day; they would otherwise tie every department to every other.
    pub(crate) fn of_all(random: &mut Random, start: YearStart) -> Vec<Paper> {
        let mut days: Vec<Day> = (0..4).map(|_| some_day(random, history())).collect();
        days.extend([history().first.plus(60), history().last]);
        days.sort_unstable();
        days.dedup();
        let paper = |(at, day): (usize, Day)| Paper {
            id: format!("report-{}", at + 1),
            title: format!("Report to the public, number {}", at + 1),
            day,
            date: day.to_string(),
            dated: read(&day.to_string(), start),
            published: true,
        };
        days.into_iter().enumerate().map(paper).collect()
    }

    /// Papers of one department, oldest first; the first is published.
    pub(crate) fn of_group(random: &mut Random, group: usize, start: YearStart) -> Vec<Paper> {
        let mut days: Vec<Day> = (0..random.between(3, 7)).map(|_| some_day(random, history())).collect();
        days.sort_unstable();
        days.dedup();
        let work = field_of_work(group);
        let mut papers = Vec::new();
        for (at, day) in days.into_iter().enumerate() {
            let series = random.pick(&SERIES);
            let date = on_the_cover(random, day);
            papers.push(Paper {
                id: format!("{}-{}-{}", slug(series), slug(&work), at + 1),
                title: format!("{series} on {work}, number {}", at + 1),
                day,
                dated: read(&date, start),
                date,
                published: at == 0 || random.chance(88),
            });
        }
        papers
    }

    /// What bears on a department: its own papers and those of the whole organisation, oldest first.
    pub(crate) fn on(&self, group: Option<usize>) -> Vec<&Paper> {
        let own = group.and_then(|group| self.groups.get(group));
        let mut papers: Vec<&Paper> = self.shared.iter().chain(own.into_iter().flatten()).collect();
        papers.sort_by_key(|paper| paper.day);
        papers
    }
}
