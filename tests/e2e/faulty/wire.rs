//! HTTP/1.1 as bytes: just enough to read a request, pass it on and read the answer to its end. One request a
//! connection, so that no browser takes a lost reply for a stale connection and asks again by itself.

use std::io;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Request {
    pub at: Instant,
    pub method: String,
    pub path: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(super) async fn read(client: &mut TcpStream) -> io::Result<Self> {
        let mut bytes = Vec::new();
        let end = loop {
            if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
                break at;
            }
            if client.read_buf(&mut bytes).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let mut first = lines.next().unwrap_or_default().split(' ').map(str::to_owned);
        let (method, path) = (first.next().unwrap_or_default(), first.next().unwrap_or_default());
        let pairs = lines.filter_map(|line| line.split_once(':'));
        let headers = pairs.map(|(name, value)| (name.to_lowercase(), value.trim().to_owned())).collect();
        let body = bytes.split_off(end + 4);
        let mut request = Self { at: Instant::now(), method, path, headers, body };
        let length = request.header("content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
        while request.body.len() < length {
            if client.read_buf(&mut request.body).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(request)
    }

    /// Gives the request to the server and returns its whole answer.
    pub(super) async fn forward(&self, server: u16) -> io::Result<Vec<u8>> {
        let mut upstream = TcpStream::connect(("127.0.0.1", server)).await?;
        let mut bytes = format!("{} {} HTTP/1.1\r\nConnection: close\r\n", self.method, self.path).into_bytes();
        for (name, value) in self.headers.iter().filter(|(name, _)| name != "connection") {
            bytes.extend(format!("{name}: {value}\r\n").bytes());
        }
        bytes.extend(b"\r\n");
        bytes.extend(&self.body);
        upstream.write_all(&bytes).await?;
        let mut answer = Vec::new();
        upstream.read_to_end(&mut answer).await?;
        Ok(with_close(answer))
    }
}

pub(super) async fn forward_slowly(
    request: &Request,
    server: u16,
    client: &mut TcpStream,
    wait: Duration,
) -> io::Result<()> {
    let answer = request.forward(server).await?;
    tokio::time::sleep(wait).await;
    client.write_all(&answer).await?;
    client.shutdown().await
}

/// The head in full, the body's first half, and then the end of the connection.
pub(super) async fn forward_half(request: &Request, server: u16, client: &mut TcpStream) -> io::Result<()> {
    let answer = request.forward(server).await?;
    let body = answer.windows(4).position(|window| window == b"\r\n\r\n").map_or(answer.len(), |at| at + 4);
    client.write_all(&answer[..body + (answer.len() - body) / 2]).await?;
    client.shutdown().await
}

/// The body with one text in the place of another, and its new length in the head.
pub(super) async fn forward_rewritten(
    request: &Request,
    server: u16,
    client: &mut TcpStream,
    from: &str,
    to: &str,
) -> io::Result<()> {
    let answer = String::from_utf8_lossy(&request.forward(server).await?).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let body = body.replace(from, to);
    let kept = head.split("\r\n").filter(|line| !line.to_lowercase().starts_with("content-length:"));
    let head = kept.collect::<Vec<_>>().join("\r\n");
    let answer = format!("{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    client.write_all(answer.as_bytes()).await?;
    client.shutdown().await
}

/// Tells the browser that the connection ends with this answer, whatever the server said.
fn with_close(answer: Vec<u8>) -> Vec<u8> {
    let Some(end) = answer.windows(4).position(|window| window == b"\r\n\r\n") else {
        return answer;
    };
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let kept = head.split("\r\n").filter(|line| !line.to_lowercase().starts_with("connection:"));
    let mut bytes = kept.collect::<Vec<_>>().join("\r\n").into_bytes();
    bytes.extend(b"\r\nConnection: close");
    bytes.extend(&answer[end..]);
    bytes
}
