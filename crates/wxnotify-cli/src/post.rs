//! Delivering a forged notification as WeChat Pay delivers: one POST, not followed anywhere.

use std::io::Read;
use std::time::{Duration, Instant};

use ureq::Agent;
use wxnotify::testing::Delivery;

/// How long WeChat Pay waits for an answer.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// What an endpoint answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The body's first 64 KiB, as text.
    pub(crate) body: String,
    /// From the first byte sent to the last one received.
    pub(crate) took: Duration,
}

impl Answer {
    /// Whether WeChat Pay takes this as received, and sends it no more.
    pub(crate) fn is_received(&self) -> bool {
        matches!(self.status, 200 | 204)
    }

    /// Whether the body is what an acknowledgement has: nothing, or the code SUCCESS.
    pub(crate) fn is_ack(&self) -> bool {
        self.body.trim().is_empty() || self.code().as_deref() == Some("SUCCESS")
    }

    /// Whether the body says that the notification was not taken.
    pub(crate) fn says_fail(&self) -> bool {
        matches!(self.code().as_deref(), Some("FAIL" | "ERROR"))
    }

    fn code(&self) -> Option<String> {
        let body: serde_json::Value = serde_json::from_str(&self.body).ok()?;
        Some(body.get("code")?.as_str()?.to_ascii_uppercase())
    }
}

/// A client that takes no proxy, follows no redirect and waits for twice as long as WeChat Pay.
pub(crate) fn client() -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .proxy(None)
        .timeout_global(Some(2 * PATIENCE))
        .user_agent("wxnotify (a pretend platform, for tests)");
    Agent::new_with_config(config.build())
}

/// Posts one delivery.
pub(crate) fn post(client: &Agent, url: &str, delivery: &Delivery) -> Result<Answer, ureq::Error> {
    const MOST: u64 = 64 << 10;
    let mut request = client.post(url);
    for (name, value) in delivery.header_pairs() {
        request = request.header(name, value);
    }
    let begun = Instant::now();
    let mut response = request.send(delivery.body())?;
    let status = response.status().as_u16();
    let mut body = Vec::new();
    response.body_mut().as_reader().take(MOST).read_to_end(&mut body)?;
    Ok(Answer { status, body: String::from_utf8_lossy(&body).into_owned(), took: begun.elapsed() })
}
