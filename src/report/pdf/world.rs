//! All a template can reach: itself, the document's data and pictures, the typefaces. No file, no package, no clock.

use std::collections::HashMap;
use std::sync::Arc;

use typst::diag::{FileError, FileResult, PackageError, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World, WorldExt as _};

use super::super::document::Document;
use super::super::error::Problem;
use super::typefaces::Typefaces;

/// The file names a template knows itself and its data by.
const TEMPLATE: &str = "/report.typ";
const DATA: &str = "/report.json";

/// All a template can reach.
pub struct Pages {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data: (FileId, Bytes),
    pictures: HashMap<FileId, Bytes>,
}

impl Pages {
    /// A template before this data.
    pub fn new(template: String, data: Vec<u8>, typefaces: Typefaces) -> Option<Self> {
        Some(Self {
            library: LazyHash::new(Library::builder().with_inputs(typefaces.roles).build()),
            book: LazyHash::new(FontBook::from_fonts(&typefaces.fonts)),
            fonts: typefaces.fonts,
            template: Source::new(id(TEMPLATE)?, template),
            data: (id(DATA)?, Bytes::new(data)),
            pictures: HashMap::new(),
        })
    }

    /// The same with the document's pictures, each by its file's name.
    pub fn with_pictures(mut self, document: &Document) -> Self {
        let images = document.images().into_iter();
        self.pictures =
            images.filter_map(|(file, image)| Some((id(&format!("/{file}"))?, Bytes::new(Arc::clone(&image.jpeg))))).collect();
        self
    }

    /// A fault with its place in the template.
    pub fn problem(&self, fault: &SourceDiagnostic) -> Problem {
        let own = fault.span.id() == Some(self.template.id());
        let start = self.range(fault.span).filter(|_| own).map(|range| range.start);
        let at = start.and_then(|start| self.template.lines().byte_to_line_column(start));
        let hints = fault.hints.iter().map(|hint| hint.v.as_str());
        let what = std::iter::once(fault.message.as_str()).chain(hints).collect::<Vec<_>>().join("; ");
        Problem { at: at.map(|(line, column)| (line + 1, column + 1)), what }
    }
}

impl World for Pages {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(refused(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let held = if id == self.data.0 { Some(&self.data.1) } else { self.pictures.get(&id) };
        held.cloned().ok_or_else(|| refused(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

/// Nothing else is there, whatever is on the disk.
fn refused(id: FileId) -> FileError {
    match id.get().root() {
        VirtualRoot::Package(package) => FileError::Package(PackageError::NotFound(package.clone())),
        VirtualRoot::Project => FileError::NotFound(id.get().vpath().get_with_slash().into()),
    }
}
