//! The page of a document in the format of lex.uz.

mod header;
mod push;

use crate::act::{Act, PdfPage, block_id};
use crate::draft::{Block, Mark};
use crate::lexicon::Lexicon;
use crate::phrase::{CYR, RU, UZ};
use crate::rng::Rng;

use header::Interface;
use push::push;

/// The text and edition shown by a page.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) act: &'a Act,
    pub(crate) lang: usize,
    pub(crate) id: i64,
    pub(crate) edition: usize,
}

impl View<'_> {
    /// True if the page shows another edition than the current one.
    fn is_other_edition(&self) -> bool {
        self.edition != self.act.current_edition()
    }
}

/// Writes the page.
pub(crate) fn write(view: View<'_>, blocks: &[Block], rng: &mut Rng) -> String {
    let interface = Interface::choose(rng);
    let mut out = String::with_capacity(6_000 + blocks.len() * 900);
    header::write(&mut out, view, blocks, interface);
    if view.act.pdf_only != Some(PdfPage::Bare) {
        text(&mut out, view, blocks, interface, rng);
    }
    if view.act.pdf_only.is_some() {
        pdf(&mut out, view.id);
    }
    header::footer(&mut out, interface);
    out
}

fn pdf(out: &mut String, id: i64) {
    push(out, &["<div id=\"pdfBody\"></div><script>PDFObject.embed(\"/pdffile/", &id.to_string()]);
    out.push_str("\", \"#pdfBody\");</script>\n");
}

fn text(out: &mut String, view: View<'_>, blocks: &[Block], interface: &Interface, rng: &mut Rng) {
    out.push_str("<div id=\"divCont\" class=\"docBody__container\">");
    if rng.chance(10) {
        out.push('\u{feff}');
    }
    // Some older pages have <a id> instead of <div id>.
    let anchors = !view.is_other_edition() && rng.chance(15);
    for block in blocks {
        if matches!(block.mark, Mark::OneLanguage(lang) if lang != view.lang) {
            continue;
        }
        let id = block_id(view.id, block.offset).to_string();
        let html = &block.html[view.lang];
        match block.mark {
            Mark::Element | Mark::Listed | Mark::OneLanguage(_) => {
                element(out, block.class, &id, html, interface, anchors)
            }
            _ => note(out, view.lang, block, &id, html),
        }
    }
    out.push_str("</div>\n");
}

fn element(out: &mut String, class: &str, id: &str, html: &str, interface: &Interface, anchors: bool) {
    push(out, &["<div class=\"", class, " lx_elem\" onmousemove=\"lx_mo(event,", id, ")\"><div class=\"lx_elem2\">"]);
    push(out, &["<div class=\"lx_elem3\"><span onclick=\"lx_sf(", id, ")\"><img src=\"/img/cmt.svg\" />"]);
    push(out, &[interface.suggest, "</span><span onclick=\"lx_pa(", id, ")\"><img src=\"/img/vlm.svg\" />"]);
    push(out, &[interface.listen, "</span><span onclick=\"lx_cl(", id, ")\"><img src=\"/img/lnk.svg\" />"]);
    push(out, &[interface.link, "</span></div></div>"]);
    if anchors {
        push(out, &["<a id=\"", id, "\">", html, "</a></div>"]);
    } else {
        push(out, &["<div name=\"", id, "\" id=\"", id, "\">", html, "</div></div>"]);
    }
}

fn note(out: &mut String, lang: usize, block: &Block, id: &str, html: &str) {
    push(out, &["<div class=\"", block.class, " lx_no_select\""]);
    match block.mark {
        Mark::Previous => {
            push(out, &["><label id=\"s3934\"></label><div name=\"edi", id, "\" id=\"edi", id, "\">", html]);
        }
        Mark::Comment => {
            out.push_str(" style=\"display:none\"><label id=\"s527\"></label><div class=\"COMMENTLEXUZ\">");
            let title = match lang {
                UZ => "LexUZ sharhi",
                CYR => "LexUZ шарҳи",
                RU => "Комментарий LexUZ",
                _ => "LexUZ comment",
            };
            push(out, &["<img src=\"/img/lx.svg\" /> ", title, "</div><div name=\"", id, "\" id=\"", id, "\">", html]);
        }
        Mark::Classifier => {
            out.push_str(" style=\"display:none\"><label id=\"s5987\"></label>");
            push(out, &["<div name=\"onLBC", id, "\" id=\"onLBC", id, "\">", html]);
        }
        Mark::Publication => {
            push(out, &["><label id=\"s1089\"></label><div name=\"", id, "\" id=\"", id, "\">", html]);
        }
        Mark::Source => push(out, &["><label id=\"s1104\"></label><div name=\"", id, "\" id=\"", id, "\">", html]),
        Mark::Next | Mark::Element | Mark::Listed | Mark::OneLanguage(_) => {
            push(out, &["><label id=\"s3934\"></label><div name=\"", id, "\" id=\"", id, "\">", html]);
        }
    }
    out.push_str("</div></div>");
}
