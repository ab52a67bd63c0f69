//! Writes a tree in plain words, with every bracket.

use qonun_query_language::{Match, NearKind, Node, Term, Value};

/// Returns the tree as a sentence.
pub(crate) fn reading(node: &Node) -> String {
    match node {
        Node::And { items, except, .. } => {
            let must = items.iter().map(inner);
            let must_not = except.iter().map(|item| format!("not {}", inner(item)));
            must.chain(must_not).collect::<Vec<_>>().join(" and ")
        }
        Node::Or { items, .. } => items.iter().map(inner).collect::<Vec<_>>().join(" or "),
        Node::Near { kind, ordered, negated, items, .. } => {
            let link = format!(" {}{} ", if *negated { "not " } else { "" }, link(*kind, *ordered));
            items.iter().map(inner).collect::<Vec<_>>().join(&link)
        }
        Node::Phrase { terms, .. } => {
            let exact = if terms.iter().all(|term| term.how == Match::Exact) { "exactly " } else { "" };
            let words: Vec<String> =
                terms.iter().map(|term| if exact.is_empty() { word(term) } else { term.text.clone() }).collect();
            format!("{exact}“{}”", words.join(" "))
        }
        Node::Term(term) => word(term),
        Node::Field { field, item, .. } => format!("{field} has {}", inner(item)),
        Node::Filter { field, value, .. } => format!("{field} is {}", written(value)),
        Node::Range { field, from, to, .. } => match (from, to) {
            (Some(from), Some(to)) if from == to => format!("{field} on {from}"),
            (Some(from), Some(to)) => format!("{field} from {from} to {to}"),
            (Some(from), None) => format!("{field} from {from}"),
            (None, Some(to)) => format!("{field} up to {to}"),
            (None, None) => panic!("a range without ends"),
        },
        Node::AtLeast { count, item, .. } => format!("at least {count} times {}", inner(item)),
        Node::Boost { boost, item, .. } => format!("{} × {boost}", inner(item)),
        Node::Citation { canonical, .. } => format!("the act {canonical}"),
    }
}

fn inner(node: &Node) -> String {
    match node {
        Node::And { .. } | Node::Or { .. } | Node::Near { .. } | Node::Field { .. } | Node::AtLeast { .. } => {
            format!("({})", reading(node))
        }
        node => reading(node),
    }
}

fn link(kind: NearKind, ordered: bool) -> String {
    let unit = match kind {
        NearKind::Words(1) => "within 1 word".to_owned(),
        NearKind::Words(count) => format!("within {count} words"),
        NearKind::Sentence => "in the same sentence".to_owned(),
        NearKind::Paragraph => "in the same paragraph".to_owned(),
        NearKind::Point => "in the same point".to_owned(),
        NearKind::Provision => "in the same provision".to_owned(),
    };
    match (kind, ordered) {
        (_, true) => format!("followed {unit} by"),
        (NearKind::Words(_), false) => format!("{unit} of"),
        (_, false) => format!("{unit} as"),
    }
}

fn word(term: &Term) -> String {
    let text = &term.text;
    match term.how {
        Match::Forms => text.clone(),
        Match::Exact => format!("exactly {text}"),
        Match::Prefix => format!("{text}…"),
        Match::Pattern => format!("any {text}"),
        Match::Fuzzy1 => format!("{text} ±1 letter"),
        Match::Fuzzy2 => format!("{text} ±2 letters"),
    }
}

fn written(value: &Value) -> String {
    match value {
        Value::Type(kind) => kind.to_string(),
        Value::Status(status) => status.to_string(),
        Value::Lang(lang) => lang.to_string(),
        Value::Text(text) => text.clone(),
        Value::Citation(canonical) => format!("the act {canonical}"),
    }
}
