//! Headers that go from one request into the next: all but those that are about the connection.

use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};

/// About one connection, or set anew for the next.
const OF_THE_CONNECTION: [HeaderName; 9] = [
    header::CONNECTION,
    header::CONTENT_LENGTH,
    header::EXPECT,
    header::HOST,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    HeaderName::from_static("keep-alive"),
];

/// What opens a door. WeChat Pay sends none of these, but something before this may add them.
const SECRET: [HeaderName; 3] = [header::AUTHORIZATION, header::COOKIE, header::PROXY_AUTHORIZATION];

/// What is passed on.
pub(crate) fn passed_on<'a>(headers: impl IntoIterator<Item = (&'a HeaderName, &'a HeaderValue)>) -> HeaderMap {
    let stays = headers.into_iter().filter(|(name, _)| !OF_THE_CONNECTION.contains(name));
    let mut map = HeaderMap::new();
    stays.for_each(|(name, value)| _ = map.append(name, value.clone()));
    map
}

/// What is kept in a file: what is passed on, without secrets.
pub(crate) fn kept(headers: &HeaderMap) -> HeaderMap {
    let mut map = passed_on(headers);
    SECRET.iter().for_each(|name| _ = map.remove(name));
    map
}

/// Headers of a saved request, which may be no headers.
///
/// # Errors
/// Says which one.
pub(crate) fn of_saved<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<HeaderMap, String> {
    let mut map = HeaderMap::new();
    for (name, value) in pairs {
        let key = HeaderName::try_from(name).map_err(|_| format!("the header {name:?} has no header's name"))?;
        let value = HeaderValue::from_bytes(value.trim_ascii())
            .map_err(|_| format!("the header {name} has a character that HTTP cannot send"))?;
        map.append(key, value);
    }
    Ok(passed_on(&map))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_about_the_connection_stays_behind_and_doubled_headers_stay_doubled() {
        let pairs = ["Host", "Content-Length", "Wechatpay-Nonce", "wechatpay-nonce", "Cookie", "Connection"];
        let saved = of_saved(pairs.map(|name| (name, &b" 1 "[..]))).unwrap();
        let names = |map: &HeaderMap| map.keys().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(names(&saved), ["wechatpay-nonce", "cookie"]);
        assert_eq!(saved.get_all("wechatpay-nonce").iter().count(), 2);
        assert_eq!(names(&kept(&saved)), ["wechatpay-nonce"]);
        assert!(of_saved([("A", &b"\x01"[..])]).unwrap_err().contains("the header A"));
    }
}
