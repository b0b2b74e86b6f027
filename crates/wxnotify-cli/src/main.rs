//! The `wxnotify` command: opens saved notifications, forges test ones, and judges endpoints.
#![forbid(unsafe_code)]

mod certificates;
mod check;
mod clock;
mod demo;
mod describe;
mod doctor;
mod events;
mod failure;
mod files;
mod forge;
mod header_dumps;
#[cfg(feature = "databases")]
mod inbox;
mod json_text;
mod key_options;
mod keys;
mod listen;
mod merchant_options;
mod open;
mod orders;
mod passing_on;
mod plaintext;
mod platform_api;
mod platform_dir;
mod post;
mod replay;
mod resign;
mod samples;
mod saved;
mod shell;
mod simulate;
mod table;
mod tls;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::failure::Failure;

/// Opens, forges and explains WeChat Pay (微信支付 APIv3) notifications, and judges endpoints
#[derive(Parser, Debug)]
#[command(name = "wxnotify", version = version(), propagate_version = true, max_term_width = 120)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    Open(open::OpenArgs),
    Forge(forge::ForgeArgs),
    Events(events::EventsArgs),
    Keys(keys::KeysArgs),
    Certificates(certificates::CertificatesArgs),
    Check(check::CheckArgs),
    Listen(listen::ListenArgs),
    Replay(replay::ReplayArgs),
    #[cfg(feature = "databases")]
    Inbox(inbox::InboxArgs),
    Doctor(doctor::DoctorArgs),
    Simulate(simulate::SimulateArgs),
    Demo(demo::DemoArgs),
    Describe(describe::DescribeArgs),
    /// Print the version and the crypto backend
    Version,
}

fn main() -> ExitCode {
    match run(&Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            failure.exit_code()
        }
    }
}

fn run(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Open(args) => open::run(args),
        Command::Forge(args) => forge::run(args),
        Command::Events(args) => events::run(args),
        Command::Keys(args) => keys::run(args),
        Command::Certificates(args) => certificates::run(args),
        Command::Check(args) => check::run(args),
        Command::Listen(args) => listen::run(args),
        Command::Replay(args) => replay::run(args),
        #[cfg(feature = "databases")]
        Command::Inbox(args) => inbox::run(args),
        Command::Doctor(args) => doctor::run(args),
        Command::Simulate(args) => simulate::run(args),
        Command::Demo(args) => demo::run(args),
        Command::Describe(args) => describe::run(args),
        Command::Version => files::print(format!("wxnotify {}\n", version())),
    }
}

fn version() -> String {
    format!("{} (crypto: {})", wxnotify::VERSION, wxnotify::BACKEND)
}
