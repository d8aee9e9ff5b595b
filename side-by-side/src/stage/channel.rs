//! The stage's end of the channel that [`crate::wire`] describes: a file that
//! leaves nothing behind.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
    process::Stdio,
};

use crate::{
    watch::file_at::{read_at, write_all_at},
    wire::{Decoded, Event, HEAD},
};

/// How much is read at a time, in bytes.
const CHUNK: usize = 256 * 1024;
/// A recorder writes less than this. More was not written by a recorder, and a
/// file may claim any length.
const BYTES_AT_MOST: u64 = 256 * 1024 * 1024;

pub(super) struct Channel {
    file: File,
    /// Where a process can open it as long as this one keeps it.
    path: PathBuf,
    for_stdin: Option<File>,
    offset: u64,
    /// Bytes that were read but are not a whole event yet.
    rest: Vec<u8>,
}

impl Channel {
    pub(super) fn new() -> io::Result<Channel> {
        let (file, for_stdin, path) = new_file()?;
        Ok(Channel {
            file,
            path,
            for_stdin: Some(for_stdin),
            offset: HEAD.len() as u64,
            rest: Vec::new(),
        })
    }

    /// The part's stdin, until the process takes it. It needs no name.
    pub(super) fn stdin(&mut self) -> Stdio {
        #[cfg(all(unix, not(target_os = "linux")))]
        std::fs::remove_file(&self.path).ok();
        self.for_stdin.take().map_or_else(Stdio::null, Stdio::from)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Lets the part record.
    pub(super) fn open(&self) -> io::Result<()> {
        write_all_at(&self.file, HEAD, 0)
    }

    /// Returns what was written since the last call, up to a chunk. `false`:
    /// there may be more.
    pub(super) fn read(&mut self, mut take: impl FnMut(Event)) -> io::Result<bool> {
        if self.offset > BYTES_AT_MOST {
            return Ok(true);
        }
        let begin = self.rest.len();
        self.rest.resize(begin + CHUNK, 0);
        let length = read_at(&self.file, &mut self.rest[begin..], self.offset);
        self.rest.truncate(begin + *length.as_ref().unwrap_or(&0));
        let length = length?;
        self.offset += length as u64;
        let mut bytes = self.rest.as_slice();
        loop {
            bytes = match Event::decode(bytes) {
                Decoded::Event(event, length) => {
                    take(event);
                    &bytes[length..]
                }
                Decoded::Unknown(length) => &bytes[length..],
                Decoded::Incomplete => break,
            };
        }
        let rest = bytes.len();
        self.rest.drain(..self.rest.len() - rest);
        Ok(length < CHUNK)
    }

    /// Is there more than a recorder writes? The rest is not read.
    pub(super) fn is_too_long(&self) -> bool {
        self.offset > BYTES_AT_MOST
    }

    /// Was the last event written only in part?
    pub(super) fn ends_within_an_event(&self) -> bool {
        !self.rest.is_empty()
    }
}

/// Only the part needs the name, until it has opened the file.
#[cfg(not(target_os = "linux"))]
impl Drop for Channel {
    fn drop(&mut self) {
        std::fs::remove_file(&self.path).ok();
    }
}

/// A file in memory, shared with the part.
#[cfg(target_os = "linux")]
fn new_file() -> io::Result<(File, File, PathBuf)> {
    use rustix::fs::{MemfdFlags, memfd_create};
    use std::os::fd::AsRawFd;
    let file = memfd_create("side-by-side", MemfdFlags::CLOEXEC)?;
    let file = File::from(file);
    let (process, number) = (std::process::id(), file.as_raw_fd());
    let path = format!("/proc/{process}/fd/{number}");
    Ok((file.try_clone()?, file, path.into()))
}

/// A file that is unlinked with the channel; on Windows, when the last process
/// has closed it.
#[cfg(not(target_os = "linux"))]
fn new_file() -> io::Result<(File, File, PathBuf)> {
    use std::{
        fs::OpenOptions,
        sync::atomic::{AtomicU32, Ordering},
        time::UNIX_EPOCH,
    };
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let now = UNIX_EPOCH.elapsed().unwrap_or_default().as_nanos();
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let id = std::process::id();
    let path = std::env::temp_dir().join(format!("side-by-side-{id}-{count}-{now}"));
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    #[cfg(windows)]
    std::os::windows::fs::OpenOptionsExt::custom_flags(&mut options, FILE_FLAG_DELETE_ON_CLOSE);
    let file = options.open(&path)?;
    // Opened separately, so that it has its own position: on Windows it stays the
    // part's stdin, and is empty only if no other handle reads there.
    let again = OpenOptions::new().read(true).write(true).open(&path)?;
    Ok((file, again, path))
}

#[cfg(windows)]
const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
