//! The templates that come with the program. A workspace overrides them by name.

macro_rules! defaults {
    ($($name:literal),* $(,)?) => {
        /// Every default template: its name and its text.
        pub const DEFAULTS: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../templates/", $name)))),*];
    };
}

defaults! {
    "answers/activities.md",
    "answers/assessments.md",
    "answers/budgets.md",
    "answers/copies.md",
    "answers/documents.md",
    "answers/investigations.md",
    "answers/partners.md",
    "answers/posts.md",
    "answers/priorities.md",
    "answers/resources.md",
    "answers/training.md",
    "briefings/briefing.md",
    "house/style.md",
    "letters/response.md",
    "parts/activities.md",
    "parts/budgets.md",
    "parts/documents.md",
    "parts/intro.md",
    "parts/investigations.md",
    "parts/partners.md",
    "parts/posts.md",
    "parts/taken_from.md",
    "parts/training.md",
}
