//! Faults that are planted in a register after letters have gone out, and what an audit has to say of each claim.

use candour::audit::AuditResult;
use candour::case::{Claim, ClaimKind};
use candour::register::Shape;
use candour::value::{Day, Verdict};

use super::scene::Scene;
use crate::world::{Own, World};

/// What was done to the register since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// There were more clerks from some day after the letter on.
    ChangedAfter,
    /// There had been more clerks since some day before the letter.
    ChangedBefore,
    /// There never were so many clerks as the register said.
    Corrected,
    /// Another paper is believed instead.
    SetAside,
    /// It is not known so well how many clerks there were.
    Widened,
    /// All that was known roughly is known exactly.
    Sharpened,
    /// Everything has a new id.
    Renamed,
    /// The clerks are struck out.
    Struck,
    /// The clerks were gone before the letter's periods.
    Ended,
    /// A post was found that had been there all along.
    Late,
    /// There were fewer clerks and as many more wardens.
    Compensated,
}

impl Fault {
    pub(crate) const ALL: [Self; 11] = [
        Self::ChangedAfter,
        Self::ChangedBefore,
        Self::Corrected,
        Self::SetAside,
        Self::Widened,
        Self::Sharpened,
        Self::Renamed,
        Self::Struck,
        Self::Ended,
        Self::Late,
        Self::Compensated,
    ];

    /// Plants it; `false` where this scene has no place for it.
    pub(crate) fn plant(self, scene: &Scene, world: &mut World) -> bool {
        let more = (scene.clerks + 5).to_string();
        let (mut clerk, mut warden) = (scene.clerk(), scene.warden());
        match self {
            Self::ChangedAfter => {
                let Some((paper, day)) = &scene.later else { return false };
                let mut then = clerk.versions[0].clone();
                let end = Day::max(scene.dated.next(), day.plus(-30));
                clerk.versions[0].push(("until", end.to_string()));
                set(&mut then, "source", paper);
                set(&mut then, "from", &end.next().to_string());
                set(&mut then, "count", &more);
                clerk.versions.push(then);
            }
            Self::ChangedBefore => {
                let mut then = clerk.versions[0].clone();
                let end = scene.seen.plus(-20);
                clerk.versions[0].extend([("until", end.to_string()), ("seen", scene.began.to_string())]);
                set(&mut then, "from", &end.next().to_string());
                set(&mut then, "count", &more);
                clerk.versions.push(then);
            }
            Self::Corrected => set(&mut clerk.versions[0], "count", &more),
            Self::SetAside => {
                let mut other = clerk.versions[0].clone();
                clerk.versions[0].push(("set_aside", "the rota is believed instead".to_owned()));
                set(&mut other, "count", &more);
                clerk.versions.push(other);
            }
            Self::Widened => set(&mut clerk.versions[0], "count", &format!("{} to {more}", scene.clerks)),
            Self::Sharpened => world.sharpen(),
            Self::Renamed => world.rename_all(),
            Self::Struck => world.strike("probe-clerk"),
            Self::Ended => {
                let end = end_of(scene).to_string();
                clerk.versions[0].extend([("until", end), ("seen", scene.began.to_string())]);
            }
            Self::Late => {}
            Self::Compensated => {
                set(&mut clerk.versions[0], "count", &(scene.clerks - 1).to_string());
                set(&mut warden.versions[0], "count", &(scene.wardens + 1).to_string());
            }
        }
        if !matches!(self, Self::Sharpened | Self::Renamed | Self::Struck | Self::Late) {
            world.write(&clerk);
            world.write(&warden);
        }
        if self == Self::Late {
            world.write(&late(scene));
        }
        true
    }

    /// How a claim stands that stood before.
    pub(crate) fn expected(self, scene: &Scene, claim: &Claim) -> AuditResult {
        let of_clerks = claim.fact == "posts/probe-clerk" || claim.fact.starts_with("posts/probe-clerk/");
        let of_wardens = claim.fact == "posts/probe-warden/count";
        let counts = claim.fact == "posts/probe-clerk/count";
        let added = |id: &str| claim.kind == ClaimKind::Sum && claim.inputs.iter().any(|it| it.contains(id));
        let (adds, both) = (added("posts/probe-clerk/"), added("posts/probe-warden/"));
        match self {
            Self::Struck if of_clerks || adds => AuditResult::Unsupported,
            Self::ChangedBefore | Self::Corrected | Self::SetAside if adds => moved(claim, 5, 5),
            Self::Widened if adds => moved(claim, 0, 5),
            Self::Ended if adds => moved(claim, -scene.clerks, -scene.clerks),
            Self::Compensated if adds && !both => moved(claim, -1, -1),
            Self::Compensated if both && !adds => moved(claim, 1, 1),
            Self::ChangedBefore | Self::Corrected | Self::SetAside if counts => AuditResult::Corrected,
            Self::Widened if counts => AuditResult::Weakened,
            Self::Ended if of_clerks => ended(scene, claim),
            Self::Compensated if counts || of_wardens => AuditResult::Corrected,
            _ => AuditResult::Stands,
        }
    }

    /// Whether a claim was so and is so no more.
    pub(crate) fn has_changed_since(self, claim: &Claim) -> bool {
        self == Self::ChangedAfter && claim.fact == "posts/probe-clerk/count"
    }
}

/// A sum of which the least and the most are now so many more.
fn moved(claim: &Claim, least: i32, most: i32) -> AuditResult {
    let Some(Shape::Count(count)) = &claim.value else { panic!("{claim:?}") };
    let number = |text: &String| text.parse::<i32>().unwrap();
    let roughly = |number: i32| if count.approximate { 1.max(number / 10) } else { 0 };
    let min = count.min.as_ref().map_or(0, number);
    let max = count.max.as_ref().map_or(i32::MAX / 2, number);
    // What is about so many is about so many more.
    let range = |min: i32, max: i32| (min - roughly(min), max + roughly(max));
    let (then, now) = (range(min, max), range(min + least, (max + most).min(i32::MAX / 2)));
    match () {
        () if now.0 > then.1 || then.0 > now.1 => AuditResult::Corrected,
        () if then.0 <= now.0 && now.1 <= then.1 => AuditResult::Stands,
        () => AuditResult::Weakened,
    }
}

/// A post that nobody had told of, there from one day to another.
pub(crate) fn late(scene: &Scene) -> Own {
    let mut late = scene.post("probe-late", "Probe Latecomer", "1");
    late.versions[0].push(("until", scene.seen.next().to_string()));
    late
}

/// The last day of clerks who were gone before the letter's periods.
fn end_of(scene: &Scene) -> Day {
    scene.began.plus(5)
}

/// A claim about clerks who were there from one day to another, and neither before nor after.
fn ended(scene: &Scene, claim: &Claim) -> AuditResult {
    let day = |text: &Option<String>| Day::parse(text.as_ref().unwrap()).unwrap();
    let during = claim.during.as_ref().unwrap();
    let (first, last) = (day(&during.first), day(&during.last));
    let (began, end) = (scene.began, end_of(scene));
    let (some, all) = (first <= end && began <= last, began <= first && last <= end);
    let holds = match claim.verdict {
        Verdict::No => !some,
        Verdict::Possibly => true,
        Verdict::AtLeastPart => some,
        Verdict::Part => some && !all,
        Verdict::Throughout => all,
    };
    if holds { AuditResult::Stands } else { AuditResult::Corrected }
}

/// Writes one field of a version anew.
fn set(version: &mut [(&'static str, String)], key: &str, text: &str) {
    let field = version.iter_mut().find(|(other, _)| *other == key);
    field.unwrap().1 = text.to_owned();
}
