//! One download: what is believed of it, and what is made of it.

use super::{Held, Refresher, log};
use crate::certificates::parse_certificates_at;
use crate::handler::Level;
use crate::program::{Fetched, Host, Reply, Step, misuse};
use crate::{Error, ErrorCode, PlatformCertificate, Result};

impl Refresher {
    /// Takes what the file has, if there is one.
    pub(super) async fn read_file(&self, host: &Host) {
        if !self.0.settings.keeps || !self.state().held.is_empty() {
            return;
        }
        let problem = match host.ask(Step::Read).await {
            Reply::Text(text) => match Held::of_text(&text, self.now()) {
                Ok(held) => {
                    self.state().held = held;
                    return;
                }
                Err(error) => error.message().to_owned(),
            },
            Reply::Done => return,
            Reply::Raised(raised) => raised.in_words(),
            _ => misuse("the step read is answered by text, done or raised").message().to_owned(),
        };
        let line = format!("the file of platform certificates is left out, and will be replaced: {problem}");
        log(host, Level::Warning, line).await;
    }

    /// Downloads the certificates, and has the parser trust them. On an error nothing has changed.
    pub(super) async fn download(&self, host: &Host, has_parser: bool) -> Result<()> {
        let listed = self.fetch(host).await?;
        let before = self.state().held.clone();
        let held = before.merged(&listed, self.now());
        if has_parser {
            let trusted =
                crate::program::Trusted { certificates: held.pems(), public_keys: self.0.settings.public_keys.clone() };
            match host.ask(Step::Trust(Box::new(trusted))).await {
                Reply::Done => {}
                Reply::Refused(refused) => return Err(refused.into_error()),
                _ => return Err(misuse("the step trust is answered by done or refused")),
            }
        }
        let text = held.to_text();
        let line = match held.new_since(&before).as_slice() {
            [] => (Level::Debug, format!("the platform certificates are fresh: {}", held.serials().join(", "))),
            new => (Level::Info, format!("new platform certificates: {}", new.join(", "))),
        };
        {
            let mut state = self.state();
            state.held = held;
            state.failures = 0;
        }
        if self.0.settings.keeps
            && let Reply::Raised(raised) = host.ask(Step::Keep { text }).await
        {
            let line = format!("the platform certificates cannot be kept in the file: {}", raised.in_words());
            log(host, Level::Error, line).await;
        }
        log(host, line.0, line.1).await;
        Ok(())
    }

    async fn fetch(&self, host: &Host) -> Result<Vec<PlatformCertificate>> {
        let what = format!("GET {}", self.0.path);
        let request = self.0.settings.merchant.sign("GET", self.0.path, b"")?;
        let answer = host.fetch(request, &what).await?;
        let now = self.now();
        if answer.status != 200 {
            return Err(answer.refused(&what, now));
        }
        let listed = self.believed(&answer, now).map_err(|error| answer.explain(error, now))?;
        if listed.is_empty() {
            let message =
                format!("{what} is answered by an empty list, and a merchant with certificates has one at least");
            return Err(Error::new(ErrorCode::EnvelopeInvalid, message).with_field("data"));
        }
        Ok(listed)
    }

    /// The answer is verified with the keys that are held. Where its serial is none of those, or none is held yet, it is verified
    /// with the certificate in it that the serial names: only who has the APIv3 key could have put that there.
    fn believed(&self, answer: &Fetched, now: i64) -> Result<Vec<PlatformCertificate>> {
        let headers = || answer.headers.iter().map(|(name, value)| (name, value));
        let settings = &self.0.settings;
        let mut known = self.state().held.keys()?;
        for key in &settings.public_keys {
            known.add_public_key(&key.id, &key.pem)?;
        }
        if !known.is_empty() {
            let parsed = parse_certificates_at(headers(), &answer.body, &settings.api_v3_keys, Some(&known), now);
            if !matches!(&parsed, Err(error) if error.code() == ErrorCode::SerialUnknown) {
                return parsed;
            }
        }
        parse_certificates_at(headers(), &answer.body, &settings.api_v3_keys, None, now)
    }
}
