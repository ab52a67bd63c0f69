//! Families of headings: provisions of one text whose headings repeat each other.
//!
//! Ten articles with one heading say the same ten times. The ranking counts them as one voice for their act.

use rustc_hash::FxHashMap;

/// Minimum share of common stems of two headings in one family: of the stems of both, those that both have.
const ALIKE: f32 = 0.4;

/// Maximum number of families that are compared by one common stem.
const MOST_OF_STEM: usize = 256;

/// The families of one text. Each is represented by its first heading.
#[derive(Default)]
pub(super) struct Families {
    /// Number of stems of the first heading of each family.
    sizes: Vec<u16>,
    /// The families by the stems of their first headings.
    by_stem: FxHashMap<String, Vec<u16>>,
}

impl Families {
    /// Returns the family of a heading with some distinct stems: the first that is alike, or a new one. Families are
    /// numbered from 1; 0 is no family, for a provision without heading.
    pub(super) fn join(&mut self, stems: &[String]) -> u16 {
        let Ok(size) = u16::try_from(stems.len()) else { return 0 };
        let mut shared: FxHashMap<u16, u16> = FxHashMap::default();
        for family in stems.iter().filter_map(|stem| self.by_stem.get(stem)).flatten() {
            *shared.entry(*family).or_default() += 1;
        }
        let is_alike = |&(&family, &both): &(&u16, &u16)| {
            let all = u32::from(size) + u32::from(self.sizes[usize::from(family)]) - u32::from(both);
            f32::from(both) >= ALIKE * all as f32
        };
        if let Some(first) = shared.iter().filter(is_alike).map(|(&family, _)| family).min() {
            return first + 1;
        }
        let Some(number) = u16::try_from(self.sizes.len()).ok().filter(|&number| size > 0 && number < u16::MAX) else {
            return 0;
        };
        self.sizes.push(size);
        for stem in stems {
            let families = self.by_stem.entry(stem.clone()).or_default();
            // A stem of so many headings tells little, and the work stays linear.
            if families.len() < MOST_OF_STEM {
                families.push(number);
            }
        }
        number + 1
    }
}

#[cfg(test)]
mod tests {
    use super::Families;

    #[test]
    fn headings_join_the_first_family_that_is_alike() {
        let mut families = Families::default();
        for (heading, wanted) in [
            ("tender winner", 1),
            ("", 0),
            ("tender winner notice", 1),
            ("tax rate", 2),
            ("tender", 1),
            ("tax rate land winner", 2),
            ("notice", 3),
            ("", 0),
            ("notice tax", 3),
        ] {
            let stems: Vec<String> = heading.split_whitespace().map(str::to_owned).collect();
            assert_eq!(families.join(&stems), wanted, "{heading}");
        }
    }
}
