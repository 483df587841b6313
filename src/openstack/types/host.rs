//! The part of an address that says whom a browser asks: a host, and perhaps a port.

/// Whether this is `host`, `host:port`, `[IPv6]` or `[IPv6]:port`, written as browsers write it.
pub(super) fn is_authority(authority: &str) -> bool {
    let (is_right, port) = if let Some(v6) = authority.strip_prefix('[') {
        let Some((host, rest)) = v6.split_once(']') else { return false };
        let digit = |c: char| c.is_ascii_hexdigit() || matches!(c, ':' | '.');
        let port = rest.strip_prefix(':').or(rest.is_empty().then_some(""));
        (!host.is_empty() && host.chars().all(digit), port)
    } else {
        let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
        (is_host(host), Some(port))
    };
    is_right && port.is_some_and(|port| port.is_empty() || is_port(port))
}

fn is_port(port: &str) -> bool {
    port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
}

/// Whether browsers call this host by just this name. They take `0x7f.1` and `2130706433` for 127.0.0.1, and put another
/// name for one with letters beyond ASCII, which may look like somebody else's; its `xn--` form is what it is.
fn is_host(host: &str) -> bool {
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let last = host.trim_end_matches('.').split('.').fold("", |_, label| label).to_ascii_lowercase();
    let number = last.bytes().all(|b| b.is_ascii_digit()) || last.starts_with("0x");
    !last.is_empty() && host.chars().all(name) && (!number || is_v4(host))
}

fn is_v4(host: &str) -> bool {
    let byte = |part: &str| part.parse::<u8>().is_ok_and(|byte| byte.to_string() == part);
    host.split('.').count() == 4 && host.split('.').all(byte)
}
