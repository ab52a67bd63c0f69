//! The number of acts of each class, with their languages, dates and numbers.

use qonun_law::Date;

use super::dates::{adoption_day, day_of_year};
use crate::act::{Class, Number};
use crate::lexicon::Lexicon;
use crate::rng::Rng;

/// Acts of a national law base by class; presidential acts are decrees, resolutions and dispositions.
const SHARES: [(Class, usize); 7] = [
    (Class::Law, 1_500),
    (Class::Decree, 1_200),
    (Class::Resolution, 3_650),
    (Class::Disposition, 550),
    (Class::Cabinet, 11_300),
    (Class::Ministry, 8_800),
    (Class::Treaty, 1_600),
];

/// Number of pages from which on all codes exist.
const PAGES_FOR_ALL_CODES: usize = 5_000;

/// An act without words.
pub(crate) struct Draft {
    pub(crate) class: Class,
    /// Index of the code, for a code.
    pub(crate) code: usize,
    pub(crate) adopted: Date,
    pub(crate) number: Number,
    pub(crate) languages: [bool; 4],
}

/// Drafts acts with at least `texts` texts, in the order of adoption.
pub(crate) fn draft(lexicon: &Lexicon, texts: usize, pages: usize, rng: &mut Rng) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut made = 0;
    let codes = (lexicon.codes.len() * pages).div_ceil(PAGES_FOR_ALL_CODES).min(lexicon.codes.len());
    for code in 0..codes {
        let adopted = day_of_year(lexicon.codes[code].year, rng);
        let languages = languages(Class::Code, rng);
        made += languages.iter().filter(|&&there| there).count();
        drafts.push(Draft { class: Class::Code, code, adopted, number: Number::None, languages });
    }
    let whole: usize = SHARES.iter().map(|(_, share)| share).sum();
    let mut counts = [0_usize; SHARES.len()];
    let mut total = 0;
    while made < texts {
        total += 1;
        // The class that is furthest below its share.
        let behind = |at: &usize| (SHARES[*at].1 * total).saturating_sub(counts[*at] * whole);
        let Some(at) = (0..SHARES.len()).max_by_key(behind) else { break };
        counts[at] += 1;
        let class = SHARES[at].0;
        let languages = languages(class, rng);
        made += languages.iter().filter(|&&there| there).count();
        drafts.push(Draft { class, code: 0, adopted: adoption_day(class, rng), number: Number::None, languages });
    }
    drafts.sort_by_key(|draft| draft.adopted);
    give_numbers(&mut drafts, rng);
    drafts
}

/// Both alphabets of Uzbek always, Russian nearly always, English by class.
fn languages(class: Class, rng: &mut Rng) -> [bool; 4] {
    let english = match class {
        Class::Code | Class::Law => 440,
        Class::Decree | Class::Resolution | Class::Disposition => 620,
        Class::Cabinet => 370,
        Class::Ministry => 0,
        Class::Treaty => 70,
    };
    let russian = class == Class::Code || rng.chance(950);
    [true, true, russian, rng.chance(english)]
}

/// Assigns numbers that grow with the day of adoption, separately for each class.
fn give_numbers(drafts: &mut [Draft], rng: &mut Rng) {
    let mut counters: Vec<Counter> = Class::ALL.map(|class| Counter::new(class, drafts)).into();
    for draft in drafts {
        if let Some(counter) = counters.iter_mut().find(|counter| counter.class == draft.class) {
            draft.number = counter.next(draft.adopted, rng);
        }
    }
}

/// Counts the numbers of a class. The steps make the last number about as large as in reality.
struct Counter {
    class: Class,
    last: usize,
    step: usize,
    period: i32,
}

impl Counter {
    fn new(class: Class, drafts: &[Draft]) -> Self {
        let count = drafts.iter().filter(|draft| draft.class == class).count().max(1);
        let highest = match class {
            Class::Law => 1_500,
            Class::Decree => 5_000,
            Class::Resolution => 4_500,
            Class::Disposition => 5_500,
            Class::Cabinet => 11_300,
            Class::Ministry => 3_800,
            Class::Code | Class::Treaty => 0,
        };
        Self { class, last: 0, step: highest / count, period: 0 }
    }

    fn next(&mut self, adopted: Date, rng: &mut Rng) -> Number {
        let year = i32::from(adopted.year());
        // Laws before 2005 are counted by convocation, the Cabinet's acts by year.
        let period = match self.class {
            Class::Law => year.clamp(1994, 2005),
            Class::Cabinet => year,
            _ => 0,
        };
        let period = if self.class == Class::Law { convocation(period) } else { period };
        if period != self.period {
            (self.period, self.last) = (period, 0);
        }
        self.last += 1 + rng.below(self.step.max(1) * 2 - 1);
        match self.class {
            Class::Law if period == 3 => Number::Orq(self.last),
            Class::Law => Number::Convocation(self.last, ["XII", "I", "II"][usize::try_from(period).unwrap_or(0)]),
            Class::Decree => Number::Pf(self.last),
            Class::Resolution => Number::Pq(self.last),
            Class::Disposition => Number::F(self.last),
            Class::Cabinet => Number::Bare(self.last),
            Class::Ministry => Number::Registered(self.last),
            Class::Code | Class::Treaty => Number::None,
        }
    }
}

/// Returns the convocation that passed the laws of a year: the XII of the Supreme Council, the I and II of the Oliy
/// Majlis; 3 for later years, whose laws have their own series.
const fn convocation(year: i32) -> i32 {
    match year {
        ..=1994 => 0,
        1995..=1999 => 1,
        2000..=2004 => 2,
        _ => 3,
    }
}
