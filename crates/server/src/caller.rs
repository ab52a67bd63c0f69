//! The address of the caller, and the address by which the caller knows this server.
//!
//! A proxy writes its caller into `Forwarded` (RFC 7239) or into `X-Forwarded-For`, `-Proto` and `-Host`. Anybody can
//! write these headers, so they are read only from proxies that the operator trusts. No other module reads them.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, HeaderName, header};
use ipnet::IpNet;

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const X_FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
const X_FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");

/// Maximum length of a host name (RFC 1035) with a port.
const LONGEST_HOST: usize = 253 + 6;

/// Returns the address of the caller. An IPv4 address that is mapped to IPv6 is returned as IPv4.
pub(crate) fn caller(peer: SocketAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let peer = peer.ip().to_canonical();
    if !is_trusted(peer, trusted) {
        return peer;
    }
    // Each proxy appends the address of its caller. So the last address that is not a trusted proxy is the caller.
    let mut nearest = peer;
    for said in said(headers, "for", &X_FORWARDED_FOR).into_iter().rev() {
        // An entry that cannot be parsed was not written by a trusted proxy.
        let Some(address) = address_of(said) else { break };
        nearest = address;
        if !is_trusted(address, trusted) {
            break;
        }
    }
    nearest
}

/// Returns the address by which the caller knows this server, `https://host`, as far as the request contains it.
pub(crate) fn base(peer: Option<SocketAddr>, headers: &HeaderMap, trusted: &[IpNet]) -> String {
    let by_proxy = peer.is_some_and(|peer| is_trusted(peer.ip().to_canonical(), trusted));
    let last = |key: &str, other: &HeaderName| said(headers, key, other).pop().filter(|_| by_proxy);
    let own = || headers.get(header::HOST).and_then(|value| value.to_str().ok());
    let host = last("host", &X_FORWARDED_HOST).or_else(own).filter(|host| is_host(host));
    let scheme = if last("proto", &X_FORWARDED_PROTO) == Some("https") { "https" } else { "http" };
    format!("{scheme}://{}", host.unwrap_or("localhost"))
}

/// Parses the address of a site, `https://host`, as an operator writes it. Returns `None` if it is invalid or has a
/// path.
#[must_use]
pub fn base_address(text: &str) -> Option<String> {
    let bare = text.trim_end_matches('/');
    let host = bare.strip_prefix("https://").or_else(|| bare.strip_prefix("http://"));
    host.filter(|host| is_host(host)).map(|_| bare.to_owned())
}

/// Returns the remote address of the connection of a request.
pub(crate) fn peer_of(request: &Request) -> Option<SocketAddr> {
    request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0)
}

/// True if a text can be the name or the address of a host, with or without a port.
pub(crate) fn is_host(text: &str) -> bool {
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c));
    !text.is_empty() && text.len() <= LONGEST_HOST && plain
}

fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    trusted.iter().any(|network| network.contains(&address))
}

/// Returns the values that proxies have written, oldest first: those of `key` in `Forwarded`, or those of `other` if
/// there is no `Forwarded`.
fn said<'h>(headers: &'h HeaderMap, key: &str, other: &HeaderName) -> Vec<&'h str> {
    if headers.contains_key(header::FORWARDED) { forwarded(headers, key) } else { listed(headers, other).collect() }
}

/// Returns the values of a header that is a comma-separated list.
fn listed<'h>(headers: &'h HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'h str> {
    let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).map(str::trim)
}

/// Returns the values of a key of `Forwarded`, one for each proxy that wrote it.
fn forwarded<'h>(headers: &'h HeaderMap, key: &str) -> Vec<&'h str> {
    let of_proxy = |element: &'h str| {
        let mut pairs = element.split(';').filter_map(|pair| pair.split_once('='));
        pairs.find(|(name, _)| name.trim().eq_ignore_ascii_case(key)).map(|(_, value)| value.trim().trim_matches('"'))
    };
    listed(headers, &header::FORWARDED).filter_map(of_proxy).collect()
}

/// Parses `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:80`.
fn address_of(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(text, |(inside, _)| inside);
    let address = bare.parse::<IpAddr>().ok();
    let address = address.or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()));
    address.map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};
    use ipnet::IpNet;

    use super::{base, caller};

    fn headers(lines: &str) -> HeaderMap {
        let pairs = lines.split('|').filter_map(|line| line.split_once(": "));
        let pair = |(name, value): (&str, &str)| {
            (HeaderName::from_bytes(name.trim().as_bytes()).unwrap(), HeaderValue::from_str(value.trim()).unwrap())
        };
        let mut out = HeaderMap::new();
        for (name, value) in pairs.map(pair) {
            out.append(name, value);
        }
        out
    }

    fn trusted() -> Vec<IpNet> {
        ["127.0.0.0/8", "10.0.0.0/8", "fd00::/8"].map(|network| network.parse().unwrap()).into()
    }

    #[test]
    fn the_caller_is_the_last_one_who_is_no_proxy_of_ours() {
        for (peer, lines, wanted) in [
            ("203.0.113.7:1", "", "203.0.113.7"),
            ("203.0.113.7:1", "x-forwarded-for: 198.51.100.1", "203.0.113.7"),
            ("10.0.0.1:1", "x-forwarded-for: 198.51.100.1", "198.51.100.1"),
            ("10.0.0.1:1", "x-forwarded-for: 1.1.1.1, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
            ("10.0.0.1:1", "x-forwarded-for: 1.1.1.1 | x-forwarded-for: 198.51.100.1", "198.51.100.1"),
            ("10.0.0.1:1", "x-forwarded-for: 198.51.100.1, nonsense", "10.0.0.1"),
            ("10.0.0.1:1", "x-forwarded-for: 10.0.0.3", "10.0.0.3"),
            ("10.0.0.1:1", "forwarded: for=198.51.100.1;proto=https, for=10.0.0.2", "198.51.100.1"),
            ("[fd00::1]:1", "forwarded: For=\"[2001:db8::7]:4711\"", "2001:db8::7"),
            ("10.0.0.1:1", "forwarded: for=198.51.100.1 | x-forwarded-for: 192.0.2.9", "198.51.100.1"),
            ("[::ffff:127.0.0.1]:1", "", "127.0.0.1"),
            ("[::ffff:10.0.0.1]:1", "x-forwarded-for: ::ffff:198.51.100.1", "198.51.100.1"),
        ] {
            let found = caller(peer.parse().unwrap(), &headers(lines), &trusted());
            assert_eq!(found.to_string(), wanted, "{peer} {lines}");
        }
    }

    #[test]
    fn only_a_trusted_proxy_changes_the_address_of_the_server() {
        for (peer, lines, wanted) in [
            ("203.0.113.7:1", "host: a.example:80", "http://a.example:80"),
            (
                "203.0.113.7:1",
                "host: a.example | x-forwarded-proto: https | x-forwarded-host: evil",
                "http://a.example",
            ),
            ("10.0.0.1:1", "host: a.example | x-forwarded-proto: https", "https://a.example"),
            ("10.0.0.1:1", "host: in | forwarded: for=1.1.1.1;host=a.example;proto=https", "https://a.example"),
            ("10.0.0.1:1", "host: a\"><script>", "http://localhost"),
            ("10.0.0.1:1", "", "http://localhost"),
        ] {
            assert_eq!(base(Some(peer.parse().unwrap()), &headers(lines), &trusted()), wanted, "{peer} {lines}");
        }
    }
}
