//! The tokenizer of the inverted indexes: it only takes apart what [`crate::keys`] has packed.
//!
//! Analysis is the dearest part of indexing and is done by many workers; the writer is one. So the workers hand over
//! one string of keys a field, and the library's tokenizer has nothing left to do but split it.

use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

/// Name of the tokenizer.
pub(crate) const PACKED: &str = "packed";
/// Ends a key.
pub(crate) const END: char = '\n';
/// Begins a key that stands at the position of the key before.
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
