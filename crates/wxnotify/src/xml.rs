//! APIv2's XML: a root with a flat list of texts, and nothing of what else XML can do.

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// More than any notification has, by far.
const MAX_FIELDS: usize = 1000;

/// The root's children in the order of the document, each with its text. No name is there twice.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// The field's text where it is there, be it empty.
    pub(crate) fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(held, _)| held == name).map(|(_, text)| text.as_str())
    }

    /// The field's text where it has any: APIv2 takes an empty field for one that is not there.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.find(name).filter(|text| !text.is_empty())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }
}

/// What is wrong with an XML, and where. It quotes no text of it, for some are secret.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) message: String,
    /// The field that is at fault, where one is.
    pub(crate) field: Option<String>,
}

/// Reads an XML whose root has this name.
pub(crate) fn read(bytes: &[u8], root: &'static str) -> Result<Fields, Problem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Problem { message: format!("is not UTF-8 at byte {}", error.valid_up_to()), field: None })?;
    if let Some(at) = text.find(|c| !is_xml_char(c)) {
        return Err(problem(text, at, "holds a character that XML does not have"));
    }
    let mut document = Document { root, stage: Stage::Before, fields: Vec::new(), names: HashSet::new(), open: None };
    let mut reader = Reader::from_str(text);
    loop {
        let at = position(reader.buffer_position());
        let event = match reader.read_event() {
            Ok(Event::Eof) => return document.end().map_err(|trouble| trouble.placed(text, text.len())),
            Ok(event) => event,
            Err(_) => return Err(problem(text, position(reader.error_position()), "is not well-formed XML")),
        };
        document.take(event, at == 0).map_err(|trouble| trouble.placed(text, at))?;
    }
}

/// An XML on its way in.
struct Document {
    root: &'static str,
    stage: Stage,
    fields: Vec<(String, String)>,
    names: HashSet<String>,
    /// The field whose text is being read.
    open: Option<(String, String)>,
}

#[derive(PartialEq, Eq)]
enum Stage {
    Before,
    Inside,
    After,
}

/// What is wrong, before it is said where.
struct Trouble {
    what: String,
    field: Option<String>,
}

impl From<&str> for Trouble {
    fn from(what: &str) -> Self {
        Self { what: what.to_owned(), field: None }
    }
}

impl Trouble {
    fn placed(self, text: &str, at: usize) -> Problem {
        // A stranger chose the name.
        let field = self.field.map(|name| crate::error::shortened(&name, 64).into_owned());
        Problem { field, ..problem(text, at, &self.what) }
    }
}

impl Document {
    fn take(&mut self, event: Event<'_>, is_first: bool) -> Result<(), Trouble> {
        match event {
            Event::Decl(_) if is_first => Ok(()),
            Event::Start(start) => self.start(&start),
            Event::Empty(start) => {
                self.start(&start)?;
                self.close();
                Ok(())
            }
            // That the names fit the reader has checked.
            Event::End(_) => {
                self.close();
                Ok(())
            }
            Event::Text(text) if text.contains("]]>") => Err("holds ]]> outside a CDATA section".into()),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) if self.open.is_some() => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) if self.open.is_some() => {
                let c = match &*reference {
                    "lt" => '<',
                    "gt" => '>',
                    "amp" => '&',
                    "apos" => '\'',
                    "quot" => '"',
                    _ => match reference.resolve_char_ref() {
                        Ok(Some(c)) if is_xml_char(c) => c,
                        Ok(None) => return Err("holds an entity, and APIv2 has none of its own".into()),
                        _ => return Err("holds a character reference that is none".into()),
                    },
                };
                self.text(c.encode_utf8(&mut [0; 4]))
            }
            Event::DocType(_) => Err("holds a DOCTYPE, which APIv2 never sends and an attacker would".into()),
            Event::PI(_) | Event::Decl(_) => {
                Err("holds a processing instruction, and APIv2 sends none but the XML declaration at its start".into())
            }
            Event::Comment(_) => Err("holds a comment, and APIv2 sends none".into()),
            Event::CData(_) | Event::GeneralRef(_) | Event::Eof => Err("holds text outside its fields".into()),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Trouble> {
        let name = start.name();
        let name: &str = name.as_ref();
        if !start.attributes_raw().trim().is_empty() {
            return Err("has an element with attributes, and APIv2 has none".into());
        }
        match self.stage {
            Stage::Before if name == self.root => {
                self.stage = Stage::Inside;
                Ok(())
            }
            Stage::Before => Err(self.begins_otherwise()),
            Stage::After => Err(Trouble { what: format!("goes on after </{}>", self.root), field: None }),
            Stage::Inside if self.open.is_some() => {
                let field = self.open.take().map(|(name, _)| name);
                Err(Trouble { what: "has an element inside a field, and APIv2's fields are texts".to_owned(), field })
            }
            Stage::Inside if !is_name(name) => Err("has an element whose name is no field's".into()),
            Stage::Inside if self.fields.len() == MAX_FIELDS => {
                Err(Trouble { what: format!("has more than {MAX_FIELDS} fields"), field: None })
            }
            Stage::Inside if !self.names.insert(name.to_owned()) => {
                let field = Some(name.to_owned());
                Err(Trouble { what: format!("has the field {} twice", crate::error::shortened(name, 64)), field })
            }
            Stage::Inside => {
                self.open = Some((name.to_owned(), String::new()));
                Ok(())
            }
        }
    }

    /// The field ends, or the root does.
    fn close(&mut self) {
        match self.open.take() {
            Some(field) => self.fields.push(field),
            None => self.stage = Stage::After,
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Trouble> {
        match &mut self.open {
            Some((_, value)) => {
                value.push_str(text);
                Ok(())
            }
            None if text.trim_ascii().is_empty() => Ok(()),
            None if self.stage == Stage::Before => Err(self.begins_otherwise()),
            None => Err("holds text outside its fields".into()),
        }
    }

    fn begins_otherwise(&self) -> Trouble {
        Trouble { what: format!("does not begin with <{}>", self.root), field: None }
    }

    fn end(self) -> Result<Fields, Trouble> {
        match self.stage {
            Stage::After => Ok(Fields(self.fields)),
            Stage::Before => Err(Trouble { what: format!("holds no <{}>", self.root), field: None }),
            Stage::Inside => {
                Err(Trouble { what: format!("ends before </{}>: it is cut short", self.root), field: None })
            }
        }
    }
}

/// As APIv2 names fields, and safe to be shown.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

fn position(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

fn problem(text: &str, at: usize, what: &str) -> Problem {
    let before = &text.as_bytes()[..at.min(text.len())];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    Problem { message: format!("{what} (line {line} column {column})"), field: None }
}

/// Writes what [`read`] reads.
pub(crate) fn write<'a>(root: &str, fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let fields: String = fields.into_iter().map(|(name, text)| format!("<{name}>{}</{name}>\n", cdata(text))).collect();
    format!("<{root}>\n{fields}</{root}>")
}

/// A text as APIv2 writes it.
pub(crate) fn cdata(text: &str) -> String {
    let text: String = text.chars().filter(|c| is_xml_char(*c)).collect();
    format!("<![CDATA[{}]]>", text.replace("]]>", "]]]]><![CDATA[>"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pairs(xml: &str) -> Vec<(String, String)> {
        read(xml.as_bytes(), "xml").unwrap_or_else(|problem| panic!("{xml}: {}", problem.message)).0
    }

    fn pair(name: &str, text: &str) -> (String, String) {
        (name.to_owned(), text.to_owned())
    }

    #[test]
    fn texts_and_cdata_are_read() {
        let xml = "\u{feff} \n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml>\r\n <b><![CDATA[x<&]]></b><a> 1&amp;2&#65;&#x4e2d;\r\n</a><c/><d></d><e>1<![CDATA[2]]>3</e></xml>\n \t";
        assert_eq!(
            pairs(xml),
            [pair("b", "x<&"), pair("a", " 1&2A中\n"), pair("c", ""), pair("d", ""), pair("e", "123")]
        );
    }

    #[test]
    fn what_else_xml_can_do_is_refused() {
        for (xml, says) in [
            ("", "holds no <xml>"),
            ("text", "does not begin with <xml>"),
            ("<html></html>", "does not begin with <xml>"),
            ("<xml>", "cut short"),
            ("<xml><a>1</xml>", "not well-formed"),
            ("<xml><a>1</b></xml>", "not well-formed"),
            ("<xml><a>1</a>", "cut short"),
            ("<xml><a>1</a></xml><xml/>", "goes on"),
            ("<xml><a>1</a></xml>x", "outside its fields"),
            ("<xml>x<a>1</a></xml>", "outside its fields"),
            ("<xml><![CDATA[x]]><a>1</a></xml>", "outside its fields"),
            ("<xml>&lt;<a>1</a></xml>", "outside its fields"),
            ("<xml><a><b>1</b></a></xml>", "inside a field"),
            ("<xml><a>1</a><a>2</a></xml>", "twice"),
            ("<xml a='1'><a>1</a></xml>", "attributes"),
            ("<xml xmlns='urn:x'><a>1</a></xml>", "attributes"),
            ("<xml><a b='1'>1</a></xml>", "attributes"),
            ("<xml><x:a>1</x:a></xml>", "no field's"),
            ("<!DOCTYPE xml><xml><a>1</a></xml>", "DOCTYPE"),
            ("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><a>&e;</a></xml>", "DOCTYPE"),
            ("<xml><a>&e;</a></xml>", "entity"),
            ("<xml><a>&#0;</a></xml>", "reference"),
            ("<xml><a>&#xFFFF;</a></xml>", "reference"),
            ("<xml><a>& b</a></xml>", "not well-formed"),
            ("<xml><a>1<!-- --></a></xml>", "comment"),
            ("<xml><?php 1?><a>1</a></xml>", "processing instruction"),
            ("<xml/><?xml version='1.0'?>", "processing instruction"),
            ("<xml><a>]]></a></xml>", "]]>"),
            ("<xml><a>\u{1}</a></xml>", "character"),
            ("<xml><a>\u{0}</a></xml>", "character"),
        ] {
            let problem = read(xml.as_bytes(), "xml").expect_err(xml);
            assert!(problem.message.contains(says), "{xml}: {}", problem.message);
        }
        assert!(read(b"<xml><a>\xff</a></xml>", "xml").unwrap_err().message.contains("not UTF-8 at byte 8"));
        let many: String = (0..=MAX_FIELDS).map(|at| format!("<a{at}/>")).collect();
        assert!(read(format!("<xml>{many}</xml>").as_bytes(), "xml").unwrap_err().message.contains("more than"));
    }

    #[test]
    fn the_place_is_said() {
        let problem = read("<xml>\n<a>中</a>\n <a/></xml>".as_bytes(), "xml").unwrap_err();
        assert!(problem.message.contains("line 3 column 2"), "{}", problem.message);
        assert_eq!(problem.field.as_deref(), Some("a"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(texts in prop::collection::vec(any::<String>(), 0..8)) {
            let kept = |text: &String| -> String { text.chars().filter(|c| is_xml_char(*c)).collect() };
            let names: Vec<String> = (0..texts.len()).map(|at| format!("f{at}")).collect();
            let fields = names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str()));
            let read = pairs(&write("xml", fields));
            for ((_, read), text) in read.iter().zip(&texts) {
                // A line ends with one character, as XML has it.
                prop_assert_eq!(read, &kept(text).replace("\r\n", "\n").replace('\r', "\n"));
            }
        }

        #[test]
        fn nothing_panics(bytes: Vec<u8>, markup in "(<xml>|</xml>|<a>|</a>|<!\\[CDATA\\[|\\]\\]>|&[a-z#0-9]*;?|<!--|-->|<\\?|\\?>|<!DOCTYPE|[ -~中]){0,12}") {
            let _ = read(&bytes, "xml");
            let _ = read(markup.as_bytes(), "xml");
        }
    }
}
