//! What words mean in letters of refusal: tables that a lawyer can read and extend.
//!
//! Each table is a family of expressions that say the same, in the notation of `pattern`. A new turn of phrase is
//! added to the family that it belongs to, with its forms.

mod balance;
mod classes;
mod harm;
mod held;
mod interest;
mod kind;
mod people;
mod personal;
mod refusal;
mod request;
mod rights;
mod sides;
mod voice;

/// What an expression says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Family {
    /// Something is kept back, or the request is not complied with.
    Withholds,
    /// Sections under which nothing is refused: what an authority must do.
    Duty,
    /// Something is exempt.
    Exempt,
    /// A provision or an exemption is relied on.
    Relies,
    /// Something else is refused than information: payment, permission, a bid.
    OtherRefused,
    /// The letter calls itself a refusal.
    RefusalNotice,
    /// Which provision it is.
    Names,
    /// Words for provisions.
    Provision,
    /// A section whose number is written out.
    SectionInWords,
    /// It is neither confirmed nor denied.
    Denies,
    /// A provision is not relied on.
    NotRelied,
    /// An exemption that is given up on looking again.
    Withdrawn,
    /// Nothing is decided, or nothing that would be a refusal.
    Defers,
    /// A request that has come to whoever writes.
    InHand,
    /// The letter says that it is no refusal.
    NoRefusal,
    /// What is so as a rule, and need not be so here.
    Usually,
    /// What was so before.
    Before,
    /// Nothing has been refused after all.
    NothingRefused,
    /// An earlier refusal does not stand.
    Overturned,
    /// Nothing is held.
    NotHeld,
    /// Something is held, was found or is shown by records.
    Holds,
    /// What has happened in the matter that was asked about.
    Happened,
    /// What others have said.
    Hearsay,
    /// A hearing or a meeting is held.
    Convened,
    /// Something comes with the letter.
    Encloses,
    /// The information itself is withheld, so that there is some.
    IsWithheld,
    /// Whatever there is besides.
    Further,
    /// Things that can be sent along.
    Things,
    /// What is said holds only if something else does.
    If,
    /// Something does not come about.
    NoOne,
    /// Said out of courtesy, and not on a condition.
    Polite,
    /// Denying.
    Not,
    /// An instance of what might be, and not what is.
    Supposed,
    /// What the applicant thought.
    Suggested,
    /// What somebody else thought.
    Others,
    /// It is asked whether.
    Whether,
    /// In the alternative, or for other information.
    Apart,
    /// Two provisions for one and the same information.
    Jointly,
    /// Several provisions, said to cover one thing.
    Several,
    /// Some information again.
    Same,
    /// Remarks on what is disclosed.
    Note,
    /// Thanks, regrets, and what stands in every letter.
    Courtesy,
    /// Questions that anybody may have.
    Enquires,
    /// Reasons are left out because they would tell what is exempt.
    Unsayable,

    /// Why something applies.
    Reason,
    /// A reason is added to what has been said.
    Because,
    /// What stands under privilege.
    Privilege,
    /// Investigations, and what comes of them.
    Inquiry,
    /// Where something can be found.
    Available,
    /// What could be pleaded for a breach of confidence.
    Defence,
    /// Courts and inquiries, and what is put before them.
    Proceedings,
    /// What was given in confidence.
    Confidence,
    /// Harm.
    Harm,
    /// A harm that is only asserted: "prejudice would be likely".
    HarmBare,
    /// What it is done to.
    To,
    /// The word of the Act for it.
    Prejudice,
    /// What is protected, in the words of the Act.
    Statute,
    /// What stands beside it in every letter.
    Formula,
    /// Harm, if nothing else in the sentence says otherwise.
    HarmPerhaps,
    /// A harm that is only named: "harm test", "prejudice-based".
    HarmNamed,
    /// It would, or would be likely to.
    Would,
    /// It will, which may be only a promise.
    Will,
    /// It is said of something that would come about that it is only possible.
    Maybe,
    /// It may, could or might.
    Might,
    /// The same, and not what one is able to do.
    Could,
    /// May, the month.
    Months,
    /// What would have to happen first: that it came out.
    Disclosed,

    /// The public interest.
    PublicInterest,
    /// No public interest test is needed.
    NoTest,
    /// What announces something in favour of disclosure.
    ForDisclosure,
    /// What announces something against it.
    AgainstDisclosure,
    /// Both sides are announced at once.
    BothSides,
    /// What follows is on the other side.
    Contrast,
    /// What is said of what came before.
    PointsBack,
    /// One thing is held against another, which came first.
    SetAgainst,
    /// One thing is held against another, which follows.
    Weighs,
    /// Something is weighed, it may be against something much further on.
    Weighing,
    /// Against what.
    Opposed,
    /// A harm that has been done already.
    Past,
    /// What speaks for disclosure.
    Openness,
    /// What others were not to hear.
    Unheard,
    /// What the Act presumes of any request.
    Presumption,
    /// The same, if nothing else in the sentence says otherwise.
    OpenPerhaps,
    /// What speaks against it, if nothing else in the sentence says otherwise.
    Protection,
    /// What speaks against it, and names no harm by itself.
    Closed,
    /// One side outweighs the other.
    Outweighs,
    /// The same, in words that hardly say anything else.
    OutweighsSurely,
    /// One of two that were told before.
    Latter,
    /// Something was said before a conclusion.
    AndThat,
    /// What follows outweighs.
    OutweighedBy,
    /// The balance is announced.
    Balancing,
    /// Something is concluded.
    Concludes,
    /// A conclusion is drawn.
    Verdict,
    /// What a conclusion on the public interest is about.
    Stake,
    /// What depends on something, where it begins a sentence.
    When,
    /// A question that is put, or a test that is told.
    Asks,
    /// Something is said to be in the public interest, or of interest to it.
    InInterest,
    /// What is said to be in the public interest, as the beginning of a weighing.
    PutsInterest,
    /// Both sides are told.
    Sides,
    /// The test is named, and not the public interest.
    TestCited,
    /// It has been weighed.
    Tested,
    /// Arguments of one side are announced.
    Arguments,
    /// More time is taken to weigh the public interest.
    Extends,
    /// It has not been weighed to the end.
    Undecided,
    /// The authority will write again.
    Writes,

    /// A legitimate interest.
    LegitimateInterest,
    /// An interest that may be one.
    InterestPerhaps,
    /// Disclosure is or is not necessary for it.
    Necessary,
    /// It is not, or there is no such interest.
    NotNecessary,
    /// The rights and interests of the person.
    PersonsRights,
    /// One is held against the other.
    Against,
    /// The applicant's own data.
    OwnData,
    /// Data of a special category, or on offences.
    SpecialData,
    /// The qualified person.
    QualifiedPerson,
    /// Nobody asked the qualified person.
    NoOpinion,
    /// Statistical information.
    Statistics,

    /// How the request could be narrowed, or what could be given.
    Advice,
    /// The internal review.
    Review,
    /// The applicant.
    You,
    /// Not being content, complaining, appealing.
    Complains,
    /// Looking at it once more.
    Again,
    /// Looking at it afresh, in so many words.
    Anew,
    /// Somebody of the authority who can be turned to.
    Office,
    /// Courts, and other matters than this answer.
    Elsewhere,
    /// What only counts where no regulator is near: a form, an address.
    OfficePerhaps,
    /// The word review by itself.
    Reviews,
    /// Several provisions at once.
    AllOfThem,
    /// What a review or a complaint is about.
    Of,
    /// It is about the answer to a request.
    OfAnswer,
    /// What is reviewed now and then.
    UnderReview,
    /// What was done before the letter went out.
    Done,
    /// A complaint that the applicant has made.
    Complained,
    /// What is offered in talk, and is no procedure.
    Chat,
    /// The words of section 17(7).
    Recital,
    /// What the regulator has published.
    Guidance,
    /// The regulator.
    Regulator,
    /// A commissioner, who may be another one.
    RegulatorPerhaps,
    /// Having recourse to somebody.
    Recourse,

    /// What would be done, told of a thing: "the plan which crews would follow".
    Relative,
    /// Absolute.
    Absolute,
    /// Qualified.
    Qualified,
    /// The law is told, and not what is so here.
    Law,
    /// What is so here.
    Here,
    /// What was asked.
    Asked,
    /// What is answered.
    Answer,
    /// The annex is pointed to.
    Annex,
    /// Extracts from legislation.
    Legislation,
    /// A law that has been replaced.
    Superseded,
    /// It is spoken of as past.
    Formerly,
}

/// A family with its forms.
type Table = (Family, &'static [&'static str]);

/// Every family.
pub(super) fn families() -> impl Iterator<Item = Table> {
    let tables: [&[Table]; 11] = [
        balance::TABLE,
        held::TABLE,
        refusal::TABLE,
        harm::TABLE,
        interest::TABLE,
        kind::TABLE,
        personal::TABLE,
        request::TABLE,
        rights::TABLE,
        sides::TABLE,
        voice::TABLE,
    ];
    tables.into_iter().flatten().copied()
}

/// The members of a class; none where there is no such class.
pub(super) fn class(name: &str) -> &'static [&'static str] {
    classes::CLASSES
        .iter()
        .chain(people::CLASSES)
        .find(|(own, _)| *own == name)
        .map_or(&[], |(_, members)| members)
}
