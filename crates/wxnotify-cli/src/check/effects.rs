//! How many effects the merchant's system counts: the only way to see from outside whether a payment counted once.

use std::process::Command;

use axum::http::Uri;

use crate::failure::Failure;
use crate::post::{Client, NoAnswer, parse_url};

/// Where the count comes from.
pub(crate) enum Effects {
    /// A GET answers it.
    Url(Uri),
    /// A shell's command prints it.
    Command(String),
}

impl Effects {
    pub(crate) fn from_options(url: Option<&str>, command: Option<&str>) -> Result<Option<Self>, Failure> {
        Ok(match (url, command) {
            (Some(url), _) => Some(Self::Url(parse_url(url)?)),
            (None, Some(command)) => Some(Self::Command(command.to_owned())),
            (None, None) => None,
        })
    }

    /// The count as it is now.
    pub(super) async fn count(&self, client: &Client) -> Result<i64, Failure> {
        let (from, text) = match self {
            Self::Url(url) => {
                let unanswered = |error: NoAnswer| Failure::usage(format!("--effects-url {url}: {error}"));
                let answer = client.get(url).await.map_err(unanswered)?;
                if answer.status != 200 {
                    return Err(Failure::usage(format!("--effects-url {url} answered {}", answer.status)));
                }
                (format!("--effects-url {url}"), answer.body)
            }
            Self::Command(command) => {
                let output = Command::new(if cfg!(windows) { "cmd" } else { "sh" })
                    .args([if cfg!(windows) { "/C" } else { "-c" }, command])
                    .output()
                    .map_err(|error| Failure::usage(format!("--effects-cmd {command}: {error}")))?;
                if !output.status.success() {
                    let why = String::from_utf8_lossy(&output.stderr);
                    return Err(Failure::usage(format!("--effects-cmd {command} failed: {}", why.trim())));
                }
                (format!("--effects-cmd {command}"), String::from_utf8_lossy(&output.stdout).into_owned())
            }
        };
        first_number(&text).ok_or_else(|| {
            let text: String = text.chars().take(60).collect();
            Failure::usage(format!("{from} is to give a number, and gave {text:?}"))
        })
    }
}

/// `7`, `{"count":7}`, `7 effects`.
fn first_number(text: &str) -> Option<i64> {
    let digits = text.split(|letter: char| !letter.is_ascii_digit()).find(|digits| !digits.is_empty())?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_in_what_tells_it() {
        for (text, number) in [("7", Some(7)), ("{\"count\":12}\n", Some(12)), ("0 rows", Some(0)), ("none", None)] {
            assert_eq!(first_number(text), number);
        }
    }

    #[test]
    fn a_command_counts_or_says_why_not() {
        let runtime = crate::post::runtime().unwrap();
        let count = |command: &str| {
            let effects = Effects::from_options(None, Some(command)).unwrap().unwrap();
            runtime.block_on(effects.count(&Client::new()))
        };
        assert_eq!(count("echo 3").unwrap(), 3);
        assert!(count("echo none").unwrap_err().to_string().contains("is to give a number, and gave \"none"));
        assert!(count("exit 1").unwrap_err().to_string().contains("failed"));
    }
}
