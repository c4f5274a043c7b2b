//! The report from commands to bytes, on a small checklist built by hand.

mod composed;
mod docx;
pub mod folder;
mod html;
mod issued;
pub mod laid_out;
pub mod pictures;
pub mod profiles;
pub mod rendered;
mod sheets;
mod xlsx;
