//! The invariants of the source tree: who may know whom. Each rule is tried on a made-up file that breaks it, so that a rule
//! that finds nothing is known to look.

use std::fs;
use std::path::{Path, PathBuf};

/// Which modules of this crate each module may name.
const MAY_IMPORT: [(&str, &[&str]); 13] = [
    ("domain", &[]),
    ("text", &["domain"]),
    ("critique", &["domain", "text"]),
    ("journal", &["domain", "text"]),
    ("store", &["domain", "text", "journal"]),
    ("standard_files", &["domain", "text"]),
    ("report", &["domain", "text"]),
    ("settings", &["domain", "text"]),
    ("pictures", &["domain", "text"]),
    ("diagnostics", &["domain", "text", "settings", "clock"]),
    ("workspace", &["domain", "text", "critique", "journal", "store", "report", "standard_files", "pictures", "clock"]),
    (
        "cli",
        &["domain", "text", "critique", "report", "standard_files", "pictures", "settings", "diagnostics", "workspace", "clock"],
    ),
    (
        "tui",
        &["domain", "text", "critique", "report", "standard_files", "pictures", "settings", "diagnostics", "workspace", "clock"],
    ),
];

/// The crates the domain may use.
const DOMAIN_CRATES: [&str; 8] = ["std", "serde", "serde_json", "blake3", "num_bigint", "num_rational", "num_traits", "uuid"];

/// Crates that only one module may name.
const KEPT_IN: [(&str, &str); 14] = [
    ("sled", "store"),
    ("bincode", "store"),
    ("ratatui", "tui"),
    ("crossterm", "tui"),
    ("unicode_width", "text"),
    ("textwrap", "text"),
    ("pinyin", "text"),
    ("directories", "settings"),
    ("rust_xlsxwriter", "report"),
    ("indicatif", "cli"),
    ("tracing_subscriber", "diagnostics"),
    ("typst", "report"),
    ("exif", "pictures"),
    ("fontdb", "report"),
];

struct Source {
    path: PathBuf,
    module: String,
    /// Without comments and test modules.
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    assert!(found.len() > 60, "the sources are looked for in the wrong place: {}", root.display());
    found
}

fn collect(root: &Path, folder: &Path, into: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let relative = path.strip_prefix(root).unwrap().to_path_buf();
            let first = relative.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
            into.push(Source { module: first.trim_end_matches(".rs").to_owned(), code: code_of(&text), path: relative });
        }
    }
}

/// The code without comments, and without what stands behind `#[cfg(test)]` at the end of a file.
fn code_of(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    code.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

fn is_test(source: &Source) -> bool {
    let path = source.path.to_string_lossy();
    path.contains("tests") || path.contains("laws")
}

/// Whether a path `name::` stands in the code as a word of its own.
fn names(code: &str, name: &str) -> bool {
    let pattern = format!("{name}::");
    code.match_indices(&pattern).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && c != '_')
    })
}

fn imported_modules(code: &str) -> Vec<String> {
    let after = |(at, _): (usize, &str)| {
        let rest = &code[at + "crate::".len()..];
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        name
    };
    code.match_indices("crate::").map(after).filter(|name| !name.is_empty()).collect()
}

fn layer_faults(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| !is_test(source)) {
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(module, _)| *module == source.module) else { continue };
        for name in imported_modules(&source.code) {
            let known = MAY_IMPORT.iter().any(|(module, _)| *module == name) || name == "clock";
            if known && name != source.module && !allowed.contains(&name.as_str()) {
                faults.push(format!("{} imports {name}", source.path.display()));
            }
        }
    }
    faults
}

fn crate_faults(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| !is_test(source)) {
        for (kept, module) in KEPT_IN {
            if source.module != module && names(&source.code, kept) {
                faults.push(format!("{} names {kept}", source.path.display()));
            }
        }
        if source.module == "domain" {
            let measures = source.path.starts_with("domain/agreement");
            for line in source.code.lines().map(str::trim).filter_map(|line| line.strip_prefix("use ")) {
                let first: String = line.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let below = source.code.contains(&format!("mod {first};"));
                let own = below || ["super", "crate", "self"].contains(&first.as_str());
                let known = DOMAIN_CRATES.contains(&first.as_str()) || (measures && first == "statrs");
                if !own && !known {
                    faults.push(format!("{} uses {first}", source.path.display()));
                }
            }
            for float in ["f64", "f32"] {
                if !measures && source.code.split(|c: char| !c.is_alphanumeric()).any(|word| word == float) {
                    faults.push(format!("{} holds {float}", source.path.display()));
                }
            }
        }
    }
    faults
}

/// Renderers see a document and nothing behind it; composing is where views and words are known.
fn renderer_faults(sources: &[Source]) -> Vec<String> {
    let renderers = ["txt", "txt_table", "md", "html", "json", "plain", "docx", "xlsx", "pdf"];
    let renderer = |source: &&Source| {
        let below = source.path.strip_prefix("report").ok().and_then(|path| path.components().next());
        let first = below.map(|component| component.as_os_str().to_string_lossy().into_owned());
        first.is_some_and(|first| renderers.contains(&first.trim_end_matches(".rs")))
    };
    let knows = |source: &&Source| ["views::", "standing::", "Words"].iter().any(|word| source.code.contains(word));
    // Its tests compose the documents they render.
    let tests = |source: &&Source| source.path.file_name().is_some_and(|name| name == "tests.rs");
    sources
        .iter()
        .filter(renderer)
        .filter(|source| !tests(source))
        .filter(knows)
        .map(|source| source.path.display().to_string())
        .collect()
}

fn made_up(path: &str, code: &str) -> Vec<Source> {
    let path = PathBuf::from(path);
    let module = path.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    vec![Source { path, module, code: code_of(code) }]
}

#[test]
fn modules_know_only_what_is_below_them() {
    assert_eq!(layer_faults(&sources()), Vec::<String>::new());
    assert_eq!(layer_faults(&made_up("domain/x.rs", "use crate::journal::Line;")).len(), 1);
    assert_eq!(layer_faults(&made_up("cli/x.rs", "let x = crate::tui::run();")).len(), 1);
    assert_eq!(layer_faults(&made_up("cli/x.rs", "// crate::tui::run()")).len(), 0);
    assert_eq!(layer_faults(&made_up("tui/x.rs", "use crate::store::Store;")).len(), 1);
}

#[test]
fn each_special_crate_stays_in_its_module() {
    assert_eq!(crate_faults(&sources()), Vec::<String>::new());
    assert_eq!(crate_faults(&made_up("workspace/x.rs", "fn f(db: sled::Db) {}")).len(), 1);
    assert_eq!(crate_faults(&made_up("workspace/x.rs", "fn f(x: assembled::Db) {}")).len(), 0);
    assert_eq!(crate_faults(&made_up("domain/x.rs", "use chrono::Utc;")).len(), 1);
    assert_eq!(crate_faults(&made_up("domain/x.rs", "fn f(x: f64) {}")).len(), 1);
    assert_eq!(crate_faults(&made_up("domain/scoring.rs", "use statrs::distribution::Normal;")).len(), 1);
    assert_eq!(crate_faults(&made_up("domain/agreement/x.rs", "use statrs::distribution::Normal;\nfn f(x: f64) {}")).len(), 0);
    assert_eq!(crate_faults(&made_up("domain/agreement/x.rs", "use chrono::Utc;")).len(), 1);
}

#[test]
fn renderers_see_only_the_document() {
    assert_eq!(renderer_faults(&sources()), Vec::<String>::new());
    assert_eq!(renderer_faults(&made_up("report/txt.rs", "use crate::domain::views::Read;")).len(), 1);
    assert_eq!(renderer_faults(&made_up("report/xlsx/grid.rs", "use crate::text::Words;")).len(), 1);
}

#[test]
fn the_map_in_lib_names_every_module() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let (map, code) = lib.split_once("\npub mod").unwrap();
    let modules: Vec<String> = format!("pub mod{code}")
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned))
        .collect();
    assert!(modules.len() >= 10, "{modules:?}");
    for module in modules {
        assert!(map.contains(&format!("`{module}`")) || map.contains(&format!("[`{module}`]")), "{module} is not on the map");
    }
}
