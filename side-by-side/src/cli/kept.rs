//! Files that a reader asks for, such as `--record FILE`.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

/// It is written beside the file that may be there, and takes that one's place
/// when it is whole. Its errors name the file.
pub(super) struct Kept {
    path: PathBuf,
    /// `None` for a device or a pipe, which is written to as it is.
    beside: Option<PathBuf>,
    /// `None` until there is something to write, so that nothing is left of a
    /// run that is interrupted.
    file: Option<File>,
}

impl Kept {
    /// Sees whether it can be written. A file that is there will be overwritten
    /// if it begins as one of ours does.
    ///
    /// # Errors
    ///
    /// `InvalidInput`, if there can be no such file.
    pub(super) fn new(
        path: &Path,
        beginnings: &[&str],
        may_overwrite: bool,
    ) -> io::Result<Kept> {
        let refused = |why: String| {
            let path = path.display();
            io::Error::new(ErrorKind::InvalidInput, format!("{path} {why}"))
        };
        let cannot =
            |e: io::Error| refused(format!("cannot be written to: {e}"));
        match fs::metadata(path) {
            Ok(there) if there.is_dir() => {
                return Err(refused("is a folder; name a file".to_owned()));
            }
            // A device or a pipe has no place to take.
            Ok(there) if !there.is_file() => {
                let file = File::options().write(true).open(path);
                return Ok(Kept {
                    path: path.to_owned(),
                    beside: None,
                    file: Some(file.map_err(cannot)?),
                });
            }
            Ok(_) if !may_overwrite && !is_ours(path, beginnings) => {
                return Err(refused(
                    "is there already, and is something else; name another \
                     file, or add --force"
                        .to_owned(),
                ));
            }
            _ => {}
        }
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".{}.part", std::process::id()));
        let beside = path.with_file_name(name);
        File::create(&beside)
            .and_then(|_| fs::remove_file(&beside))
            .map_err(cannot)?;
        Ok(Kept {
            path: path.to_owned(),
            beside: Some(beside),
            file: None,
        })
    }

    fn file(&mut self) -> io::Result<&mut File> {
        if let (None, Some(beside)) = (&self.file, &self.beside) {
            self.file = Some(File::create(beside)?);
        }
        self.file.as_mut().ok_or_else(|| ErrorKind::NotFound.into())
    }

    /// The whole is written.
    pub(super) fn finish(mut self) -> io::Result<()> {
        // Windows renames no file that is open.
        self.file = None;
        let Some(beside) = self.beside.take() else {
            return Ok(());
        };
        fs::rename(&beside, &self.path).map_err(|e| {
            fs::remove_file(&beside).ok();
            cannot_keep(&self.path, &e)
        })
    }
}

/// An empty file is nobody's.
fn is_ours(path: &Path, beginnings: &[&str]) -> bool {
    let longest = beginnings.iter().map(|begin| begin.len()).max();
    let mut begin = Vec::new();
    let Ok(file) = File::open(path) else {
        return false;
    };
    let longest = longest.unwrap_or(0) as u64;
    file.take(longest).read_to_end(&mut begin).is_ok()
        && (begin.is_empty()
            || beginnings.iter().any(|b| begin.starts_with(b.as_bytes())))
}

impl Drop for Kept {
    fn drop(&mut self) {
        if let Some(beside) = &self.beside
            && self.file.take().is_some()
        {
            fs::remove_file(beside).ok();
        }
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file().and_then(|file| file.write(bytes));
        written.map_err(|e| cannot_keep(&self.path, &e))
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.file().and_then(Write::flush);
        flushed.map_err(|e| cannot_keep(&self.path, &e))
    }
}

fn cannot_keep(path: &Path, error: &io::Error) -> io::Error {
    let path = path.display();
    io::Error::other(format!("{path} cannot be written to: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_finished_leaves_the_file_as_it_was() {
        let name = format!("side-by-side-unfinished-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir(&folder).expect("there is room");
        let path = folder.join("run.json");
        fs::write(&path, "ours: before").expect("there is room");
        let mut kept =
            Kept::new(&path, &["ours: "], false).expect("it is ours");
        kept.write_all(b"ours: half").expect("there is room");
        // The disk is full, for example.
        drop(kept);
        let read = || fs::read_to_string(&path).expect("it is there");
        assert_eq!(read(), "ours: before");
        let entries = fs::read_dir(&folder).expect("it is there");
        assert_eq!(entries.count(), 1);
        let mut kept =
            Kept::new(&path, &["ours: "], false).expect("it is ours");
        kept.write_all(b"ours: after").expect("there is room");
        kept.finish().expect("there is room");
        assert_eq!(read(), "ours: after");
        fs::remove_dir_all(&folder).ok();
    }
}
