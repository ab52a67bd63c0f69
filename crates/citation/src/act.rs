//! Acts named in a text: by number and date, by the name or abbreviation of a code, by title, by "this" and "the same".

use qonun_law::{ActNumber, ActType, Date, Series};
use qonun_letters::roman_numeral;

use crate::code::Code;
use crate::fold::fold;
use crate::lexicon::{Body, Sense};
use crate::reader::Reader;
use crate::reference::ActReference;
use crate::token::Kind;

/// Maximum number of words between the kind of an act and "от": "приказ министра высшего и среднего специального
/// образования от…".
const LONGEST_BODY: usize = 12;

/// An act mentioned in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ActMention {
    /// The mention names the act by itself.
    Named(ActReference),
    /// An abbreviation, perhaps with a year. It is a citation only together with a provision.
    Abbreviation(Vec<Code>, Option<i16>),
    /// A title without quotation marks. It is a citation only together with a provision.
    Titled(ActReference),
    /// "this Code".
    This(ActType),
    /// "the same Code", "that Code", or the kind of act alone.
    Same(ActType),
    /// Uzbek "shu": it means "the same" after a citation and "this" otherwise.
    SameOrThis(ActType),
    /// An act of another state.
    Foreign,
    /// A kind of act followed by a description whose end is unknown: "закон об образовании".
    Described(ActType),
}

/// The number of an act, with the signs that mark it as one.
pub(crate) struct Number {
    number: ActNumber,
    /// True if the number is an act number by itself: it has a series or a session, or it is a number of the national
    /// database.
    pub(crate) certain: bool,
    /// True if the number has "№", "-son" or the like.
    pub(crate) marked: bool,
    year: Option<i16>,
    next: usize,
}

/// The elements of a phrase that names an act. They may come in any order.
#[derive(Default)]
pub(crate) struct Phrase {
    body: Option<Body>,
    pub(crate) kind: Option<ActType>,
    /// The letters of a series that are separated from the number.
    series: Option<Series>,
    date: Option<Date>,
    number: Option<Number>,
    title: Option<String>,
    /// True if the title has no quotation marks.
    unquoted: bool,
    /// The year that precedes the number in place of a date.
    year: Option<i16>,
    registered: bool,
    /// The token after the last element that carries information.
    next: usize,
}

impl Reader<'_> {
    /// Returns the act that begins at token `at`, and the next token.
    pub(crate) fn act(&self, at: usize) -> Option<(ActMention, usize)> {
        self.code_after_year(at)
            .or_else(|| self.code(at))
            .or_else(|| self.pointed(at))
            .or_else(|| self.phrase_of_act(at))
            .or_else(|| self.abbreviation(at))
            .or_else(|| self.kind_of_act(at))
    }

    /// Reads the kind of an act alone: "Qonunning", "Кодекса".
    fn kind_of_act(&self, at: usize) -> Option<(ActMention, usize)> {
        let (kind, end) = self.act_word(at)?;
        let next = self.skip(end, Sense::Republic);
        let described = self.has(next, Sense::TitleStart)
            || at.checked_sub(1).is_some_and(|before| self.has(before, Sense::TitleStart));
        let mention = if self.is_foreign(next) {
            ActMention::Foreign
        } else if described {
            ActMention::Described(kind)
        } else {
            ActMention::Same(kind)
        };
        Some((mention, end))
    }

    /// True if the name of another state begins at token `at`.
    pub(crate) fn is_foreign(&self, at: usize) -> bool {
        self.phrase(self.skip(self.skip(at, Sense::Of), Sense::Of), Sense::Foreign).is_some()
    }

    /// Reads "ushbu Kodeks", "того же Закона", "the same Code".
    fn pointed(&self, at: usize) -> Option<(ActMention, usize)> {
        let this = self.phrase(at, Sense::This);
        let same = self.phrase(at, Sense::Same);
        let after = same.or(this)?;
        let (kind, next) = self.act_word(after)?;
        let mention = match (this, same) {
            (Some(_), Some(_)) => ActMention::SameOrThis(kind),
            (None, _) => ActMention::Same(kind),
            (_, None) => ActMention::This(kind),
        };
        Some((mention, next))
    }

    /// Reads a phrase of number, date, title, body and kind of act, in any order.
    fn phrase_of_act(&self, at: usize) -> Option<(ActMention, usize)> {
        let mut phrase = Phrase { next: at, ..Phrase::default() };
        let mut place = at;
        while let Some(next) = self.element(place, at, &mut phrase) {
            place = next;
        }
        let next = phrase.next;
        let unquoted = phrase.unquoted;
        let mention = |act| match act {
            ActReference::Title { .. } if unquoted => ActMention::Titled(act),
            _ => ActMention::Named(act),
        };
        phrase.reference(self.query).map(|act| (mention(act), next))
    }

    /// Adds the element at token `place` to the phrase that began at token `start`. Returns the next token.
    fn element(&self, place: usize, start: usize, phrase: &mut Phrase) -> Option<usize> {
        let first = place == start;
        if let Some(next) = self.phrase(place, Sense::Republic) {
            return (!first).then_some(next);
        }
        if let Some(next) = self.number_element(place, phrase) {
            return Some(next);
        }
        if phrase.title.is_none()
            && let Some((title, next)) = self.title(place, phrase)
        {
            phrase.unquoted = !matches!(self.kind(place), Some(Kind::Quote | Kind::QuoteOpen));
            phrase.title = Some(title);
            phrase.next = next;
            return Some(next);
        }
        if phrase.kind.is_none()
            && let Some((kind, next)) = self.act_word(place)
        {
            phrase.kind = Some(kind);
            phrase.next = next;
            return Some(next);
        }
        if phrase.body.is_none()
            && let Some((body, next)) = self.body(place)
        {
            phrase.body = Some(body);
            return Some(next);
        }
        if !first && phrase.has_only_kind() {
            return self.phrase(place, Sense::Of).or_else(|| self.over_body(place));
        }
        None
    }

    /// Like [`Self::element`], for elements that contain a number or a date.
    fn number_element(&self, place: usize, phrase: &mut Phrase) -> Option<usize> {
        if phrase.series.is_none()
            && phrase.date.is_none()
            && phrase.number.is_none()
            && let Some((series, next)) = self.series_apart(place)
        {
            phrase.series = Some(series);
            return Some(next);
        }
        if phrase.date.is_none()
            && let Some((date, next)) = self.dated(place, phrase)
        {
            phrase.date = Some(date);
            phrase.next = next;
            return Some(next);
        }
        if phrase.date.is_none()
            && phrase.year.is_none()
            && phrase.number.is_none()
            && let Some((year, next)) = self.year_before_number(place)
        {
            phrase.year = Some(year);
            return Some(next);
        }
        if phrase.number.is_none()
            && let Some(number) = self.number_of_act(self.number_start(place, phrase))
            // A number of the database is followed by the day of publication, not the day of adoption.
            && (number.year.is_none() || phrase.date.is_none())
            && (number.certain || number.marked || (self.query && self.year(place).is_none()))
        {
            phrase.next = number.next;
            phrase.registered |= self.is_registration(place);
            phrase.number = Some(number);
            return Some(phrase.next);
        }
        if let Some(year) = self.year(place).filter(|_| self.query && phrase.date.is_none())
            && let Some(number) = phrase.number.as_mut().filter(|number| number.year.is_none())
        {
            number.year = i16::try_from(year).ok();
            phrase.next = place + 1;
            return Some(phrase.next);
        }
        None
    }

    fn body(&self, place: usize) -> Option<(Body, usize)> {
        self.lexicon.longest(self.tokens, place, |sense| match sense {
            Sense::Body(body) => Some(body),
            _ => None,
        })
    }

    /// Reads a date and the words that may introduce it: "от", "dated", "of", a comma after a number.
    fn dated(&self, place: usize, phrase: &Phrase) -> Option<(Date, usize)> {
        // The date beside a number of the database is the day of publication.
        if phrase.number.as_ref().is_some_and(|number| number.year.is_some()) {
            return None;
        }
        let comma = self.skip_kind(place, Kind::Comma);
        let (date, next) = self.date(self.skip(self.skip(comma, Sense::Dated), Sense::Of))?;
        if comma == place {
            return Some((date, next));
        }
        // "443-сон, 12.05.2020", or the line below a title: "Вазирлар Маҳкамасининг қарори, 12.05.2020 йилдаги
        // 443-сон".
        let under_title = phrase.has_only_kind() && self.number_of_act(next).is_some();
        (phrase.number.is_some() || under_title).then_some((date, next))
    }

    /// Returns the first token of a number. It skips the words that may separate the number from a preceding date.
    fn number_start(&self, place: usize, phrase: &Phrase) -> usize {
        if phrase.date.is_none() { place } else { self.after_date(place) }
    }

    /// Skips the words that may separate a date from a number.
    fn after_date(&self, place: usize) -> usize {
        // "12.05.2020 йилда рўйхатдан ўтган, рўйхат рақами 3941", "12 мая 2020 года за № 443"
        let after = self.skip_kind(self.skip(place, Sense::Registered), Kind::Comma);
        after + usize::from(self.text(after) == "за" && self.is(after + 1, Kind::NumberSign))
    }

    /// Skips the words of an adopting body if a date and a number follow them.
    fn over_body(&self, place: usize) -> Option<usize> {
        let mut at = place;
        while at < place + LONGEST_BODY && self.is(at, Kind::Word) && !self.has(at, Sense::Dated) {
            if self.unit(at).is_some() || self.act_word(at).is_some() {
                return None;
            }
            at += 1;
        }
        let from = self.phrase(at, Sense::Dated)?;
        let (_, next) = self.date(from)?;
        self.number_of_act(self.skip_kind(next, Kind::Comma))?;
        Some(at)
    }

    fn is_registration(&self, place: usize) -> bool {
        self.phrase(place, Sense::Registry).is_some() || self.phrase(place, Sense::MinistryOfJustice).is_some()
    }

    /// Reads the number of an act: `O‘RQ-547-son`, `№ 443`, `560-II`, `рег. № МЮ 3941`, `03/21/683/0375`.
    pub(crate) fn number_of_act(&self, at: usize) -> Option<Number> {
        if let Some(number) = self.database_number(self.skip_kind(at, Kind::NumberSign)) {
            return Some(number);
        }
        let registry = self.phrase(at, Sense::Registry);
        let (after, signed) = self.sign(registry.map_or(at, |next| self.skip_dot(next)));
        let ministry = self.phrase(after, Sense::MinistryOfJustice);
        let (after, signed) = match ministry {
            Some(next) => {
                let (next, again) = self.sign(self.skip_kind(next, Kind::Dash));
                (next, signed || again)
            }
            None => (after, signed),
        };
        // "roʻyxat raqami" marks a number by itself; "рег." needs the number sign.
        let registered = ministry.is_some() || registry.is_some_and(|next| signed || next > at + 1);
        if registry.is_some() && !registered {
            return None;
        }
        let series = self.series(after, signed).filter(|_| !registered);
        let digits = series.map_or(after, |(_, next)| next);
        let number = self.tail(digits, series.map(|(series, _)| series), signed)?;
        Some(Number { certain: number.certain || registered, ..number })
    }

    /// Returns the act number if the line is nothing but that number, and the next token.
    pub(crate) fn lone_number(&self) -> Option<(ActNumber, usize)> {
        let found = self.number_of_act(0)?;
        (found.next == self.tokens.len()).then_some((found.number, found.next))
    }

    /// Skips "№", "No.", "N". Returns the next token and true if there was a sign.
    fn sign(&self, at: usize) -> (usize, bool) {
        if self.is(at, Kind::NumberSign) {
            return (at + 1, true);
        }
        let degree = |next: usize| next + usize::from(self.text(next) == "°");
        match self.phrase(at, Sense::NumberSign).map(|next| self.skip_dot(degree(next))) {
            Some(next) if next > at && (self.is(next, Kind::Number) || self.is(next, Kind::Word)) => (next, true),
            _ => (at, false),
        }
    }

    /// Returns the letters of a series before digits, and the first token of the digits.
    fn series(&self, at: usize, signed: bool) -> Option<(Series, usize)> {
        let series = self.find(at, |sense| if let Sense::Series(series) = sense { Some(series) } else { None })?;
        let dash = self.is(at + 1, Kind::Dash);
        let (digits, named) = self.sign(at + 1 + usize::from(dash));
        let signed = signed || named;
        let length = self.digits(digits, 5)?.len();
        let token = self.tokens.get(at)?;
        let one_letter = token.chars.1 - token.chars.0 == 1;
        let joined = dash || self.glued(digits);
        let tail = digits + 1 + usize::from(self.is(digits + 1, Kind::Dash));
        let counted =
            self.has(tail, Sense::Counter) || self.unit(tail + 1).is_some() || self.date(digits + 1).is_some();
        let plausible = if one_letter {
            // F-16 is an aeroplane; F-3086 is a disposition.
            let alone = at == 0 && digits + 1 == self.tokens.len();
            signed || (token.capitals == 1 && ((dash && (counted || length >= 3)) || (alone && length >= 3)))
        } else {
            signed || joined || token.capitals >= 2
        };
        (self.query || plausible).then_some((series, digits))
    }

    /// Returns the letters of a series whose number follows the date, "ЗРУ от 02.07.2019 № 547", "ПП Президента от …",
    /// and the next token.
    fn series_apart(&self, at: usize) -> Option<(Series, usize)> {
        let series = self.find(at, |sense| if let Sense::Series(series) = sense { Some(series) } else { None })?;
        let token = self.tokens.get(at)?;
        if token.chars.1 - token.chars.0 < 2 || (token.capitals < 2 && !self.query) {
            return None;
        }
        let next = self.skip_dot(at + 1);
        let body = self.skip(self.body(next).map_or(next, |(_, after)| after), Sense::Republic);
        let from = self.skip_kind(body, Kind::Comma);
        let day = self.skip(self.skip(from, Sense::Dated), Sense::Of);
        let year = || self.year_before_number(day).map(|(_, next)| next);
        let dated = self.date(day).map(|(_, next)| next).or_else(year)?;
        let number = self.number_of_act(self.after_date(dated))?;
        let apart = number.number.series.is_none_or(|own| own == series);
        (apart && (number.marked || number.certain || self.query)).then_some((series, from))
    }

    /// Returns a year that takes the place of a date before a number, "ЗРУ 2019 № 547", "от 2019 года № ЗРУ-547",
    /// "2019-yilgi 547-son", and the first token of the number.
    fn year_before_number(&self, at: usize) -> Option<(i16, usize)> {
        let from = self.skip(self.skip(at, Sense::Dated), Sense::Of);
        let year = i16::try_from(self.year(from)?).ok()?;
        let next = self.skip_year_word(from + 1);
        let number = self.number_of_act(self.after_date(next))?;
        let told = number.marked || number.certain || (self.query && next > from + 1);
        (told && number.year.is_none()).then_some((year, next))
    }

    /// Reads the digits of an act number and their suffix: "547-son", "560-II", "3290-56-сон".
    fn tail(&self, at: usize, series: Option<Series>, signed: bool) -> Option<Number> {
        let digits = self.digits(at, 5)?;
        let mut rest = digits.to_owned();
        let mut next = at + 1;
        let mut certain = series.is_some();
        if self.is(next, Kind::Dash) && self.glued(next) && self.glued(next + 1) {
            if let Some((own, after)) = self.series_behind(next, signed).filter(|_| series.is_none()) {
                let number = ActNumber { series: Some(own), rest };
                return Some(Number { number, certain: true, marked: true, year: None, next: after });
            }
            if let Some(session) = self.roman(next + 1) {
                rest = format!("{rest}-{}", roman_numeral(session)?);
                // 5-I may be a form of a school; the first laws have numbers of at least two digits.
                certain = signed || (session <= 20 && digits.len() >= 2);
                next += 2;
            } else if let Some(second) = self.digits(next + 1, 3).filter(|_| series.is_none()) {
                rest = format!("{rest}-{second}");
                next += 2;
            } else if let Some(letters) = self.department(next + 1) {
                rest = format!("{rest}-{letters}");
                next += 2;
            }
        }
        let (next, counted) = self.counter(next);
        if rest == digits
            && series.is_none()
            && let Some((own, after)) = self.series_behind(next, signed || counted)
        {
            let number = ActNumber { series: Some(own), rest };
            return Some(Number { number, certain: true, marked: true, year: None, next: after });
        }
        if self.continues(next) && !counted {
            return None;
        }
        let session = rest.len() > digits.len() && certain;
        let certain = certain && (series.is_some() || session);
        let number = ActNumber { series, rest };
        Some(Number { number, certain, marked: signed || counted, year: None, next })
    }

    /// Returns the letters of a series after the number, "547-ЗРУ", "№ 547 ЗРУ", and the token after them and after a
    /// counting word. A single letter is part of the number: the Cabinet numbers its dispositions 12-F.
    fn series_behind(&self, at: usize, marked: bool) -> Option<(Series, usize)> {
        let word = self.skip_kind(at, Kind::Dash);
        let series = self.find(word, |sense| if let Sense::Series(series) = sense { Some(series) } else { None })?;
        let token = self.tokens.get(word)?;
        let joined = word > at && self.glued(at) && self.glued(word);
        if token.chars.1 - token.chars.0 < 2 || token.capitals < 2 && !self.query {
            return None;
        }
        // In "443 ПП-60" the letters belong to the number after them.
        let (own, _) = self.sign(self.skip_kind(word + 1, Kind::Dash));
        let plausible = joined || marked || self.query;
        (plausible && !self.is(own, Kind::Number)).then(|| (series, self.counter(word + 1).0))
    }

    /// Returns the letters of a department within a number, "202-mh-son", in the Latin alphabet.
    fn department(&self, at: usize) -> Option<String> {
        let word = Some(self.text(at)).filter(|word| word.chars().count() <= 3 && self.is(at, Kind::Word))?;
        let counted = self.is(at + 1, Kind::Dash) && self.has(at + 2, Sense::Counter);
        counted.then(|| fold(word))
    }

    /// Skips "-son", "-сонли", " son". Returns the next token and true if there was such a word.
    fn counter(&self, at: usize) -> (usize, bool) {
        let word = self.skip_kind(at, Kind::Dash);
        if self.has(word, Sense::Counter) { (word + 1, true) } else { (at, false) }
    }

    /// True if a number continues at token `at` and is therefore not an act number: `404A`, `3,5`, `443/2`, `17-modda`.
    fn continues(&self, at: usize) -> bool {
        let letters = self.is(at, Kind::Word) && self.glued(at);
        let more = matches!(self.kind(at), Some(Kind::Slash | Kind::Dot | Kind::Comma | Kind::Dash)) && self.glued(at);
        let number = more && self.glued(at + 1) && self.is(at + 1, Kind::Number);
        let unit = self.is(at, Kind::Dash) && self.is(at + 1, Kind::Word) && self.glued(at + 1);
        letters || number || unit || self.text(at) == "%"
    }

    /// Reads `03/21/683/0375`: kind of act, year, number of the act, serial number.
    fn database_number(&self, at: usize) -> Option<Number> {
        let fields: Vec<&str> = (0..4).map_while(|field| self.digits(at + 2 * field, 5)).collect();
        let [kind, year, number, _] = fields.as_slice() else { return None };
        let slashes = (0..3).all(|field| self.is(at + 2 * field + 1, Kind::Slash));
        let near = (at + 1..at + 7).all(|place| self.glued(place));
        if !slashes || !near || kind.len() != 2 || year.len() != 2 || self.is(at + 7, Kind::Slash) {
            return None;
        }
        let series = match *kind {
            "03" => Some(Series::Orq),
            "06" => Some(Series::Pf),
            "07" => Some(Series::Pq),
            "08" => Some(Series::F),
            "09" => Some(Series::Vmq),
            // A number of the Ministry of Justice's register, or a decision of a local body.
            _ => None,
        };
        let rest = number.trim_start_matches('0').to_owned();
        let year = year.parse::<i16>().ok().map(|year| 2000 + year);
        let (next, _) = self.counter(at + 7);
        let number = ActNumber { series, rest };
        (!number.rest.is_empty()).then_some(Number { number, certain: true, marked: true, year, next })
    }
}

impl Phrase {
    pub(crate) fn has_only_kind(&self) -> bool {
        self.kind.is_some() && self.date.is_none() && self.number.is_none() && self.title.is_none()
    }

    /// Returns the act that the phrase names, if the phrase is specific enough.
    fn reference(self, query: bool) -> Option<ActReference> {
        let dated = self.date.is_some() || self.number.as_ref().is_some_and(|number| number.year.is_some());
        let enough = dated || self.series.is_some() || self.kind.is_some() || self.body.is_some();
        let Some(found) = self.number.filter(|number| number.certain || (enough && (number.marked || query))) else {
            let (title, kind) = (self.title?, self.kind?);
            return Some(ActReference::Title { title, kind, adopted: self.date });
        };
        let mut number = found.number;
        if number.series.is_none() && !self.registered && !found.certain {
            number.series = self.series.or_else(|| series_of(self.body, self.kind));
        }
        Some(ActReference::Number { number, adopted: self.date, year: found.year.or(self.year), title: self.title })
    }
}

/// Returns the series of a number that the text writes without letters.
fn series_of(body: Option<Body>, kind: Option<ActType>) -> Option<Series> {
    match (body, kind) {
        (Some(Body::Cabinet), Some(ActType::Resolution) | None) => Some(Series::Vmq),
        (Some(Body::President), Some(ActType::Resolution)) => Some(Series::Pq),
        (Some(Body::President) | None, Some(ActType::Decree)) => Some(Series::Pf),
        (Some(Body::President), Some(ActType::Disposition)) => Some(Series::F),
        (_, Some(ActType::Law)) => Some(Series::Orq),
        _ => None,
    }
}
