//! Lists the programs in `src/`: the files whose names begin with `on_`, one
//! for each runtime. If there is none, it copies those of `first/`.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

/// These are shown first, in this order.
const ORDER: [&str; 3] = ["on_tokio", "on_async_std", "on_smol"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    let here = PathBuf::from(
        env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"),
    );
    let src = here.join("src");
    let mut stems = programs(&src)?;
    if stems.is_empty() {
        let first = here.join("first");
        stems = programs(&first)?;
        for stem in &stems {
            let name = format!("{stem}.rs");
            fs::copy(first.join(&name), src.join(&name))?;
        }
    }
    let mut modules = String::new();
    let mut versions = String::new();
    for stem in &stems {
        let path = src.join(format!("{stem}.rs"));
        // A file's name may have other characters than a module's.
        let module = stem.replace(|c: char| !c.is_alphanumeric(), "_");
        modules += &format!("#[path = {path:?}]\nmod {module};\n");
        versions += &format!(
            "Version::new(\"{stem}.rs\", include_str!({path:?}), \
             || run(&{module}::main)),\n"
        );
    }
    let list =
        format!("{modules}const VERSIONS: &[Version] = &[\n{versions}];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("programs.rs"), list)
}

/// The names of the programs in a folder, without `.rs`.
fn programs(folder: &Path) -> io::Result<Vec<String>> {
    let mut stems = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().into_string().unwrap_or_default();
        let stem = name.strip_suffix(".rs");
        stems.extend(
            stem.filter(|stem| stem.starts_with("on_"))
                .map(String::from),
        );
    }
    let place = |stem: &str| ORDER.iter().position(|first| *first == stem);
    stems
        .sort_by_key(|stem| (place(stem).unwrap_or(ORDER.len()), stem.clone()));
    Ok(stems)
}
