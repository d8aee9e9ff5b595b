//! The files that a run writes besides what it shows.

use std::{
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use super::{against::Earlier, output_file::OutputFile, request::Request};
use crate::{
    lesson::Lesson,
    lesson::run::Run,
    render::{Page, Trace},
};

/// `--record`, `--html`, `--card` and `--trace FILE`, which grow with each run.
pub(super) struct Files<'a> {
    records: Option<Records<OutputFile>>,
    page: Option<Page<OutputFile>>,
    card: Option<Page<OutputFile>>,
    trace: Option<Trace<OutputFile>>,
    against: Option<&'a Earlier>,
}

impl<'a> Files<'a> {
    /// Creates them before anything runs.
    ///
    /// # Errors
    ///
    /// `InvalidInput`, if such a file cannot exist.
    pub(super) fn new(request: &'a Request) -> io::Result<Files<'a>> {
        let file = |path: &Option<PathBuf>| path.as_deref().map(OutputFile::new).transpose();
        let records = file(&request.record)?;
        let records = records.map(|f| Records::new(f, request.programs.len()));
        let page = file(&request.html)?.map(Page::new);
        let card = file(&request.card)?.map(Page::card);
        let trace = file(&request.trace)?.map(Trace::new);
        Ok(Files {
            records: records.transpose()?,
            page: page.transpose()?,
            card: card.transpose()?,
            trace: trace.transpose()?,
            against: request.against.as_ref(),
        })
    }

    pub(super) fn add(&mut self, lesson: &Lesson, run: &Run) -> io::Result<()> {
        if let Some(records) = &mut self.records {
            records.write(lesson, run)?;
        }
        for page in [&mut self.page, &mut self.card].into_iter().flatten() {
            page.add(lesson, run)?;
        }
        if let Some(trace) = &mut self.trace {
            trace.add(run)?;
        }
        Ok(())
    }

    /// Is there a page that shows at least one run?
    pub(super) fn finish(self) -> io::Result<bool> {
        let has_page = self.page.as_ref().is_some_and(|page| !page.is_empty());
        if let Some(records) = self.records {
            records.finish()?.finish()?;
        }
        if let Some(page) = self.page {
            let earlier = self.against.map(|earlier| earlier.json.as_str());
            page.finish(earlier)?.finish()?;
        }
        if let Some(card) = self.card {
            card.finish(None)?.finish()?;
        }
        if let Some(trace) = self.trace {
            trace.finish()?.finish()?;
        }
        Ok(has_page)
    }
}

/// JSON that is written as the programs are run: an object for one, an array
/// for several.
pub(super) struct Records<W: Write> {
    out: BufWriter<W>,
    is_list: bool,
    written: usize,
}

impl<W: Write> Records<W> {
    pub(super) fn new(out: W, programs: usize) -> io::Result<Records<W>> {
        let mut records = Records {
            out: BufWriter::new(out),
            is_list: programs > 1,
            written: 0,
        };
        if records.is_list {
            records.out.write_all(b"[")?;
        }
        Ok(records)
    }

    pub(super) fn write(&mut self, lesson: &Lesson, run: &Run) -> io::Result<()> {
        if self.written > 0 {
            self.out.write_all(b",")?;
        }
        self.written += 1;
        run.write_json(lesson, true, &mut self.out)?;
        self.out.flush()
    }

    pub(super) fn finish(mut self) -> io::Result<W> {
        if self.is_list {
            self.out.write_all(b"]")?;
        }
        self.out.write_all(b"\n")?;
        self.out
            .into_inner()
            .map_err(io::IntoInnerError::into_error)
    }
}
