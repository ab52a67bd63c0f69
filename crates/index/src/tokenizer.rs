//! The tokenizer of the inverted indexes: it only splits the strings packed by [`crate::keys`].
//!
//! Analysis is the most expensive part of indexing. Many workers do it, while there is only one writer. So the workers
//! pass one string of keys per field, and the library's tokenizer only has to split it.

use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

/// Name of the tokenizer.
pub(crate) const PACKED: &str = "packed";
/// The character after each key.
pub(crate) const END: char = '\n';
/// The character before a key that has the same position as the preceding key.
pub(crate) const SAME_POSITION: char = '\u{1}';

/// Splits strings of packed keys.
#[derive(Clone, Default)]
struct PackedTokenizer {
    token: Token,
}

struct PackedStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for PackedTokenizer {
    type TokenStream<'a> = PackedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> PackedStream<'a> {
        self.token.reset();
        PackedStream { rest: text, token: &mut self.token }
    }
}

impl TokenStream for PackedStream<'_> {
    fn advance(&mut self) -> bool {
        let Some((key, rest)) = self.rest.split_once(END) else {
            return false;
        };
        self.rest = rest;
        let key = match key.strip_prefix(SAME_POSITION) {
            Some(alternative) => alternative,
            None => {
                self.token.position = self.token.position.wrapping_add(1);
                key
            }
        };
        self.token.text.clear();
        self.token.text.push_str(key);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

pub(crate) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(PACKED, TextAnalyzer::builder(PackedTokenizer::default()).build());
    manager
}

#[cfg(test)]
mod tests {
    use super::{PACKED, tokenizers};

    #[test]
    fn alternatives_share_a_position() {
        let mut analyzer = tokenizers().get(PACKED).unwrap();
        let mut stream = analyzer.token_stream("mehnat\n\u{1}mehna\nkodeks\n");
        let mut seen = Vec::new();
        while stream.advance() {
            seen.push((stream.token().text.clone(), stream.token().position));
        }
        assert_eq!(seen, [("mehnat".to_owned(), 0), ("mehna".to_owned(), 0), ("kodeks".to_owned(), 1)]);
    }
}
