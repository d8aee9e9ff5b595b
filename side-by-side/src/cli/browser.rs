//! `--open`: where the page is written if the reader names no file, and which
//! browser shows it.

use std::{
    env, io,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// A browser that cannot be started, or finds no display, fails within this
/// time. One that still runs then is left alone.
const PATIENCE: Duration = Duration::from_millis(500);

/// In cargo's target directory: the page stays there so that the browser can
/// reload it, `cargo clean` deletes it, and browsers that may not read the
/// system's temporary directory can read it.
///
/// # Errors
///
/// `InvalidInput`, if the executable is not in a target directory. The system's
/// temporary directory is not used, because other users can write there.
pub(super) fn usual_place(lesson: &str, program: &str) -> io::Result<PathBuf> {
    let refused = |why: String| {
        let why = format!("{why}; name a file with --html");
        io::Error::new(io::ErrorKind::InvalidInput, why)
    };
    let itself = env::current_exe().unwrap_or_default();
    let mut directories = itself.ancestors().skip(1);
    let target = directories.find(|directory| directory.join("CACHEDIR.TAG").is_file());
    let pages = target
        .ok_or_else(|| refused(NO_TARGET.to_owned()))?
        .join("pages");
    std::fs::create_dir_all(&pages)
        .map_err(|e| refused(format!("{} cannot be created: {e}", pages.display())))?;
    Ok(pages.join(format!("{lesson}-{program}.html")))
}

const NO_TARGET: &str = "`--open` keeps the page in cargo's target directory, and this program is \
                         not in one";

/// Starts a browser without waiting for it to exit. Returns the message to
/// print.
pub(super) fn show(page: &Path) -> String {
    let page = std::path::absolute(page).unwrap_or_else(|_| page.to_owned());
    let is_shown = browsers(&page).into_iter().any(starts);
    let page = page.display();
    match is_shown {
        true => format!("The page is in the browser: {page}"),
        false => format!(
            "The page was written, but no browser could be started; open it \
             yourself: {page}"
        ),
    }
}

/// The browsers to try. First those of `$BROWSER`: commands separated by
/// colons.
#[cfg(not(windows))]
fn browsers(page: &Path) -> Vec<Command> {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let named = env::var("BROWSER").unwrap_or_default();
    let named = named.split(':').chain([opener]);
    let of = |command: &str| {
        let mut words = command.split_whitespace();
        let mut browser = Command::new(words.next()?);
        browser.args(words.filter(|word| *word != "%s")).arg(page);
        Some(browser)
    };
    named.filter_map(of).collect()
}

/// `start` treats its first quoted argument as the title of a window.
#[cfg(windows)]
fn browsers(page: &Path) -> Vec<Command> {
    use std::os::windows::process::CommandExt;
    let mut quoted = std::ffi::OsString::from("/C start \"\" \"");
    quoted.push(page);
    quoted.push("\"");
    let mut start = Command::new("cmd");
    start.raw_arg(quoted);
    vec![start]
}

/// The browser shares nothing with our terminal: its output does not mix with
/// ours, and it gets neither our Ctrl-C nor our hang-up.
fn starts(mut browser: Command) -> bool {
    browser.stdin(Stdio::null());
    browser.stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut browser, 0);
    #[cfg(windows)]
    {
        const CREATE_NEW_PROCESS_GROUP: u32 = 0x0000_0200;
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        std::os::windows::process::CommandExt::creation_flags(
            &mut browser,
            CREATE_NEW_PROCESS_GROUP | CREATE_NO_WINDOW,
        );
    }
    browser.spawn().is_ok_and(goes_well)
}

/// Reaps a browser that has exited; one that still runs outlives us.
fn goes_well(mut browser: Child) -> bool {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        match browser.try_wait() {
            Ok(None) => thread::sleep(Duration::from_millis(5)),
            Ok(Some(status)) => return status.success(),
            Err(_) => return false,
        }
    }
    true
}
