//! What a PEM text holds, for people.

use wxnotify::{PemContent, Result};

use crate::wire::{Reader, Writer};

/// PEM -> a list of contents: type, then serial, mchid, algorithm, subject, not before, not after,
/// each absent where the type has none.
pub(crate) fn inspect(request: &mut Reader<'_>) -> Result<Writer> {
    let contents = wxnotify::inspect_pem(request.text())?;
    let mut reply = Writer::new();
    reply.list(contents.iter(), |reply, content| {
        let mut write = |name, texts: [Option<&str>; 4], dates: [Option<i64>; 2]| {
            reply.text(name);
            texts.into_iter().for_each(|text| reply.optional_text(text));
            dates.into_iter().for_each(|date| reply.optional_integer(date));
        };
        match content {
            PemContent::PlatformCertificate { serial, algorithm, not_before, not_after, subject } => write(
                "PLATFORM_CERTIFICATE",
                [Some(serial), None, Some(algorithm.as_str()), Some(subject)],
                [Some(*not_before), Some(*not_after)],
            ),
            PemContent::MerchantCertificate { serial, mchid, not_before, not_after } => write(
                "MERCHANT_CERTIFICATE",
                [Some(serial), Some(mchid), None, None],
                [Some(*not_before), Some(*not_after)],
            ),
            PemContent::PublicKey { algorithm } => {
                write("PUBLIC_KEY", [None, None, Some(algorithm.as_str()), None], [None; 2]);
            }
            PemContent::PrivateKey => write("PRIVATE_KEY", [None; 4], [None; 2]),
            _ => write("OTHER", [None; 4], [None; 2]),
        }
    });
    Ok(reply)
}
