//! A client that sends its input byte for byte, one connection per request: a library would correct the broken requests
//! that the tests need.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

/// Maximum time for an answer in a test.
const PATIENCE: Duration = Duration::from_secs(20);

/// An answer.
#[derive(Debug)]
pub struct Reply {
    /// Status code.
    pub status: u16,
    headers: Vec<(String, String)>,
    /// Body, with its chunks decoded.
    pub body: Vec<u8>,
}

impl Reply {
    /// Returns a header by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// Returns the body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is not UTF-8")
    }

    /// Returns the body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// Returns the media type without its parameters.
    pub fn kind(&self) -> &str {
        self.header("content-type").unwrap_or("").split(';').next().unwrap_or("").trim()
    }

    /// Returns the answer if it has the expected status; otherwise panics.
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        self
    }

    /// Returns the problem document of an answer, after checking its common fields.
    pub fn problem(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        assert_eq!(self.kind(), "application/problem+json", "{}", String::from_utf8_lossy(&self.body));
        let problem = self.json();
        assert_eq!(problem["status"], status, "{problem}");
        for member in ["type", "title", "detail", "code"] {
            let text = problem[member].as_str().unwrap_or("");
            assert!(!text.is_empty(), "a problem without {member}: {problem}");
        }
        problem
    }
}

/// Sends a request and reads the answer until the connection ends.
///
/// # Panics
/// The server does not answer in time, or does not answer in HTTP.
pub fn send(address: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
    send_raw(address, &request(address, method, path, headers, body))
}

/// Sends a request and reads the answer. Returns `None` if the server closes the connection before it answers.
///
/// # Panics
/// The server does not answer in time, or does not answer in HTTP.
pub fn send_unless_cut(address: &str, method: &str, path: &str) -> Option<Reply> {
    let mut stream = connect(address);
    let mut answer = Vec::new();
    let sent = stream.write_all(&request(address, method, path, &[], b""));
    let read = sent.and_then(|()| stream.read_to_end(&mut answer));
    match read {
        Ok(0) => None,
        Err(error) if matches!(error.kind(), ErrorKind::ConnectionReset | ErrorKind::BrokenPipe) => None,
        read => {
            read.expect("the server does not answer");
            Some(reply(&answer))
        }
    }
}

fn request(address: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if !body.is_empty() || method == "POST" {
        head.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    head.push_str("\r\n");
    let mut bytes = head.into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

/// Sends bytes unchanged.
///
/// # Panics
/// The server does not answer in time, or does not answer in HTTP.
pub fn send_raw(address: &str, request: &[u8]) -> Reply {
    let mut stream = connect(address);
    stream.write_all(request).expect("the server does not listen");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the server does not answer");
    reply(&answer)
}

fn connect(address: &str) -> TcpStream {
    let stream = TcpStream::connect(address).expect("the server cannot be reached");
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

fn reply(answer: &[u8]) -> Reply {
    parse(answer).unwrap_or_else(|| panic!("not HTTP: {}", String::from_utf8_lossy(answer)))
}

fn parse(answer: &[u8]) -> Option<Reply> {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&answer[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let header =
        |line: &str| line.split_once(':').map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()));
    let headers: Vec<(String, String)> = lines.filter_map(header).collect();
    let rest = &answer[end + 4..];
    let chunked = headers.iter().any(|(name, value)| name == "transfer-encoding" && value == "chunked");
    let body = if chunked { unchunk(rest)? } else { rest.to_vec() };
    Some(Reply { status, headers, body })
}

fn unchunk(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = rest.windows(2).position(|window| window == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..line]).ok()?.trim(), 16).ok()?;
        let begin = line + 2;
        if length == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(begin..begin + length)?);
        rest = rest.get(begin + length + 2..)?;
    }
}

/// Percent-encodes a value of a query.
pub fn encode(value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let code = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    value.bytes().map(code).collect()
}
