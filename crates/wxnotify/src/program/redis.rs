//! What Redis's failures mean. Each begins with a word in capitals, such as READONLY; some clients take it away, and have a type of its
//! own for it.

use super::Failure;
use super::failure::Known;
use super::host::Kind;

/// How redis-py calls what it takes the word from.
const TYPES: [(&str, &str); 10] = [
    ("NoScriptError", "NOSCRIPT"),
    ("ReadOnlyError", "READONLY"),
    ("OutOfMemoryError", "OOM"),
    ("BusyLoadingError", "LOADING"),
    ("MasterDownError", "MASTERDOWN"),
    ("ClusterDownError", "CLUSTERDOWN"),
    ("TryAgainError", "TRYAGAIN"),
    ("MovedError", "MOVED"),
    ("AuthenticationError", "NOAUTH"),
    ("NoPermissionError", "NOPERM"),
];

impl Failure {
    /// Redis does not have the script yet, or not any more.
    pub(super) fn is_unknown_script(&self) -> bool {
        self.redis_code() == Some("NOSCRIPT")
    }

    /// The word. `None` where it was not Redis that told.
    pub(super) fn redis_code(&self) -> Option<&str> {
        let type_name = self.type_name.as_deref().unwrap_or_default();
        // Some clients give the module's name, too.
        let type_name = type_name.rsplit(['.', ':', '\\']).next().unwrap_or_default();
        if let Some((_, code)) = TYPES.iter().find(|(known, _)| *known == type_name) {
            return Some(code);
        }
        let words = self.words.as_deref().unwrap_or_default();
        // Before Redis 7 what fails in a script stands behind the script's own failure.
        let told = words.split_once(": -").map_or(words, |(_, told)| told);
        let code = told.split([' ', '\r', '\n']).next().unwrap_or_default();
        // Go's clients say EOF of a connection.
        let is_code =
            (3..=24).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_uppercase()) && code != "EOF";
        is_code.then_some(code)
    }

    pub(super) fn recognize_redis(&self) -> Known {
        let later = |text| Known::Told(Kind::Lost, text);
        let refused = |text| Known::Told(Kind::Other, text);
        match self.redis_code() {
            // It was the client that told: of a connection.
            None => Known::Kind(Kind::Lost),
            Some("READONLY") => Known::ReadOnly,
            Some("LOADING") => later("the inbox's Redis is starting, and reads what it had"),
            Some("CLUSTERDOWN" | "MASTERDOWN" | "TRYAGAIN" | "BUSY") => {
                later("the inbox's Redis takes no commands at the moment")
            }
            Some("MOVED" | "ASK" | "CROSSSLOT") => refused(
                "the inbox's Redis is a cluster, and its connection is none for a cluster: give it the client's own kind for that",
            ),
            Some("OOM") => refused(
                "the inbox's Redis is full (maxmemory), and takes no writes: give it more memory, or have the inbox purge what ended \
                 long ago",
            ),
            Some("MISCONF") => refused("the inbox's Redis cannot write to its disk, and takes no writes: see its log"),
            Some("NOREPLICAS") => {
                later("the inbox's Redis has fewer replicas than it must (min-replicas-to-write), and takes no writes")
            }
            Some("NOAUTH" | "WRONGPASS") => refused("the inbox's Redis wants another user or password"),
            Some("NOPERM") => refused(
                "the inbox's user may not do in Redis what it must: let it run EVAL and EVALSHA, the scripts' commands TIME, GET, SETNX, \
                 EXISTS, HGET, HMGET, HSET, HDEL, DEL, ZADD, ZREM, ZCOUNT and ZRANGEBYSCORE, and use the keys of the table",
            ),
            Some(_) => Known::Kind(Kind::Other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorCode;
    use crate::inbox::{Dialect, Inbox, Placeholders};

    fn told(type_name: &str, words: &str) -> Failure {
        Failure { type_name: Some(type_name.into()), words: Some(words.into()), ..Failure::default() }
    }

    #[test]
    fn what_redis_says_is_known_however_a_client_tells_it() {
        for (type_name, words) in [
            ("ReplyError", "READONLY You can't write against a read only replica."),
            ("redis.exceptions.ReadOnlyError", "You can't write against a read only replica."),
            ("ReplyError", "ERR Error running script (call to f_1): @user_script:5: -READONLY You can't write."),
        ] {
            assert_eq!(told(type_name, words).redis_code(), Some("READONLY"), "{words}");
        }
        assert!(told("NoScriptError", "No matching script. Please use EVAL.").is_unknown_script());
        assert!(told("proto.RedisError", "NOSCRIPT No matching script. Please use EVAL.").is_unknown_script());
    }

    #[test]
    fn what_only_the_client_says_is_of_a_connection() {
        let inbox = Inbox::new(Dialect::Redis, Placeholders::Question);
        for (type_name, words) in [
            ("*errors.errorString", "EOF"),
            ("*net.OpError", "dial tcp 127.0.0.1:6379: connect: connection refused"),
            ("ConnectionError", "Error 111 connecting to 127.0.0.1:6379. Connection refused."),
            ("ECONNREFUSED", ""),
        ] {
            assert!(told(type_name, words).understand(&inbox).is(Kind::Lost), "{words}");
        }
    }

    #[test]
    fn each_failure_says_what_to_do_and_quotes_nothing() {
        let inbox = Inbox::new(Dialect::Redis, Placeholders::Question);
        for (code, advice, kind) in [
            ("OOM", "full (maxmemory)", Kind::Other),
            ("NOAUTH", "another user or password", Kind::Other),
            ("NOPERM", "let it run EVAL", Kind::Other),
            ("MOVED", "is a cluster", Kind::Other),
            ("MISCONF", "disk", Kind::Other),
            ("LOADING", "is starting", Kind::Lost),
            ("CLUSTERDOWN", "takes no commands", Kind::Lost),
            ("NOREPLICAS", "min-replicas-to-write", Kind::Lost),
            ("READONLY", "standby", Kind::Lost),
        ] {
            let stop = told("ReplyError", &format!("{code} of a secret")).understand(&inbox);
            assert!(stop.is(kind), "{code}");
            let error = stop.into_error();
            assert_eq!(error.code(), ErrorCode::InboxFailed);
            let told = error.message();
            assert!(told.contains(advice) && told.contains(code) && !told.contains("secret"), "{told}");
        }
    }
}
