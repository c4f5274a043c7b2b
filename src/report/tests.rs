//! The report from commands to bytes, on a small checklist built by hand.

mod composed;
mod docx;
mod folder;
mod html;
mod laid_out;
mod rendered;
mod xlsx;
