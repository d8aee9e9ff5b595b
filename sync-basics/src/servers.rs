//! The servers of `web-page`: one for each part of the page, all in a separate
//! process.

use side_by_side::seconds;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, ExitCode, Stdio};
use std::{env, process, thread};

/// The parts of the page. Each has its own server, which takes half a second.
pub const PARTS: [&str; 5] =
    ["style.css", "logo.png", SILENT, "photo.jpg", "map.png"];
/// Its server never answers.
pub const SILENT: &str = "advert.js";

/// The argument that makes this executable the servers' process.
const SERVE: &str = "--serve-the-web-page";

pub fn are_asked_for() -> bool {
    env::args().nth(1).as_deref() == Some(SERVE)
}

/// The servers' process, as the process that loads the page sees it.
pub struct Servers {
    child: Child,
    /// One address for each of the [`PARTS`].
    pub addresses: Vec<SocketAddr>,
}

impl Servers {
    /// Starts this executable once more, as the servers' process.
    pub fn start() -> Result<Servers, String> {
        let start = |program| {
            Command::new(program)
                .arg(SERVE)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
        };
        let started = env::current_exe().and_then(start);
        let child = started
            .map_err(|error| format!("the servers did not start: {error}"))?;
        let mut servers = Servers {
            child,
            addresses: Vec::new(),
        };
        let stdout = servers.child.stdout.take().into_iter();
        let lines = stdout.flat_map(|stdout| BufReader::new(stdout).lines());
        let addresses = lines.map_while(|line| line.ok()?.parse().ok());
        servers.addresses = addresses.take(PARTS.len()).collect();
        if servers.addresses.len() < PARTS.len() {
            return Err("the servers exited too early".into());
        }
        Ok(servers)
    }
}

impl Drop for Servers {
    /// Closes the servers' stdin, which ends their process, and waits for it.
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        self.child.wait().ok();
    }
}

pub fn not_loaded(name: &str, error: io::Error) -> String {
    format!("{name} could not be loaded: {error}")
}

/// What a client sends to get this part of the page.
pub fn request(name: &str) -> String {
    format!("GET /{name} HTTP/1.1\r\nHost: localhost\r\n\r\n")
}

/// The body of an answer, which follows the first empty line.
pub fn body(answer: &str) -> String {
    let (_, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
    body.to_owned()
}

/// Runs the servers: prints their addresses to stdout, one on each line, and
/// serves until stdin is closed.
pub fn serve() -> ExitCode {
    for name in PARTS {
        match start_server(name) {
            Ok(address) => println!("{address}"),
            Err(error) => {
                eprintln!("no server for {name}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    io::stdin().read_to_end(&mut Vec::new()).ok();
    ExitCode::SUCCESS
}

/// Listens on this machine only, on a port that the operating system chooses.
fn start_server(name: &'static str) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    thread::spawn(move || answer_all(name, &listener));
    Ok(address)
}

fn answer_all(name: &str, listener: &TcpListener) {
    let mut unanswered = Vec::new();
    for stream in listener.incoming().flatten() {
        if name == SILENT {
            // The connection stays open until this process exits.
            unanswered.push(stream);
        } else {
            // The client may have closed the connection.
            answer(stream).ok();
        }
    }
}

/// Reads a request up to its empty line, and answers half a second later.
fn answer(mut stream: TcpStream) -> io::Result<()> {
    for line in BufReader::new(&stream).lines() {
        if line?.is_empty() {
            break;
        }
    }
    thread::sleep(seconds(0.5));
    let body = format!("process {}", process::id());
    write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{body}")
}
