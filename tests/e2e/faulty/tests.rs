//! The bad network against a server of a few lines and a client of a few bytes: no browser, no cloud.

use super::{Answer, Fault, Faulty};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const REPLY: &str = "HTTP/1.1 202 Accepted\r\nConnection: keep-alive\r\nContent-Length: 8\r\n\r\n12345678";

/// A server that answers everything alike; returns its port.
async fn server() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let mut bytes = [0; 4096];
            let _ = client.read(&mut bytes).await;
            let _ = client.write_all(REPLY.as_bytes()).await;
        }
    });
    port
}

/// Posts five bytes to the proxy and returns all that comes back.
async fn post(network: &Faulty) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", network.port)).await.expect("a connection");
    let request = "POST /v1.0/p/backups HTTP/1.1\r\nHost: x\r\nX-Auth-Token: t\r\nContent-Length: 5\r\n\r\nhello";
    stream.write_all(request.as_bytes()).await.expect("a request");
    let mut reply = Vec::new();
    let _ = stream.read_to_end(&mut reply).await;
    String::from_utf8_lossy(&reply).into_owned()
}

#[tokio::test]
async fn passes_and_remembers() {
    let network = Faulty::before(server().await).await.expect("a proxy");
    let reply = post(&network).await;
    assert!(reply.ends_with("\r\n\r\n12345678"), "the server's body, got {reply:?}");
    assert!(reply.contains("Connection: close") && !reply.contains("keep-alive"), "one request a connection");
    let requests = network.requests();
    assert_eq!(requests.len(), 1, "one request remembered");
    assert_eq!(requests[0].header("x-auth-token"), Some("t"), "its headers");
    assert_eq!(requests[0].body, b"hello", "its body");
    assert!(network.was_posted_to_once().is_ok(), "one POST counted");
}

#[tokio::test]
async fn loses_and_cuts() {
    let network = Faulty::before(server().await).await.expect("a proxy");
    network.once("POST", "/backups", Fault::LoseRequest);
    assert_eq!(post(&network).await, "", "nothing when the request is lost");
    network.once("POST", "/backups", Fault::LoseReply);
    assert_eq!(post(&network).await, "", "nothing when the reply is lost");
    network.once("*", "", Fault::CutReply);
    assert!(post(&network).await.ends_with("\r\n\r\n1234"), "half of the body");
    assert_eq!(network.pending(), 0, "each rule used once");
    assert!(post(&network).await.ends_with("12345678"), "all is well after the last fault");
    assert_eq!(network.count("POST"), 4, "every request counted, the lost ones too");
}

#[tokio::test]
async fn answers_and_waits() {
    let network = Faulty::before(server().await).await.expect("a proxy");
    let odd = Answer::html(502, "<p>").filled(200_000).without_cors();
    network.always("POST", "/backups", Fault::Answer(odd));
    let reply = post(&network).await;
    assert!(reply.starts_with("HTTP/1.1 502 ") && !reply.contains("Access-Control"), "no CORS");
    assert!(reply.len() > 200_000, "the filler in full");
    network.heal();
    network.always("POST", "/backups", Fault::Answer(Answer::html(200, "ab").declaring(9)));
    assert!(post(&network).await.contains("Content-Length: 9\r\n"), "a length that is not true");
    network.heal();
    network.always("POST", "/nowhere", Fault::LoseReply);
    network.always("POST", "/backups", Fault::SlowReply(Duration::from_millis(300)));
    let begin = Instant::now();
    assert!(post(&network).await.ends_with("12345678"), "the answer, late");
    assert!(begin.elapsed() >= Duration::from_millis(300), "as late as was asked");
}

#[tokio::test]
async fn rewrites() {
    let network = Faulty::before(server().await).await.expect("a proxy");
    network.once("POST", "/backups", Fault::Rewrite("345".into(), "three to five".into()));
    let reply = post(&network).await;
    assert!(reply.ends_with("\r\n\r\n12three to five678"), "another text, got {reply:?}");
    assert!(reply.contains("Content-Length: 18\r\n") && !reply.contains("Content-Length: 8\r\n"), "its own length");
}
