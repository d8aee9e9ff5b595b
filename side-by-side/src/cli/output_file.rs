//! A file that a reader asks for, such as `--record FILE`.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

/// Held in memory until it is complete, so that an interrupted run leaves
/// nothing. Then it is written to a new file in the same directory and renamed
/// over the old one. Its errors name the file.
pub(super) struct OutputFile {
    path: PathBuf,
    /// A device or a pipe, which is written to directly.
    device: Option<File>,
    bytes: Vec<u8>,
}

impl OutputFile {
    /// Checks that the file can be written. Links are followed.
    ///
    /// # Errors
    ///
    /// `InvalidInput`, if such a file cannot exist.
    pub(super) fn new(path: &Path) -> io::Result<OutputFile> {
        let refused = |why: &str| {
            let path = path.display();
            io::Error::new(ErrorKind::InvalidInput, format!("{path} {why}"))
        };
        let cannot = |e: io::Error| refused(&format!("cannot be written to: {e}"));
        let resolved = resolved(path).map_err(cannot)?;
        let mut device = None;
        match fs::metadata(&resolved) {
            Ok(there) if there.is_dir() => {
                return Err(refused("is a directory; name a file"));
            }
            Ok(there) if !there.is_file() => {
                let file = File::options().write(true).open(&resolved);
                device = Some(file.map_err(cannot)?);
            }
            _ => {
                let (beside, file) = create_beside(&resolved).map_err(cannot)?;
                drop(file);
                fs::remove_file(beside).map_err(cannot)?;
            }
        }
        Ok(OutputFile {
            path: resolved,
            device,
            bytes: Vec::new(),
        })
    }

    /// Do both paths name the same file?
    pub(super) fn is_same(a: &Path, b: &Path) -> bool {
        match (resolved(a), resolved(b)) {
            (Ok(a), Ok(b)) => a == b,
            _ => a == b,
        }
    }

    /// Writes the whole content.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.write_whole().map_err(|error| {
            let path = self.path.display();
            io::Error::other(format!("{path} cannot be written to: {error}"))
        })
    }

    fn write_whole(&mut self) -> io::Result<()> {
        if let Some(device) = &mut self.device {
            return device.write_all(&self.bytes);
        }
        let there = fs::metadata(&self.path).ok();
        let (beside, mut file) = create_beside(&self.path)?;
        let written = (|| {
            if let Some(there) = there {
                file.set_permissions(there.permissions())?;
            }
            file.write_all(&self.bytes)?;
            // Windows cannot rename an open file.
            drop(file);
            fs::rename(&beside, &self.path)
        })();
        if written.is_err() {
            fs::remove_file(&beside).ok();
        }
        written
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Follows links to the file itself; its directory must exist.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(e) if e.kind() == ErrorKind::NotFound && !path.is_symlink() => {
            let name = path.file_name().ok_or(ErrorKind::InvalidInput)?;
            let directory = match path.parent() {
                Some(parent) if parent != Path::new("") => parent,
                _ => Path::new("."),
            };
            Ok(fs::canonicalize(directory)?.join(name))
        }
        found => found,
    }
}

/// A new file in the same directory. If the name is taken, perhaps planted by
/// another user, that file is left alone and the next name is tried.
fn create_beside(path: &Path) -> io::Result<(PathBuf, File)> {
    let mut nth = 0;
    loop {
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".{}-{nth}.part", std::process::id()));
        let beside = path.with_file_name(name);
        match File::create_new(&beside) {
            Err(e) if e.kind() == ErrorKind::AlreadyExists && nth < 100 => {
                nth += 1;
            }
            created => return Ok((beside, created?)),
        }
    }
}
