//! parse_times FOLDER TIMES: parses the notification in FOLDER (bench/instructions/README.md) so many times.

use std::fs;

use wxnotify::{ApiV3Key, NotificationParser, PlatformKeys};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (folder, times) = (arguments.next().ok_or("FOLDER")?, arguments.next().ok_or("TIMES")?.parse()?);
    let read = |name: &str| fs::read_to_string(format!("{folder}/{name}"));
    let mut keys = PlatformKeys::new();
    keys.add_public_key(&read("id")?, &read("key.pem")?)?;
    let parser =
        NotificationParser::builder().platform_keys(keys).api_v3_key(ApiV3Key::new(read("api_v3_key")?)?).build()?;
    let lines = read("headers")?;
    let headers: Vec<(&str, &str)> = lines.lines().filter_map(|line| line.split_once(": ")).collect();
    let (body, now) = (read("body")?, read("now")?.parse()?);
    for _ in 0..times {
        parser.parse_at(headers.iter().copied(), body.as_bytes(), now)?;
    }
    Ok(())
}
