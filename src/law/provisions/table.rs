//! The types of which a law's table is written: sections with their limbs, and what is true of each.

use jiff::civil::Date;

/// One section of a law (or one regulation), as far as information can be withheld, or a request put off, under it.
///
/// A limb has what its section has, save what it states itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// Its number: `31`, `22A`.
    pub number: &'static str,
    /// Its subject.
    pub title: &'static str,
    /// What it is.
    pub ground: Ground,
    /// Whether the public interest is weighed.
    pub weight: Weight,
    /// What brings information under it.
    pub engaged: Engaged,
    /// Whether the authority has to say that it holds the information.
    pub confirm: Confirm,
    /// Who alone may rely on it; none where any authority may.
    pub only: Option<&'static str>,
    /// How a police force uses it.
    pub police: PoliceUse,
    /// What has to be sent.
    pub notice: Notice,
    /// What has to be recorded besides harm and public interest.
    pub also: &'static [Need],
    /// Whether its limbs are conditions that must all be met, rather than grounds of their own.
    pub together: bool,
    /// For how long it keeps back historical records, where it does not do so for ever.
    pub historical: Option<&'static str>,
    /// When it came into force; none where it has been there since the law began.
    pub from: Option<Date>,
    /// What may be cited of it, in the order of the law.
    pub limbs: &'static [Limb],
    /// What a drafter should know.
    pub notes: &'static [&'static str],
    /// Where all this is from.
    pub source: &'static str,
    /// What of it has not been checked against a source, and needs to be before it is published.
    pub unchecked: &'static [&'static str],
}

/// The lowest part of a section that can be cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limb {
    /// Where in the section it stands.
    pub place: Place,
    /// What it covers, in a few words.
    pub covers: &'static str,
    pub(super) ground: Option<Ground>,
    pub(super) weight: Option<Weight>,
    pub(super) engaged: Option<Engaged>,
    pub(super) confirm: Option<Confirm>,
    pub(super) also: Option<&'static [Need]>,
    pub(super) from: Option<Date>,
    pub(super) until: Option<Date>,
}

/// A place in a section: `(1)(a)` as two parts, and what it is read with, as in `(2)` with `(3A)(a)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The parts that follow the section's number; none for the section as a whole.
    pub path: &'static [&'static str],
    /// The further condition that must be met, from the section on.
    pub with: &'static [&'static str],
}

/// A place in a section, with the section's number.
pub(super) type Side = (&'static str, Place);

/// What a provision is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Information is exempt under it.
    Exemption,
    /// It lifts the duty to confirm or deny that information is held.
    NeitherConfirmNorDeny,
    /// It names a purpose that a limb refers to; it is never a ground by itself.
    Purpose,
    /// The duties do not apply to the request.
    Exclusion,
    /// The request is not one that the law knows.
    InvalidRequest,
    /// The request is too unclear to be answered yet.
    Clarification,
    /// A fee that was asked for has not been paid.
    Fee,
    /// It serves other sections; nothing is refused under it.
    Supplementary,
}

/// Whether the public interest is weighed before a provision is relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// It is not: the law lists the provision as absolute.
    Absolute,
    /// It is not, as the regulator sees it; the law's own list does not name the provision.
    AbsoluteByRegulator,
    /// It is.
    Qualified,
    /// It is, save in the case that is told.
    QualifiedSave(&'static str),
    /// The provision is no exemption.
    NotApplicable,
}

/// What brings information under a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engaged {
    /// What sort of information it is; no harm need be shown.
    Class,
    /// What sort of information it is, in these words.
    ClassOf(&'static str),
    /// The harm that disclosure would do, in these words.
    Harm(&'static str),
    /// A condition that has to do with the request, in these words.
    Request(&'static str),
    /// Nothing that the law puts into a threshold.
    NotApplicable,
}

/// What becomes of the duty to say whether information is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirm {
    /// It stays: no provision lifts it.
    Stays,
    /// This provision of the same section lifts it.
    Under(Place),
    /// This is the provision that lifts it.
    Here,
    /// It falls away with the duty to give the information.
    FallsAway,
}

/// How a police force uses a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PoliceUse {
    /// In many letters.
    Common,
    /// Now and then.
    Occasional,
    /// Hardly ever.
    Rare,
    /// It cannot.
    NotOpen,
    /// Nobody has looked.
    NotKnown,
}

/// What has to be sent when a provision is relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// A refusal notice.
    Refusal,
    /// A notice that says no more than that the provision is relied on.
    Exclusion,
    /// The same, unless an earlier one to the same person makes it unreasonable to expect another.
    ExclusionOnce,
    /// A notice that a fee is due.
    Fees,
    /// Advice on how to make the request a valid one.
    Advice,
    /// A letter that asks what is meant.
    Question,
    /// Nothing.
    None,
}

/// What has to be shown or recorded before a provision is relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Which harm, to what, how it comes about, and how likely it is.
    Harm,
    /// What speaks for disclosure and against it, and which weighs more.
    PublicInterest,
    /// Which legitimate interest, whether disclosure is necessary for it, and the balance with the person's own.
    LegitimateInterests,
    /// That a qualified person held the opinion, and when.
    QualifiedPerson,
    /// Why it would be a breach of confidence that a court would act on, a defence of public interest included.
    ActionableBreach,
    /// What the work would cost, and how that was reckoned.
    Estimate,
    /// The authority, its function and the purposes that it serves.
    FunctionAndPurpose,
    /// The enactment, obligation or court order that forbids disclosure.
    Prohibition,
}

/// An exemption that any authority may use, with a refusal notice: what most sections are.
pub(super) const EXEMPTION: Section = Section {
    number: "",
    title: "",
    ground: Ground::Exemption,
    weight: Weight::Qualified,
    engaged: Engaged::Class,
    confirm: Confirm::Stays,
    only: None,
    police: PoliceUse::Rare,
    notice: Notice::Refusal,
    also: &[],
    together: false,
    historical: None,
    from: None,
    limbs: &[],
    notes: &[],
    source: "",
    unchecked: &[],
};

/// A ground that has to do with the request and not with the information.
pub(super) const REQUEST: Section = Section {
    ground: Ground::Exclusion,
    weight: Weight::NotApplicable,
    engaged: Engaged::NotApplicable,
    confirm: Confirm::FallsAway,
    ..EXEMPTION
};

/// A place in a section: `place!((1)(a))`, `place!((2) with (3A)(a))`, or `place!()` for the section as a whole.
macro_rules! place {
    ($(($part:tt))* $(with $(($further:tt))+)?) => {
        $crate::law::provisions::Place {
            path: &[$(stringify!($part)),*],
            with: &[$($(stringify!($further)),+)?],
        }
    };
}

/// A limb: its place, and what it covers.
macro_rules! limb {
    ($(($part:tt))* $(with $(($further:tt))+)?: $covers:literal) => {
        $crate::law::provisions::Limb::at(place!($(($part))* $(with $(($further))+)?), $covers)
    };
}

pub(super) use {limb, place};

/// What a limb states for itself.
impl Limb {
    /// One that has everything from its section.
    pub(super) const fn at(place: Place, covers: &'static str) -> Self {
        Self {
            place,
            covers,
            ground: None,
            weight: None,
            engaged: None,
            confirm: None,
            also: None,
            from: None,
            until: None,
        }
    }

    pub(super) const fn purpose(mut self) -> Self {
        self.ground = Some(Ground::Purpose);
        self.weight = Some(Weight::NotApplicable);
        self.engaged = Some(Engaged::NotApplicable);
        self.confirm = Some(Confirm::Stays);
        self
    }

    /// It lifts the duty to confirm or deny.
    pub(super) const fn denial(mut self) -> Self {
        self.ground = Some(Ground::NeitherConfirmNorDeny);
        self.confirm = Some(Confirm::Here);
        self
    }

    pub(super) const fn weighed(mut self, weight: Weight) -> Self {
        self.weight = Some(weight);
        self
    }

    pub(super) const fn engaged_by(mut self, engaged: Engaged) -> Self {
        self.engaged = Some(engaged);
        self
    }

    pub(super) const fn confirm(mut self, confirm: Confirm) -> Self {
        self.confirm = Some(confirm);
        self
    }

    pub(super) const fn also(mut self, needs: &'static [Need]) -> Self {
        self.also = Some(needs);
        self
    }

    pub(super) const fn from(mut self, day: Date) -> Self {
        self.from = Some(day);
        self
    }

    pub(super) const fn until(mut self, day: Date) -> Self {
        self.until = Some(day);
        self
    }
}
