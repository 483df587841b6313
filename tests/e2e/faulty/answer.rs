//! Answers that no healthy Trove gives: proxies' pages, cut bodies, redirects, old clouds. Built by scenarios.

use serde_json::Value;
use std::io;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

const CHUNK: usize = 64 * 1024;

/// A canned answer. Readable across origins, unless made `without_cors`.
#[derive(Clone, Debug)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    /// Letters after the body, to make it enormous without holding it.
    filler: usize,
    /// The length that the head declares, when it is not the true one.
    declared: Option<usize>,
}

impl Answer {
    pub fn new(status: u16, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = [
            ("Content-Type", kind),
            ("Access-Control-Allow-Origin", "*"),
            ("Access-Control-Allow-Headers", "content-type, x-auth-token"),
            ("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, PATCH"),
            ("Access-Control-Expose-Headers", "X-OpenStack-Request-ID, Retry-After, Date"),
        ];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        Self { status, headers, body: body.into(), filler: 0, declared: None }
    }

    pub fn json(status: u16, body: &Value) -> Self {
        Self::new(status, "application/json", body.to_string())
    }

    pub fn html(status: u16, body: &str) -> Self {
        Self::new(status, "text/html; charset=utf-8", body)
    }

    /// A fault as Trove words it: `{"<key>": {"code", "message"}}`.
    pub fn fault(status: u16, key: &str, message: &str) -> Self {
        Self::json(status, &serde_json::json!({ key: { "code": status, "message": message } }))
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// As a proxy answers that knows nothing of CORS.
    pub fn without_cors(mut self) -> Self {
        self.headers.retain(|(name, _)| !name.starts_with("Access-Control-"));
        self
    }

    /// That many letters after the body.
    pub fn filled(mut self, bytes: usize) -> Self {
        self.filler = bytes;
        self
    }

    /// Declares more than it then sends.
    pub fn declaring(mut self, bytes: usize) -> Self {
        self.declared = Some(bytes);
        self
    }

    pub(super) async fn send(&self, client: &mut TcpStream) -> io::Result<()> {
        let length = self.declared.unwrap_or(self.body.len() + self.filler);
        let mut head = format!("HTTP/1.1 {} Canned\r\nContent-Length: {length}\r\n", self.status);
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        head += "Connection: close\r\n\r\n";
        client.write_all(head.as_bytes()).await?;
        client.write_all(&self.body).await?;
        let piece = vec![b'x'; CHUNK.min(self.filler)];
        let mut left = self.filler;
        while left > 0 {
            let now = left.min(CHUNK);
            client.write_all(&piece[..now]).await?;
            left -= now;
        }
        client.shutdown().await
    }
}
