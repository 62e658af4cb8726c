//! The words that names are made of. No place, body or person is meant.

const BEGINNINGS: [&str; 24] = [
    "Alder", "Bram", "Cold", "Dun", "Elm", "Fen", "Gorse", "Hazel", "Ivel", "Kest", "Larch", "Mel", "Nether",
    "Oaken", "Pen", "Quern", "Rowan", "Sel", "Thorn", "Ulver", "Vel", "Wyre", "Yar", "Zeal",
];

const ENDINGS: [&str; 24] = [
    "bridge", "burn", "cleave", "combe", "croft", "dale", "den", "fell", "field", "ford", "garth", "gate",
    "hurst", "ley", "mere", "moor", "ness", "shaw", "stead", "stow", "thwaite", "well", "wick", "worth",
];

const SUBJECTS: [&str; 40] = [
    "Parks",
    "Pools",
    "Libraries",
    "Floods",
    "Roads",
    "Harbours",
    "Markets",
    "Archives",
    "Allotments",
    "Bridges",
    "Cemeteries",
    "Footpaths",
    "Galleries",
    "Housing",
    "Lighting",
    "Museums",
    "Nurseries",
    "Orchards",
    "Parking",
    "Planning",
    "Playgrounds",
    "Quarries",
    "Recycling",
    "Rivers",
    "Schools",
    "Sewers",
    "Theatres",
    "Tolls",
    "Transport",
    "Trees",
    "Verges",
    "Wardens",
    "Waste",
    "Water",
    "Wetlands",
    "Woodlands",
    "Youth",
    "Ferries",
    "Canals",
    "Commons",
];

/// What a body is, what letters call it, and the first month of its own year.
pub(crate) const BODIES: [(&str, &str, i8, &str); 5] = [
    ("District Council", "the Council", 4, "financial year"),
    ("Fire and Rescue Service", "the Service", 4, "financial year"),
    ("Health Trust", "the Trust", 4, "financial year"),
    ("Borough Council", "the Council", 4, "financial year"),
    ("University", "the University", 8, "academic year"),
];

/// What several things of one kind in one department are called, and what each is called once it is renamed.
pub(crate) const UNITS: [(&str, &str); 3] = [("Team", "Group"), ("Depot", "Yard"), ("Desk", "Hub")];
pub(crate) const POSTS: [(&str, &str); 12] = [
    ("Manager", "Lead Manager"),
    ("Ranger", "Senior Ranger"),
    ("Surveyor", "Chartered Surveyor"),
    ("Clerk", "Records Clerk"),
    ("Inspector", "Area Inspector"),
    ("Adviser", "Public Adviser"),
    ("Technician", "Field Technician"),
    ("Analyst", "Data Analyst"),
    ("Planner", "Forward Planner"),
    ("Caretaker", "Site Caretaker"),
    ("Steward", "Chief Steward"),
    ("Trainer", "Staff Trainer"),
];
pub(crate) const PARTNERS: [(&str, &str); 6] = [
    ("Trust", "Foundation"),
    ("Society", "Federation"),
    ("Agency", "Executive"),
    ("Friends", "Volunteers"),
    ("Company", "Enterprises"),
    ("Charity", "Fund"),
];
pub(crate) const FORUMS: [(&str, &str); 3] =
    [("Board", "Partnership Board"), ("Forum", "Network"), ("Panel", "Liaison Panel")];
pub(crate) const ACTIVITIES: [(&str, &str, &str); 6] = [
    ("Campaign", "Open Days", "campaign"),
    ("Course", "Refresher Course", "training"),
    ("Patrol", "Evening Patrol", "operation"),
    ("Survey", "Yearly Survey", "project"),
    ("Repairs", "Planned Repairs", "work"),
    ("Visits", "Home Visits", "intervention"),
];
pub(crate) const DOCUMENTS: [(&str, &str, &str); 5] = [
    ("Strategy", "Framework", "strategy"),
    ("Handbook", "Manual", "guidance"),
    ("Charter", "Code", "policy"),
    ("Plan", "Programme", "plan"),
    ("Assessment", "Appraisal", "assessment"),
];
pub(crate) const BUDGETS: [&str; 4] = ["Upkeep", "Equipment", "Outreach", "Vehicles"];
pub(crate) const MEASURES: [(&str, &str); 4] = [
    ("complaints", "a complaint"),
    ("inspections", "an inspection"),
    ("bookings", "a booking"),
    ("repairs", "a repair"),
];
pub(crate) const STOCKS: [(&str, &str, &str); 2] =
    [("open cases", "an open case", "was dealing with"), ("sites", "a site", "was looking after")];

pub(crate) const RANKS: [&str; 6] =
    ["Officer", "Senior Officer", "Principal Officer", "Head of Service", "Watch Manager", "Sergeant"];
pub(crate) const DUTIES: [&str; 8] = [
    "walk every path",
    "answer letters from residents",
    "keep the register of sites",
    "train volunteers",
    "mend what is broken",
    "advise on repairs",
    "meet the public",
    "check every gate",
];
pub(crate) const AIMS: [&str; 6] = [
    "cut the cost of upkeep",
    "reach people who rarely visit",
    "keep everybody safe",
    "put people's wishes first",
    "share what is learnt",
    "find out what visitors want",
];
pub(crate) const AUDIENCES: [&str; 4] =
    ["all staff", "residents", "people who rent their home", "volunteers"];
pub(crate) const COVERS: [&str; 5] =
    ["opening hours", "access for all", "repairs", "safety", "the natural world"];
pub(crate) const RESULTS: [&str; 3] =
    ["demand was rising", "access was poor in places", "visitors were content on the whole"];
pub(crate) const SENTENCES: [&str; 3] = [
    "The work is shared among several teams, and each keeps records of its own.",
    "Numbers rise and fall with the season.",
    "Volunteers help, and are not counted as staff.",
];
pub(crate) const SERIES: [&str; 6] = ["Minutes", "Review", "Reply", "Accounts", "Briefing", "Return"];
pub(crate) const NOTES: [&str; 4] = [
    "Read from a copy without appendices.",
    "The table and the text of the source agree.",
    "The paper gives no reference.",
    "Found in the archive, in a folder without a label.",
];
pub(crate) const QUESTIONS: [&str; 3] = [
    "ask the head of service when it began",
    "is the number still right?",
    "which of the two names is in use?",
];

/// A place, as often as there are numbers before the names come round again.
pub(crate) fn place(number: usize) -> String {
    let mixed = number * 137 % (BEGINNINGS.len() * ENDINGS.len());
    format!("{}{}", BEGINNINGS[mixed % BEGINNINGS.len()], ENDINGS[mixed / BEGINNINGS.len()])
}

/// What the department with this number looks after: a place and a subject that no other has, for 23,040 of them.
pub(crate) fn field_of_work(number: usize) -> String {
    let places = BEGINNINGS.len() * ENDINGS.len();
    let subject = (number / places + number * 7) % SUBJECTS.len();
    format!("{} {}", place(number), SUBJECTS[subject])
}

/// A name as an id.
pub(crate) fn slug(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}
