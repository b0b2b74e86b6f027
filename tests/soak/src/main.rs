//! Proves that each notification counts once, whatever dies.
//!
//! One process plays WeChat Pay: it delivers every notification several times, from many threads, over HTTP, and again
//! until it is acknowledged. Several processes are the merchant. Meanwhile merchants are killed by SIGKILL at random and
//! started again, and the database is restarted once; of several, one dies. In the end every order must be paid once, and nothing that was
//! acknowledged may be missing.
//!
//! Beside that it asks one merchant everything that an endpoint can be asked, and compares the answers to the byte: they are
//! the same in every language.

mod answers;
mod api;
mod databases;
mod merchant;
mod merchants;
mod platform;
mod shop;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

/// Prove that the inbox makes each notification count once, whatever dies
#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    role: Role,
}

#[derive(Subcommand)]
enum Role {
    /// Play the platform, start merchants, kill them, and judge what came of it
    Run(RunArgs),
    /// Ask one merchant everything that an endpoint can be asked, and compare its answers
    Answers(Staff),
    /// Be a merchant (started by `run`)
    Merchant(MerchantArgs),
}

/// Who the merchants are.
#[derive(clap::Args)]
struct Staff {
    /// Which database
    #[arg(long, value_enum)]
    database: DatabaseKind,
    /// How the merchant uses the inbox
    #[arg(long, value_enum)]
    mode: Mode,
    /// The program that a merchant is, in any language; it takes the same options as this one's `merchant`, which it is
    /// unless given
    #[arg(long)]
    merchant: Option<PathBuf>,
}

#[derive(clap::Args)]
struct RunArgs {
    #[command(flatten)]
    staff: Staff,
    /// How many notifications
    #[arg(long, default_value_t = 10_000)]
    notifications: usize,
    /// How often each is delivered, at least
    #[arg(long, default_value_t = 3)]
    deliveries: usize,
    /// How many threads deliver
    #[arg(long, default_value_t = 16)]
    senders: usize,
    /// How many merchants run at once
    #[arg(long, default_value_t = 4)]
    merchants: usize,
    /// How many milliseconds pass between two kills
    #[arg(long, default_value_t = 700)]
    kill_every: u64,
    /// How many notifications of a hundred are never delivered: merchants find those orders by asking
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=100))]
    lost: u8,
}

#[derive(clap::Args)]
struct MerchantArgs {
    #[arg(long, value_enum)]
    database: DatabaseKind,
    #[arg(long, value_enum)]
    mode: Mode,
    /// Of the database
    #[arg(long)]
    url: String,
    /// Where the platform's certificate and the APIv3 key are
    #[arg(long)]
    keys: PathBuf,
    #[arg(long)]
    port: u16,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DatabaseKind {
    Sqlite,
    Postgresql,
    Mariadb,
    /// Three nodes of MariaDB that all take writes; one dies and comes back (needs `tools/galera.sh`)
    Galera,
    /// PostgreSQL's primary, which dies, and its synchronous standby, which takes over (needs `tools/standby.sh`)
    Standby,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Mode {
    /// Claim, effect and completion in one transaction
    Transaction,
    /// Written down and acknowledged at once, worked off by any merchant
    Stored,
    /// The effect outside the inbox's transaction (for bench/endpoint, as the next two are: the proof is not asked for them)
    Leased,
    /// No inbox
    None,
    /// No handler: the body is read, and the answer is 200
    Bare,
}

impl DatabaseKind {
    fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgresql => "postgresql",
            Self::Mariadb => "mariadb",
            Self::Galera => "galera",
            Self::Standby => "standby",
        }
    }
}

impl Mode {
    fn name(self) -> &'static str {
        match self {
            Self::Transaction => "transaction",
            Self::Stored => "stored",
            Self::Leased => "leased",
            Self::None => "none",
            Self::Bare => "bare",
        }
    }
}

fn main() -> ExitCode {
    let runtime = tokio::runtime::Runtime::new().expect("threads can be started");
    match Cli::parse().role {
        Role::Merchant(args) => {
            runtime.block_on(merchant::serve(&args));
            ExitCode::SUCCESS
        }
        Role::Run(args) => judged(runtime.block_on(platform::run(&args))),
        Role::Answers(staff) => judged(runtime.block_on(answers::compare(&staff))),
    }
}

fn judged(result: Result<String, String>) -> ExitCode {
    match result {
        Ok(figures) => {
            println!("{figures}");
            println!("1 passed, 0 failed");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            println!("FAILED: {problem}");
            println!("0 passed, 1 failed");
            ExitCode::FAILURE
        }
    }
}
