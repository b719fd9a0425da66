//! Documents with annotations, as the examples that measure read them.

use std::error::Error;
use std::path::Path;

use baocao::calendar::Published;

/// A document of a folder of annotations.
pub(crate) struct Document {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// When it came out.
    pub published: Option<Published>,
}

/// The documents of a folder of annotations, by name: `NAME.json` with `doc` and `published`, the text at `docs/NAME.txt`.
pub(crate) fn documents(folder: &Path) -> Result<Vec<Document>, Box<dyn Error>> {
    let mut names: Vec<_> = std::fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path()).collect();
    names.sort();
    let mut out = Vec::new();
    for path in names.iter().filter(|path| path.extension().is_some_and(|end| end == "json")) {
        let gold: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
        let name = gold["doc"].as_str().ok_or("annotation without doc")?.to_owned();
        let text = std::fs::read_to_string(folder.join("docs").join(format!("{name}.txt")))?;
        let published = gold["published"].as_str().map(Published::parse).transpose()?;
        out.push(Document { name, text, published });
    }
    Ok(out)
}
