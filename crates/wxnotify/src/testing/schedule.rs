//! When the platform sends again what was not taken.

use super::option_invalid;
use crate::Result;

/// The pauses of a product between one delivery of a notification and the next, as its official pages tell them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// Most products: 15 times in 24 h 4 min.
    Transaction,
    /// Some of PayScore (支付分): 9 times in 3 h 4 min.
    Payscore,
    /// Transfers (商家转账): 65 times in 23 h.
    Transfer,
    /// Nothing comes again, as medical insurance (医保) after its first half minute.
    None,
}

impl Schedule {
    /// The schedule that is called so: `transaction`, `payscore`, `transfer` or `none`.
    ///
    /// # Errors
    /// `OPTION_INVALID` for another name.
    pub fn from_name(name: &str) -> Result<Self> {
        Ok(match name {
            "transaction" => Self::Transaction,
            "payscore" => Self::Payscore,
            "transfer" => Self::Transfer,
            "none" => Self::None,
            _ => return Err(option_invalid("schedule", "give transaction, payscore, transfer or none")),
        })
    }

    /// The pause before each repetition, in seconds.
    pub fn pauses(self) -> &'static [u32] {
        match self {
            Self::Transaction => const { &TRANSACTION },
            Self::Payscore => const { &[15, 15, 30, 180, 1800, 1800, 1800, 1800, 3600] },
            Self::Transfer => const { &TRANSFER },
            Self::None => &[],
        }
    }
}

const MINUTE: u32 = 60;
const HOUR: u32 = 3600;

#[rustfmt::skip]
const TRANSACTION: [u32; 15] = [
    15, 15, 30, 3 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE, 30 * MINUTE, 30 * MINUTE,
    HOUR, 3 * HOUR, 3 * HOUR, 3 * HOUR, 6 * HOUR, 6 * HOUR,
];

/// At once, 10 times after 15 s, 10 times after 5 min, and then after half an hour.
const TRANSFER: [u32; 65] = {
    let mut pauses = [30 * MINUTE; 65];
    let mut at = 0;
    while at <= 20 {
        pauses[at] = match at {
            0 => 0,
            1..=10 => 15,
            _ => 5 * MINUTE,
        };
        at += 1;
    }
    pauses
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schedules_last_as_long_as_the_official_pages_say() {
        let total = |name: &str| {
            let pauses = Schedule::from_name(name).unwrap().pauses();
            (pauses.len(), pauses.iter().sum::<u32>())
        };
        assert_eq!(total("transaction"), (15, 24 * 3600 + 4 * 60));
        assert_eq!(total("payscore"), (9, 3 * 3600 + 4 * 60));
        assert_eq!(total("transfer"), (65, 22 * 3600 + 52 * 60 + 30));
        assert_eq!(total("none"), (0, 0));
        let error = Schedule::from_name("refund").unwrap_err();
        assert_eq!((error.code(), error.field()), (crate::ErrorCode::OptionInvalid, Some("schedule")));
    }
}
