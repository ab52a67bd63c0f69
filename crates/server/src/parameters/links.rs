//! Reads the parameters of the links of an act, and writes them back. The site and the API share them.

use qonun_law::{ActId, LinkKind, Path};
use qonun_query::{Direction, LinksRequest, SearchRequest};

use super::values::{choice, joined, list_in};
use super::{Pairs, once, parse_search, write_search};
use crate::address::encode_pairs;
use crate::failure::Failure;
use crate::interface::UI;
use crate::notice::Told;

/// Parameters of a search that mean the same for links: the filters are about the other acts.
const SHARED: [&str; 14] = [
    "type",
    "body",
    "status",
    "topic",
    "number",
    "year",
    "adopted_from",
    "adopted_to",
    "in_force_on",
    "changed_since",
    "takes_effect_from",
    "lang",
    "limit",
    "cursor",
];
/// Parameters of links alone.
const OWN: [&str; 3] = ["direction", "kind", "path"];

/// Reads a request for the links of an act. Unknown names become notices.
pub(crate) fn parse_links(pairs: &Pairs, act: ActId) -> Result<(LinksRequest, Vec<Told>), Failure> {
    let is_of = |names: &[&str], name: &str| names.contains(&name);
    let shared: Vec<(String, String)> = pairs.iter().filter(|(name, _)| is_of(&SHARED, name)).cloned().collect();
    let (search, _) = parse_search(&shared, 0)?;
    let unknown = pairs.iter().filter(|(name, _)| !is_of(&SHARED, name) && !is_of(&OWN, name) && name != UI);
    let notices = unknown.map(|(name, _)| Told::UnknownParameter(name.clone())).collect();
    let directions = Direction::ALL.map(|direction| (direction.name(), direction));
    let direction = once(pairs, "direction")?.map(|value| choice("direction", value, &directions)).transpose()?;
    let kinds = once(pairs, "kind")?.map(|value| list_in("kind", value, &kinds())).transpose()?;
    let mut kinds: Vec<LinkKind> = kinds.unwrap_or_default();
    kinds.sort_unstable();
    kinds.dedup();
    let request = LinksRequest {
        act,
        direction: direction.unwrap_or_default(),
        kinds,
        path: once(pairs, "path")?.map(Path::new),
        filters: search.filters,
        lang: search.lang,
        limit: search.limit,
        cursor: search.cursor,
    };
    Ok((request, notices))
}

/// Most provisions of one answer about what an act changed: two texts are read for each.
const MOST_AMENDMENTS: usize = 20;

/// Reads a request for what an act changed.
pub(crate) fn parse_amendments(pairs: &Pairs, act: ActId) -> Result<LinksRequest, Failure> {
    let pairs: Vec<(String, String)> =
        pairs.iter().filter(|(name, _)| !OWN.contains(&name.as_str())).cloned().collect();
    let (request, _) = parse_links(&pairs, act)?;
    Ok(LinksRequest { limit: request.limit.min(MOST_AMENDMENTS), ..request })
}

/// Writes such a request as a query string, with its question mark; empty if nothing differs from the defaults.
pub(crate) fn write_amendments(request: &LinksRequest) -> String {
    let pairs = write_links(request);
    let pairs = pairs.iter().filter(|(name, _)| !OWN.contains(name));
    let query = encode_pairs(pairs.map(|(name, value)| (*name, value.as_str())));
    if query.is_empty() { query } else { format!("?{query}") }
}

fn kinds() -> String {
    joined(LinkKind::ALL.map(LinkKind::name))
}

/// Writes a request as pairs of a query string: all that differs from the defaults, `cursor` last.
pub(crate) fn write_links(request: &LinksRequest) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    if request.direction != Direction::default() {
        pairs.push(("direction", request.direction.name().to_owned()));
    }
    if !request.kinds.is_empty() {
        pairs.push(("kind", request.kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(",")));
    }
    pairs.extend(request.path.as_ref().map(|path| ("path", path.to_string())));
    let search = SearchRequest {
        filters: request.filters.clone(),
        lang: request.lang,
        limit: request.limit,
        cursor: request.cursor.clone(),
        ..SearchRequest::new("")
    };
    pairs.extend(write_search(&search).into_iter().filter(|(name, _)| *name != "q"));
    pairs
}

#[cfg(test)]
mod tests {
    use qonun_law::{ActId, LinkKind};
    use qonun_query::Direction;

    use super::{parse_links, write_links};
    use crate::address::query_pairs;

    #[test]
    fn what_is_read_is_written_back() {
        let query = "direction=in&kind=amends,repeals&path=art_5&type=law&status=in_force&year=2019&lang=ru&limit=5";
        let (request, notices) = parse_links(&query_pairs(Some(query)).unwrap(), ActId("uz/a".to_owned())).unwrap();
        assert!(notices.is_empty());
        assert_eq!(
            (request.direction, &request.kinds[..]),
            (Direction::In, &[LinkKind::Amends, LinkKind::Repeals][..])
        );
        let pairs: Vec<(String, String)> =
            write_links(&request).into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let (again, _) = parse_links(&pairs, ActId("uz/a".to_owned())).unwrap();
        assert_eq!(format!("{request:?}"), format!("{again:?}"));
    }

    #[test]
    fn a_bad_value_is_refused_and_an_unknown_name_told() {
        let read = |query: &str| parse_links(&query_pairs(Some(query)).unwrap(), ActId("uz/a".to_owned()));
        for query in ["direction=up", "kind=likes", "limit=0", "type=odd", "year=x", "path=a&path=b"] {
            assert!(read(query).is_err(), "{query}");
        }
        assert_eq!(read("q=a&ui=ru").unwrap().1.len(), 1, "a query is no parameter of links");
    }
}
