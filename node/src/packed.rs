//! A notification as JavaScript keeps it: one buffer, which is one allocation there, and of which a field is read when somebody asks for
//! it. What it says:
//!
//! - the lengths of the texts in bytes, 32 bits each, in the order of `texts`; that of one that is absent is all ones;
//! - `timestamp` and `certificate_expires_at` as doubles, which is what JavaScript has; NaN where it is absent;
//! - the texts, in UTF-8.
//!
//! Numbers are little-endian. `lib/notification.js` is the other side.

use napi::Env;
use napi::bindgen_prelude::BufferSlice;
use napi_derive::napi;
use serde_json::Value;
use wxnotify::binding::NotificationFields;
use wxnotify::{Error, ErrorCode, Kind, Notification, Result};

use crate::thrown::{Thrown, guarded, thrown};

/// How many texts there are, and how long what stands before them is.
const TEXTS: usize = 13;
const HEAD: usize = TEXTS * 4 + 2 * 8;
const ABSENT: u32 = u32::MAX;

fn texts(notification: &Notification) -> [Option<&str>; TEXTS] {
    [
        Some(notification.id()),
        notification.create_time(),
        Some(notification.event_type()),
        Some(notification.resource_type()),
        notification.summary(),
        notification.original_type(),
        Some(notification.associated_data()),
        Some(notification.plaintext()),
        Some(notification.serial()),
        Some(notification.nonce()),
        notification.request_id(),
        notification.api_v3_key_label(),
        Some(notification.kind().as_str()),
    ]
}

pub(crate) fn pack(notification: &Notification) -> Vec<u8> {
    let texts = texts(notification);
    let length = texts.iter().flatten().map(|text| text.len()).sum::<usize>();
    let mut packed = Vec::with_capacity(HEAD + length);
    for text in texts {
        // A body is at most 64 MiB.
        let length = text.map_or(ABSENT, |text| u32::try_from(text.len()).expect("shorter than a body"));
        packed.extend(length.to_le_bytes());
    }
    // Seconds since the epoch: no date comes near 2^53.
    #[expect(clippy::cast_precision_loss, reason = "JavaScript has no other number")]
    for number in [Some(notification.timestamp()), notification.certificate_expires_at()] {
        packed.extend(number.map_or(f64::NAN, |number| number as f64).to_le_bytes());
    }
    texts.iter().flatten().for_each(|text| packed.extend(text.as_bytes()));
    packed
}

/// What `pack` packed.
struct Packed<'a> {
    texts: [Option<&'a str>; TEXTS],
    timestamp: i64,
    certificate_expires_at: Option<i64>,
}

impl<'a> Packed<'a> {
    fn read(packed: &'a [u8]) -> Result<Self> {
        Self::read_all(packed).ok_or_else(|| {
            Error::new(ErrorCode::ArgumentInvalid, "the notification is not what parse gave").with_field("notification")
        })
    }

    fn read_all(packed: &'a [u8]) -> Option<Self> {
        let (head, mut rest) = packed.split_at_checked(HEAD)?;
        let (lengths, numbers) = head.split_at(TEXTS * 4);
        let mut texts = [None; TEXTS];
        for (text, length) in texts.iter_mut().zip(lengths.chunks_exact(4)) {
            let length = u32::from_le_bytes(length.try_into().ok()?);
            if length != ABSENT {
                let (bytes, after) = rest.split_at_checked(length as usize)?;
                *text = Some(std::str::from_utf8(bytes).ok()?);
                rest = after;
            }
        }
        let number = |at: usize| Some(f64::from_le_bytes(numbers[at..at + 8].try_into().ok()?));
        #[expect(clippy::cast_possible_truncation, reason = "they were whole, and are cut at the ends")]
        let whole = |number: f64| (!number.is_nan()).then_some(number as i64);
        Some(Self { texts, timestamp: whole(number(0)?)?, certificate_expires_at: whole(number(8)?) })
    }

    fn kind(&self) -> Kind {
        self.texts[12].and_then(Kind::from_name).unwrap_or(Kind::Unknown)
    }

    fn event_type(&self) -> &'a str {
        self.texts[2].unwrap_or_default()
    }

    fn resource(&self) -> Result<Value> {
        let plaintext = self.texts[7].unwrap_or_default();
        serde_json::from_str(plaintext).map_err(|_| Error::new(ErrorCode::ArgumentInvalid, "the plaintext is not JSON"))
    }

    fn to_notification(&self) -> Notification {
        let [
            id,
            create_time,
            event_type,
            resource_type,
            summary,
            original_type,
            associated_data,
            plaintext,
            serial,
            nonce,
            request_id,
            label,
            _,
        ] = self.texts;
        let owned = |text: Option<&str>| text.map(str::to_owned);
        NotificationFields {
            id: owned(id).unwrap_or_default(),
            create_time: owned(create_time),
            event_type: owned(event_type).unwrap_or_default(),
            resource_type: owned(resource_type).unwrap_or_default(),
            summary: owned(summary),
            original_type: owned(original_type),
            associated_data: owned(associated_data).unwrap_or_default(),
            plaintext: owned(plaintext).unwrap_or_default(),
            serial: owned(serial).unwrap_or_default(),
            timestamp: self.timestamp,
            nonce: owned(nonce).unwrap_or_default(),
            request_id: owned(request_id),
            api_v3_key_label: owned(label),
            kind: self.kind(),
            certificate_expires_at: self.certificate_expires_at,
        }
        .into_notification()
    }
}

/// The notification that `toJson` wrote, as `parse` gives it. Nothing is verified.
#[napi]
pub fn notification_from_json(env: &Env, text: String) -> std::result::Result<BufferSlice<'_>, Thrown> {
    let packed = guarded(|| Ok(pack(&Notification::restore(&text)?)))?;
    copied(env, &packed)
}

/// The core's `to_json`.
#[napi]
pub fn notification_to_json(packed: &[u8]) -> std::result::Result<String, Thrown> {
    guarded(|| Ok(Packed::read(packed)?.to_notification().to_json()))
}

/// Throws where the plaintext does not have the type of `kind`, or of the notification's own.
#[napi]
pub fn check_event(packed: &[u8], kind: Option<String>) -> std::result::Result<(), Thrown> {
    guarded(|| {
        let packed = Packed::read(packed)?;
        let kind = match kind {
            Some(name) => Kind::from_name(&name)
                .ok_or_else(|| Error::new(ErrorCode::ArgumentInvalid, "the notification's kind is none"))?,
            None => packed.kind(),
        };
        wxnotify::binding::check_event_text(packed.event_type(), kind, packed.texts[7].unwrap_or_default())
    })
}

/// Throws where the notification is not what is expected, in the JSON of the core's call `compare`.
#[napi]
pub fn compare(packed: &[u8], expected: String) -> std::result::Result<(), Thrown> {
    guarded(|| {
        let packed = Packed::read(packed)?;
        let expected: Value = serde_json::from_str(&expected)
            .map_err(|_| Error::new(ErrorCode::ArgumentInvalid, "what is expected is not JSON"))?;
        wxnotify::binding::compare(packed.event_type(), packed.kind(), &packed.resource()?, &expected)
    })
}

/// On JavaScript's heap, where its garbage collector sees how much it is. There is none any more where a worker is ended meanwhile.
pub(crate) fn copied<'env>(env: &'env Env, packed: &[u8]) -> std::result::Result<BufferSlice<'env>, Thrown> {
    BufferSlice::copy_from(env, packed)
        .map_err(|_| thrown(&Error::new(ErrorCode::Internal, "JavaScript took no buffer: its thread is ending")))
}
