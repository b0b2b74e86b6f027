//! The simulator finds the faults of the past, each for what it does.

use wxnotify_sim::Mutant;

/// Every fault shows within so many seeds.
const MOST_SEEDS: u64 = 4_000;

/// The first seed that breaks a promise in one of these words.
fn is_found(mutant: Mutant, words: &[&str]) {
    is_found_among(|_| true, mutant, words);
}

fn is_found_among(is_meant: impl Fn(u64) -> bool, mutant: Mutant, words: &[&str]) {
    let found = (0..MOST_SEEDS).filter(|seed| is_meant(*seed)).find_map(|seed| {
        let broken = wxnotify_sim::run(seed, Some(mutant)).err()?.what;
        words.iter().any(|words| broken.contains(words)).then_some((seed, broken))
    });
    let (seed, broken) = found.unwrap_or_else(|| panic!("{mutant:?} is not found within {MOST_SEEDS} seeds"));
    println!("{mutant:?} is found by seed {seed}: {broken}");
}

#[test]
fn fault_1_a_commit_that_only_frees_a_savepoint() {
    is_found(Mutant::SavepointHost, &["had no effect, and is not stored"]);
}

#[test]
fn fault_2_a_free_row_is_acknowledged_and_not_stored() {
    is_found(Mutant::StoreOnlyCounts, &["had no effect, and is not stored"]);
}

#[test]
fn fault_3_a_losing_claim_writes() {
    is_found(Mutant::LoserWrites, &["was written by who does not hold it"]);
}

#[test]
fn fault_5_a_refund_under_a_payments_key_is_a_duplicate() {
    is_found(Mutant::KeyWithoutKind, &["its key has a row of kind"]);
}

#[test]
fn fault_6_a_worker_takes_what_is_anothers() {
    is_found(Mutant::TakesEverything, &["its handler has no route for"]);
}

#[test]
fn fault_7_stored_work_gives_up_within_a_day() {
    is_found(Mutant::FewAttempts, &["WeChat Pay itself would have tried for a day"]);
}

#[test]
fn fault_10_a_fast_clock_takes_over_a_live_lease() {
    is_found(Mutant::ApplicationClock, &["took effect twice", "was written by who does not hold it"]);
}

/// Which the simulator found.
#[test]
fn a_claim_takes_over_a_lease_that_was_prolonged() {
    is_found(Mutant::TakesProlonged, &["took effect twice", "was written by who does not hold it"]);
}

/// Why an inbox in Redis refuses policies by which rows are evicted.
#[test]
fn redis_evicts_rows() {
    is_found(Mutant::Evicts, &["took effect twice"]);
}

/// What the documentation says of Redis is so: a failover can have a callback run again.
#[test]
fn a_replica_of_redis_lacks_the_last_claims() {
    is_found(Mutant::ReplicaLags, &["took effect twice"]);
}

#[test]
fn on_redis_too_a_fast_clock_takes_over_a_live_lease() {
    is_found_among(|seed| seed.is_multiple_of(5), Mutant::ApplicationClock, &["took effect twice", "does not hold it"]);
}

#[test]
fn merchants_that_share_an_endpoint_share_their_rows() {
    is_found(Mutant::KeyWithoutMerchant, &["has a row of nobody's"]);
}
