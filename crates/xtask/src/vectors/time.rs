//! Clocks: the timestamp's text, its distance from now, and certificates' dates.

use super::cast::{Cast, Mode, NOT_AFTER, NOT_BEFORE, NOW, SERIAL, platform_valid};
use super::draft::Draft;
use super::group::{Group, Trial};

const TIMESTAMP: Option<&str> = Some("Wechatpay-Timestamp");

pub(super) fn group(cast: &Cast) -> Group {
    let mut group =
        Group::new("time", "Steps 4, 5 and 9: the timestamp's text, its distance from now, and certificates' dates.");
    text(&mut group, cast);
    distance(&mut group, cast);
    validity(&mut group, cast);
    group
}

fn text(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    for (case, about, timestamp) in [
        ("plus_sign", "a plus sign", "+1795305600"),
        ("minus_sign", "a minus sign", "-1795305600"),
        ("fraction", "a fraction", "1795305600.0"),
        ("exponent", "an exponent", "17953056e2"),
        ("hex", "hexadecimal", "0x6B0277C0"),
        ("letters", "letters", "now"),
        ("separators", "digits in groups", "1_795_305_600"),
        ("joined", "two values that a framework joined", "1795305600,1795305600"),
        ("milliseconds", "milliseconds have 13 digits", "1795305600000"),
        ("thirteen_digits", "13 digits, even where the first are zeros", "0001795305600"),
        ("very_long", "more digits than any integer holds", "99999999999999999999999999999999999999"),
        ("rfc3339", "a date", "2026-11-22T08:00:00+08:00"),
    ] {
        let trial = draft.with(|it| it.timestamp = timestamp.into()).trial();
        group.rejects(
            case,
            &format!("{about} is no timestamp, though signed for"),
            &trial,
            "TIMESTAMP_INVALID",
            TIMESTAMP,
        );
    }

    let zeros = draft.with(|it| it.timestamp = "001795305600".into());
    let about = "zeros in front, up to 12 digits: read as a number, but signed for as they stand";
    group.accepts("leading_zeros", about, &zeros.trial(), &zeros.seen("transaction.direct"));
    let reprinted = zeros.trial_of(zeros.request().header("Wechatpay-Timestamp", "1795305600"));
    let about = "a timestamp parsed and printed again is not what was signed";
    group.rejects("leading_zeros_lost", about, &reprinted, "SIGNATURE_INVALID", Some("Wechatpay-Signature"));
}

fn distance(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    let seen = draft.seen("transaction.direct");
    let trial = |now: i64, tolerance: Option<i64>| {
        let Trial { config, request, .. } = draft.trial();
        let config = match tolerance {
            Some(seconds) => config.option("clock_tolerance", seconds),
            None => config,
        };
        Trial { config, request, now }
    };
    for (case, about, now, tolerance) in [
        ("past_300", "300 s old, the most by default", NOW + 300, None),
        ("future_300", "300 s ahead, the most by default", NOW - 300, None),
        ("tolerance_0_exact", "a tolerance of 0 takes the very second", NOW, Some(0)),
        ("tolerance_10_past", "a tolerance of 10: 10 s old", NOW + 10, Some(10)),
        ("tolerance_10_future", "a tolerance of 10: 10 s ahead", NOW - 10, Some(10)),
        ("tolerance_day", "the longest tolerance, a day: a day old", NOW + 86_400, Some(86_400)),
    ] {
        group.accepts(case, about, &trial(now, tolerance), &seen);
    }
    for (case, about, now, tolerance) in [
        ("past_301", "301 s old: a captured notification does not replay for ever", NOW + 301, None),
        ("future_301", "301 s ahead: the window has two ends", NOW - 301, None),
        ("past_year", "an old capture, genuinely signed", NOW + 31_536_000, None),
        ("tolerance_0_past", "a tolerance of 0: one second old", NOW + 1, Some(0)),
        ("tolerance_0_future", "a tolerance of 0: one second ahead", NOW - 1, Some(0)),
        ("tolerance_10_past_11", "a tolerance of 10: 11 s old", NOW + 11, Some(10)),
        ("tolerance_10_future_11", "a tolerance of 10: 11 s ahead", NOW - 11, Some(10)),
        ("tolerance_day_and_second", "a day and a second old", NOW + 86_401, Some(86_400)),
        ("now_zero", "a machine whose clock was never set", 0, None),
        ("now_negative", "a time before 1970", -1_000_000_000, None),
        ("now_milliseconds", "the time in milliseconds, where seconds belong", NOW * 1000, None),
        ("now_far", "a time that no calendar has", 9_007_199_254_740_991, None),
    ] {
        group.rejects(case, about, &trial(now, tolerance), "TIMESTAMP_OUT_OF_RANGE", TIMESTAMP);
    }
    for (case, timestamp) in [("timestamp_zero", "0"), ("timestamp_largest", "999999999999")] {
        let trial = draft.with(|it| it.timestamp = timestamp.into()).trial();
        group.rejects(case, "a timestamp far from now, genuinely signed", &trial, "TIMESTAMP_OUT_OF_RANGE", TIMESTAMP);
    }
}

fn validity(group: &mut Group, cast: &Cast) {
    let platform =
        |not_before, not_after| platform_valid("rsa-2048-platform", Mode::Certificate(SERIAL), not_before, not_after);
    let strict = |draft: &Draft<'_>| {
        let mut trial = draft.trial();
        trial.config = trial.config.option("reject_expired_certificates", true);
        trial
    };
    for (case, about, not_before, not_after) in [
        ("validity_within", "reject_expired_certificates: a certificate within its dates", NOT_BEFORE, NOT_AFTER),
        ("validity_first_second", "the first second of a certificate belongs to it", NOW, NOT_AFTER),
        ("validity_last_second", "the last second of a certificate belongs to it", NOT_BEFORE, NOW),
    ] {
        let platform = platform(not_before, not_after);
        let draft = Draft::payment(&platform);
        let seen = draft.seen("transaction.direct").with(|seen| seen.certificate_expires_at = Some(not_after));
        group.accepts(case, about, &strict(&draft), &seen);
    }
    for (case, about, not_before, not_after) in [
        ("validity_not_yet", "reject_expired_certificates: a second before the first", NOW + 1, NOT_AFTER),
        ("validity_no_more", "reject_expired_certificates: a second after the last", NOT_BEFORE, NOW - 1),
    ] {
        let platform = platform(not_before, not_after);
        let trial = strict(&Draft::payment(&platform));
        group.rejects(case, about, &trial, "CERTIFICATE_EXPIRED", Some("Wechatpay-Serial"));
    }
    let draft = Draft::payment(&cast.public_key);
    let about = "reject_expired_certificates does not touch public keys, which have no dates";
    group.accepts("validity_public_key", about, &strict(&draft), &draft.seen("transaction.direct"));
    let far = platform(NOT_BEFORE, 4_102_444_799);
    let draft = Draft::payment(&far);
    let seen = draft.seen("transaction.direct").with(|seen| seen.certificate_expires_at = Some(4_102_444_799));
    let about = "a certificate until the end of 2099, past 32 bits and the two-digit years of UTCTime";
    group.accepts("validity_beyond_2050", about, &strict(&draft), &seen);
}
