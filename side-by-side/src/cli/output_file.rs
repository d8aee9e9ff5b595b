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

#[cfg(test)]
mod tests {
    use super::*;

    struct Directory(PathBuf);

    impl Directory {
        fn new(test: &str) -> Directory {
            let name = format!("side-by-side-{test}-{}", std::process::id());
            let directory = Directory(std::env::temp_dir().join(name));
            fs::create_dir(&directory.0).expect("there is room");
            directory
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.join(name)
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.0).expect("it is there");
            let name = |e: io::Result<fs::DirEntry>| e.ok()?.file_name().into_string().ok();
            let mut names: Vec<String> = entries.filter_map(name).collect();
            names.sort();
            names
        }
    }

    impl Drop for Directory {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).ok();
        }
    }

    fn write(path: &Path, text: &str) -> io::Result<()> {
        let mut file = OutputFile::new(path)?;
        file.write_all(text.as_bytes())?;
        file.finish()
    }

    #[test]
    fn what_is_not_finished_leaves_the_file_as_it_was_and_nothing_else() {
        let directory = Directory::new("unfinished");
        let path = directory.path("run.json");
        write(&path, "before").expect("there is room");
        let mut file = OutputFile::new(&path).expect("it can be written");
        file.write_all(b"half").expect("there is memory");
        // Ctrl-C, for example, or a panic.
        drop(file);
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "before");
        assert_eq!(directory.names(), ["run.json"]);
    }

    #[test]
    #[cfg(unix)]
    fn a_link_is_followed_and_the_mode_of_a_file_stays() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let directory = Directory::new("link");
        let (path, link) = (directory.path("run.json"), directory.path("link"));
        write(&path, "before").expect("there is room");
        let private = fs::Permissions::from_mode(0o600);
        fs::set_permissions(&path, private).expect("it is ours");
        symlink("run.json", &link).expect("there is room");
        write(&link, "after").expect("there is room");
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "after");
        let mode = fs::metadata(&path).expect("it is there").permissions();
        assert_eq!(mode.mode() & 0o777, 0o600);
        assert!(OutputFile::is_same(&path, &link));
        assert!(OutputFile::is_same(&path, &directory.path("./run.json")));
        assert!(!OutputFile::is_same(&path, &directory.path("other")));
    }

    #[test]
    #[cfg(unix)]
    fn what_was_planted_beside_it_is_left_alone() {
        let directory = Directory::new("planted");
        let (path, target) = (directory.path("run.json"), directory.path("target"));
        fs::write(&target, "precious").expect("there is room");
        let name = format!("run.json.{}-0.part", std::process::id());
        std::os::unix::fs::symlink(&target, directory.path(&name)).expect("there is room");
        write(&path, "whole").expect("there is room");
        assert_eq!(
            fs::read_to_string(&target).expect("it is there"),
            "precious"
        );
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "whole");
    }
}
