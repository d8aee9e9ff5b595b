//! Records what an executable was built from. Cargo compares only times, so it
//! does not rebuild if a changed file is older than the executable, for example
//! because it was copied with its time or unpacked. So a file next to the
//! executable holds a hash of its sources.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::Path,
    time::SystemTime,
};

use exercises::catalogue::Exercise;

use super::files;

/// A hash of the student's file and of the sources in the exercise's folder.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Sources(u64);

impl Sources {
    pub(super) fn of(exercise: &Exercise) -> io::Result<Sources> {
        let mut paths = vec![exercise.student()];
        for entry in fs::read_dir(&exercise.folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                paths.push(path);
            }
        }
        paths.sort();
        let mut hasher = DefaultHasher::new();
        for path in paths {
            path.file_name().hash(&mut hasher);
            fs::read(&path)?.hash(&mut hasher);
        }
        Ok(Sources(hasher.finish()))
    }

    /// Whether the executable, as it is now, was built from them.
    pub(super) fn made(self, executable: &Path) -> bool {
        let known = fs::read_to_string(beside(executable));
        let now = self.line(executable);
        known.is_ok_and(|known| now.is_ok_and(|now| known == now))
    }

    /// If it cannot be recorded, the exercise is built again next time.
    pub(super) fn have_made(self, executable: &Path) {
        let line = self.line(executable);
        line.and_then(|line| files::write(&beside(executable), line))
            .ok();
    }

    fn line(self, executable: &Path) -> io::Result<String> {
        let built = fs::metadata(executable)?.modified()?;
        let since = built.duration_since(SystemTime::UNIX_EPOCH);
        let ns = since.unwrap_or_default().as_nanos();
        Ok(format!("{:016x} {ns}\n", self.0))
    }
}

fn beside(executable: &Path) -> std::path::PathBuf {
    executable.with_extension("sources")
}
