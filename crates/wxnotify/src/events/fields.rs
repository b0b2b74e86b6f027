//! The fields of every kind, as they are in the library: `shapes` packed when it is compiled, eight bytes a field, with no address that
//! would have to be filled in when the library is loaded. As slices within slices they took nine times as much.

use super::shapes;
use crate::Kind;

/// A field as `shapes` declares it.
pub(super) struct Declared {
    name: &'static str,
    what: What,
    /// Of an object.
    parts: &'static [Declared],
    list: bool,
    required: bool,
}

#[derive(Clone, Copy)]
enum What {
    String,
    Integer,
    Boolean,
    Any,
    Object,
}

const fn declared(name: &'static str, what: What, parts: &'static [Declared]) -> Declared {
    Declared { name, what, parts, list: false, required: false }
}

pub(super) const fn string(name: &'static str) -> Declared {
    declared(name, What::String, &[])
}

pub(super) const fn integer(name: &'static str) -> Declared {
    declared(name, What::Integer, &[])
}

pub(super) const fn boolean(name: &'static str) -> Declared {
    declared(name, What::Boolean, &[])
}

pub(super) const fn any(name: &'static str) -> Declared {
    declared(name, What::Any, &[])
}

pub(super) const fn object(name: &'static str, parts: &'static [Declared]) -> Declared {
    declared(name, What::Object, parts)
}

impl Declared {
    pub(super) const fn list(self) -> Self {
        Self { list: true, ..self }
    }

    pub(super) const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

/// A field that a kind has.
pub struct Field {
    /// Where its name is in `NAMES`, and how long that is.
    name: (u16, u8),
    what: What,
    /// Where its parts are in `FIELDS`, and how many they are.
    parts: (u16, u8),
    flags: u8,
}

const LIST: u8 = 1;
const REQUIRED: u8 = 2;

/// What a field's value is, or what each in its list is.
#[derive(Clone, Copy)]
pub enum Shape {
    /// A text.
    String,
    /// A whole number of 64 bits.
    Integer,
    /// True or false.
    Boolean,
    /// Any JSON.
    Any,
    /// An object with these fields, and with others that are not looked at.
    Object(&'static [Field]),
}

impl Field {
    /// Its name, as in JSON.
    pub fn name(&self) -> &'static str {
        let (first, length) = self.name;
        &NAMES[usize::from(first)..][..usize::from(length)]
    }

    /// What it is, or what each in its list is.
    pub fn shape(&self) -> Shape {
        match self.what {
            What::String => Shape::String,
            What::Integer => Shape::Integer,
            What::Boolean => Shape::Boolean,
            What::Any => Shape::Any,
            What::Object => Shape::Object(range(self.parts)),
        }
    }

    /// Whether it is a list.
    pub fn is_list(&self) -> bool {
        self.flags & LIST != 0
    }

    /// Whether it is always there.
    pub fn is_required(&self) -> bool {
        self.flags & REQUIRED != 0
    }
}

/// The fields of a kind. `None` for the kind that no rule knows.
pub fn of(kind: Kind) -> Option<&'static [Field]> {
    (kind != Kind::Unknown).then(|| range(KINDS[kind as usize]))
}

fn range((first, count): (u16, u8)) -> &'static [Field] {
    &FIELDS[usize::from(first)..][..usize::from(count)]
}

// Packing

/// All that are declared: of each kind its own, then the parts of each of them, and so on.
static FIELDS: [Field; COUNT] = PACKED.fields;
static KINDS: [(u16, u8); Kind::ALL.len()] = PACKED.kinds;
/// Each name once.
static NAMES: &str = match str::from_utf8(&LETTERS) {
    Ok(names) => names,
    Err(_) => panic!("names are texts"),
};
const LETTERS: [u8; PACKED.letters] = *PACKED.names.first_chunk().expect("no more are used than there are");

struct Packed {
    fields: [Field; COUNT],
    kinds: [(u16, u8); Kind::ALL.len()],
    names: [u8; LENGTH],
    /// How many of them are used.
    letters: usize,
}

const COUNT: usize = measure().0;
const LENGTH: usize = measure().1;

/// How many fields there are, and how long their names are, one after the other.
const fn measure() -> (usize, usize) {
    let (mut count, mut length, mut kind) = (0, 0, 0);
    while kind < Kind::ALL.len() {
        let (more, longer) = measure_fields(shapes::of(Kind::ALL[kind]));
        (count, length, kind) = (count + more, length + longer, kind + 1);
    }
    (count, length)
}

const fn measure_fields(fields: &[Declared]) -> (usize, usize) {
    let (mut count, mut length, mut at) = (fields.len(), 0, 0);
    while at < fields.len() {
        let (more, longer) = measure_fields(fields[at].parts);
        (count, length, at) = (count + more, length + longer + fields[at].name.len(), at + 1);
    }
    (count, length)
}

const PACKED: Packed = {
    const NONE: Declared = any("");
    const EMPTY: Field = Field { name: (0, 0), what: What::Any, parts: (0, 0), flags: 0 };
    let mut packed =
        Packed { fields: [EMPTY; COUNT], kinds: [(0, 0); Kind::ALL.len()], names: [0; LENGTH], letters: 0 };
    let mut queue: [&Declared; COUNT] = [&NONE; COUNT];
    let mut end = 0;
    let mut at = 0;
    while at < Kind::ALL.len() {
        assert!(Kind::ALL[at] as usize == at, "a kind's place is its number");
        (packed.kinds[at], end) = queued(&mut queue, end, shapes::of(Kind::ALL[at]));
        at += 1;
    }
    let mut known: Known = [(0, 0); PLACES];
    let mut field = 0;
    while field < COUNT {
        let declared = queue[field];
        let name = named(&mut known, &mut packed.names, &mut packed.letters, declared.name.as_bytes());
        let parts;
        (parts, end) = queued(&mut queue, end, declared.parts);
        let flags = if declared.list { LIST } else { 0 } | if declared.required { REQUIRED } else { 0 };
        packed.fields[field] = Field { name, what: declared.what, parts, flags };
        field += 1;
    }
    packed
};

/// Where names are, by what they hash to.
type Known = [(u16, u8); PLACES];
const PLACES: usize = 4096;

/// Where a name is, which is written at the end unless it is there already.
const fn named(known: &mut Known, names: &mut [u8; LENGTH], letters: &mut usize, name: &[u8]) -> (u16, u8) {
    let (mut place, mut at) = (0, 0);
    while at < name.len() {
        place = (place * 31 + name[at] as usize) % PLACES;
        at += 1;
    }
    while known[place].1 != 0 {
        let (first, length) = known[place];
        if length as usize == name.len() && is_at(names, first as usize, name) {
            return known[place];
        }
        place = (place + 1) % PLACES;
    }
    known[place] = (narrow(*letters), short(name.len()));
    at = 0;
    while at < name.len() {
        names[*letters] = name[at];
        (*letters, at) = (*letters + 1, at + 1);
    }
    known[place]
}

const fn is_at(names: &[u8; LENGTH], first: usize, name: &[u8]) -> bool {
    let mut at = 0;
    while at < name.len() && names[first + at] == name[at] {
        at += 1;
    }
    at == name.len()
}

/// Puts fields at the end of the queue: where they are, and where that ends now.
const fn queued(queue: &mut [&'static Declared; COUNT], end: usize, fields: &'static [Declared]) -> ((u16, u8), usize) {
    let mut at = 0;
    while at < fields.len() {
        queue[end + at] = &fields[at];
        at += 1;
    }
    ((narrow(end), short(fields.len())), end + fields.len())
}

const fn narrow(number: usize) -> u16 {
    assert!(number <= u16::MAX as usize, "the fields have outgrown their table");
    number as u16
}

const fn short(number: usize) -> u8 {
    assert!(number <= u8::MAX as usize, "an object has too many fields, or a name too many letters, for the table");
    number as u8
}
