//! A writer that stops when its caller no longer waits.

use std::fmt;
use std::io;

use qonun_query::{Patience, QueryError};
use qonun_texts::Code;
use serde::Serialize;

use crate::failure::Failure;

/// Number of bytes between two checks whether the caller still waits.
const BETWEEN_LOOKS: usize = 64 * 1024;

/// Serialises a value as JSON. Stops when the caller no longer waits.
pub(crate) fn json(value: &impl Serialize, patience: &Patience) -> Result<String, Failure> {
    let mut out = Patient::new(patience);
    match serde_json::to_writer(&mut out, value) {
        Err(_) if out.is_over() => Err(QueryError::Deadline.into()),
        Err(error) => {
            tracing::error!(%error, "an answer cannot be written");
            Err(Failure::new(Code::Internal))
        }
        Ok(()) => Ok(out.into_text()),
    }
}

/// Collects a page or JSON. Fails when the caller no longer waits.
pub(crate) struct Patient<'p> {
    out: Vec<u8>,
    looked_at: usize,
    is_over: bool,
    patience: &'p Patience,
}

impl<'p> Patient<'p> {
    pub(crate) const fn new(patience: &'p Patience) -> Self {
        Self { out: Vec::new(), looked_at: 0, is_over: false, patience }
    }

    /// True if the caller stopped waiting before the end.
    pub(crate) const fn is_over(&self) -> bool {
        self.is_over
    }

    /// Returns the written text. Pages and JSON are UTF-8.
    pub(crate) fn into_text(self) -> String {
        String::from_utf8(self.out).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    /// Appends bytes. Returns false if the caller no longer waits.
    fn take(&mut self, bytes: &[u8]) -> bool {
        if self.out.len() - self.looked_at >= BETWEEN_LOOKS {
            self.looked_at = self.out.len();
            self.is_over = !self.patience.goes_on();
        }
        if !self.is_over {
            self.out.extend_from_slice(bytes);
        }
        !self.is_over
    }
}

impl fmt::Write for Patient<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.take(text.as_bytes()) { Ok(()) } else { Err(fmt::Error) }
    }
}

impl io::Write for Patient<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.take(bytes) { Ok(bytes.len()) } else { Err(io::ErrorKind::TimedOut.into()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;
    use std::sync::atomic::{AtomicBool, Ordering};

    use qonun_query::Patience;

    use super::{BETWEEN_LOOKS, Patient};

    #[test]
    fn what_nobody_waits_for_is_not_written_to_its_end() {
        static WAITS: AtomicBool = AtomicBool::new(true);
        let patience = Patience::new(|| WAITS.load(Ordering::Relaxed));
        let mut out = Patient::new(&patience);
        let piece = "қ".repeat(BETWEEN_LOOKS / 8);
        for _ in 0..40 {
            out.write_str(&piece).unwrap();
        }
        WAITS.store(false, Ordering::Relaxed);
        let written = (0..40).take_while(|_| out.write_str(&piece).is_ok()).count();
        assert!(written * piece.len() <= BETWEEN_LOOKS && out.is_over(), "{written}");
        assert_eq!(out.into_text(), piece.repeat(40 + written));
    }
}
