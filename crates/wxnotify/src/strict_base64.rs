//! Base64 as WeChat Pay writes it: the standard alphabet, padded, and nothing else in it.

#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
mod engine {
    use std::sync::LazyLock;

    use base64::engine::Simd;
    use base64::engine::general_purpose::PAD;

    /// Several times faster than the portable engine, and exactly as strict.
    pub(crate) static STRICT: LazyLock<Simd> = LazyLock::new(|| Simd::standard(PAD));
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
mod engine {
    pub(crate) use base64::engine::general_purpose::STANDARD as STRICT;
}

pub(crate) use engine::STRICT;

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use proptest::prelude::*;

    use super::STRICT;

    proptest! {
        /// The vectorized engine takes and refuses what the portable one does, to the error.
        #[test]
        fn both_engines_agree(bytes in prop::collection::vec(any::<u8>(), 0..600), at: prop::sample::Index, put: u8) {
            let mut text = STANDARD.encode(&bytes).into_bytes();
            prop_assert_eq!(STRICT.decode(&text), Ok(bytes));
            if !text.is_empty() {
                let at = at.index(text.len());
                text[at] = put;
                prop_assert_eq!(STRICT.decode(&text), STANDARD.decode(&text));
                text.truncate(at);
                prop_assert_eq!(STRICT.decode(&text), STANDARD.decode(&text));
            }
            let mut strict = [0; 513];
            let mut standard = [0; 513];
            prop_assert_eq!(STRICT.decode_slice(&text, &mut strict), STANDARD.decode_slice(&text, &mut standard));
            prop_assert_eq!(strict, standard);
        }
    }

    #[test]
    fn what_is_not_canonical_is_refused() {
        for text in ["QQ", "QQ=", "QR==", "QQ==\n", " QQ==", "QQ= =", "Q-_=", "QQ==QQ==", "=", "QQ\u{ff1d}="] {
            assert!(STRICT.decode(text).is_err(), "{text}");
        }
    }
}
