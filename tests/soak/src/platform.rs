//! The platform, the killer of merchants, and the judge.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use sqlx::{MySql, Postgres, Sqlite};
use wxnotify::testing::Platform;

use crate::api::{self, Paid};
use crate::merchants::Merchants;
use crate::shop::{Database, LEASE, Shop, order_number};
use crate::{DatabaseKind, Mode, RunArgs};

pub(crate) async fn run(args: &RunArgs) -> Result<String, String> {
    let has_several = matches!(args.staff.database, DatabaseKind::Galera | DatabaseKind::Standby);
    if has_several && args.staff.merchant.is_some() {
        return Err("only this program's own merchant knows what to do with several addresses of a database".to_owned());
    }
    if !matches!(args.staff.mode, Mode::Transaction | Mode::Stored) {
        return Err("what is proved is proved of the modes transaction and stored".to_owned());
    }
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let url = url(args.staff.database, folder.path())?;
    match args.staff.database {
        DatabaseKind::Sqlite => run_on::<Sqlite>(args, &url, folder.path()).await,
        DatabaseKind::Postgresql | DatabaseKind::Standby => run_on::<Postgres>(args, &url, folder.path()).await,
        DatabaseKind::Mariadb | DatabaseKind::Galera => run_on::<MySql>(args, &url, folder.path()).await,
    }
}

/// Where the database is, as merchants take it: several addresses have commas between. SQLite's is in the folder.
pub(crate) fn url(database: DatabaseKind, folder: &Path) -> Result<String, String> {
    let (tool, names) = match database {
        DatabaseKind::Sqlite => return Ok(format!("sqlite://{}", folder.join("shop.db").display())),
        DatabaseKind::Postgresql => ("databases", &["WXNOTIFY_POSTGRES_URL"][..]),
        DatabaseKind::Mariadb => ("databases", &["WXNOTIFY_MARIADB_URL"][..]),
        DatabaseKind::Galera => ("galera", &["WXNOTIFY_GALERA_URLS"][..]),
        DatabaseKind::Standby => ("standby", &["WXNOTIFY_STANDBY_PRIMARY_URL", "WXNOTIFY_STANDBY_STANDBY_URL"][..]),
    };
    let url = |name| std::env::var(name).map_err(|_| format!("{name} is not set; run this through tools/{tool}.sh"));
    Ok(names.iter().map(url).collect::<Result<Vec<_>, _>>()?.join(","))
}

/// What happens to the database meanwhile, once: half of the deliveries have begun when it does.
async fn disturb(database: DatabaseKind, next: &AtomicUsize, total: usize) -> Result<(), String> {
    let reached = async |part: usize, patience: Duration| {
        let since = Instant::now();
        while next.load(Ordering::Relaxed) < part && since.elapsed() < patience {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let tool = |name: &str, arguments: &[&str]| {
        let tool = std::env::var(name).map_err(|_| format!("{name} is not set"))?;
        let ended = Command::new(tool).args(arguments).status().map_err(|error| error.to_string())?;
        if ended.success() { Ok(()) } else { Err(format!("{name} {} failed", arguments.join(" "))) }
    };
    if database == DatabaseKind::Sqlite {
        return Ok(());
    }
    reached(total / 2, Duration::MAX).await;
    match database {
        DatabaseKind::Sqlite => Ok(()),
        DatabaseKind::Postgresql | DatabaseKind::Mariadb => tool("WXNOTIFY_DATABASES", &["restart"]),
        DatabaseKind::Standby => tool("WXNOTIFY_STANDBY", &["promote"]),
        DatabaseKind::Galera => {
            let node = (1 + Random::new(7).below(3)).to_string();
            tool("WXNOTIFY_GALERA", &["kill", &node])?;
            // The others need some seconds to see that it is dead. Then they work on, and it has something to catch up with.
            reached(total * 3 / 4, Duration::from_secs(30)).await;
            tool("WXNOTIFY_GALERA", &["start", &node])
        }
    }
}

/// Makes a platform, and leaves in the folder what a merchant needs of it.
pub(crate) fn platform(folder: &Path) -> Result<Platform, String> {
    let platform = Platform::new();
    std::fs::write(folder.join("certificate.pem"), platform.certificate_pem().unwrap_or_default())
        .and_then(|()| std::fs::write(folder.join("api_v3_key"), platform.api_v3_key()))
        .map_err(|error| error.to_string())?;
    Ok(platform)
}

/// What happened, counted by everybody.
#[derive(Default)]
struct Tally {
    sent: AtomicUsize,
    acknowledged: AtomicUsize,
    refused: AtomicUsize,
    unanswered: AtomicUsize,
    kills: AtomicUsize,
    /// Whether what happens to the database has happened.
    is_disturbed: AtomicBool,
}

impl Tally {
    /// Whether what is to be proved can be proved by what has happened: somebody died, a delivery met a dead one, and the
    /// database has had its trouble. Nothing else says that it did, on a machine of whatever speed.
    fn is_enough(&self) -> bool {
        let count = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
        count(&self.kills) > 0 && count(&self.unanswered) > 0 && self.is_disturbed.load(Ordering::Relaxed)
    }
}

async fn run_on<DB: Database>(args: &RunArgs, url: &str, folder: &Path) -> Result<String, String> {
    let failed = |error: wxnotify_sqlx::Error| error.to_string();
    let shop = Shop::<DB>::open(url).await.map_err(|error| error.to_string())?;
    shop.create(args.notifications).await.map_err(failed)?;

    let platform = Arc::new(platform(folder)?);
    let paid =
        Arc::new(Paid { begun: AtomicUsize::new(0), notifications: args.notifications, deliveries: args.deliveries });
    if args.lost > 0 {
        api::serve(&platform, &paid, folder).await?;
    }
    let merchants = Arc::new(Merchants::start(&args.staff, args.merchants, url, folder)?);
    let tally = Arc::new(Tally::default());
    let is_over = Arc::new(AtomicBool::new(false));
    let began = Instant::now();
    let killer = {
        let (merchants, tally, is_over) = (Arc::clone(&merchants), Arc::clone(&tally), Arc::clone(&is_over));
        let pause = Duration::from_millis(args.kill_every);
        std::thread::spawn(move || kill_until(&merchants, &is_over, pause, &tally))
    };

    let total = args.notifications * args.deliveries;
    let senders: Vec<_> = (0..args.senders)
        .map(|sender| {
            let sender = Sender {
                platform: Arc::clone(&platform),
                merchants: Arc::clone(&merchants),
                tally: Arc::clone(&tally),
                random: Random::new(sender as u64 + 1),
                lost: args.lost,
            };
            let paid = Arc::clone(&paid);
            std::thread::spawn(move || sender.deliver_until(&paid, total))
        })
        .collect();

    disturb(args.staff.database, &paid.begun, total).await?;
    tally.is_disturbed.store(true, Ordering::Relaxed);
    for sender in senders {
        sender.join().map_err(|_| "a sender broke down".to_owned())??;
    }
    let delivered = began.elapsed();
    is_over.store(true, Ordering::Relaxed);
    killer.join().map_err(|_| "the killer broke down".to_owned())?;

    // Everything is acknowledged now. What is stored is worked off, that of the dead once their leases have ended.
    let patience = Duration::from_secs(u64::from(LEASE) + 60);
    let since = Instant::now();
    let [once, never, twice, open] = loop {
        let counts = shop.judge().await.map_err(failed)?;
        if (counts[1] == 0 && counts[3] == 0) || since.elapsed() > patience {
            break counts;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    };
    let count = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
    let figures = format!(
        "{} on {}: {} notifications{}, {} deliveries in {:.1} s ({} acknowledged, {} refused, {} unanswered), {} merchants killed; \
         {once} orders paid once, {never} never, {twice} more than once; {open} notifications not done",
        args.staff.mode.name(),
        args.staff.database.name(),
        args.notifications,
        if args.lost > 0 { format!(" ({} of a hundred never delivered)", args.lost) } else { String::new() },
        count(&tally.sent),
        delivered.as_secs_f64(),
        count(&tally.acknowledged),
        count(&tally.refused),
        count(&tally.unanswered),
        count(&tally.kills),
    );
    if once != args.notifications as i64 || never != 0 || twice != 0 || open != 0 {
        return Err(figures);
    }
    if count(&tally.kills) == 0 || count(&tally.unanswered) == 0 {
        return Err(format!("nobody died, so nothing is proved: {figures}"));
    }
    Ok(figures)
}

/// One thread of the platform.
struct Sender {
    platform: Arc<Platform>,
    merchants: Arc<Merchants>,
    tally: Arc<Tally>,
    random: Random,
    lost: u8,
}

impl Sender {
    /// Delivers, each until it is acknowledged, as long as there are deliveries left; then the last ones again, until enough
    /// has happened. Those of one notification follow each other closely, so that several threads have the same one at once.
    fn deliver_until(mut self, paid: &Paid, total: usize) -> Result<(), String> {
        let client: ureq::Agent = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(5)))
            .http_status_as_error(false)
            .build()
            .into();
        loop {
            let delivery = paid.begun.fetch_add(1, Ordering::Relaxed);
            if delivery >= total && self.tally.is_enough() {
                return Ok(());
            }
            let order = paid.order(delivery.min(total - 1));
            // The last one is delivered in any case: again and again, until enough has happened.
            if order % 100 < usize::from(self.lost) && delivery < total - 1 {
                continue;
            }
            let number = order_number(order);
            let resource = api::transaction(&number, "SUCCESS");
            let mut attempts = 0;
            loop {
                let built =
                    self.platform.notification("TRANSACTION.SUCCESS", &resource).id(&format!("EV-{number}")).build();
                let built = built.map_err(|error| error.to_string())?;
                let mut request = client.post(self.merchants.url(self.random.below(self.merchants.count())));
                for (name, value) in built.header_pairs() {
                    request = request.header(name, value);
                }
                self.tally.sent.fetch_add(1, Ordering::Relaxed);
                let answer = request.send(built.body()).map(|answer| answer.status().as_u16());
                let counter = match answer {
                    Ok(200 | 204) => &self.tally.acknowledged,
                    Ok(_) => &self.tally.refused,
                    Err(_) => &self.tally.unanswered,
                };
                counter.fetch_add(1, Ordering::Relaxed);
                if matches!(answer, Ok(200 | 204)) {
                    break;
                }
                attempts += 1;
                if attempts > 600 {
                    return Err(format!("{number} was refused 600 times: {answer:?}"));
                }
                std::thread::sleep(Duration::from_millis(50 + self.random.below(100) as u64));
            }
        }
    }
}

/// Kills one after another, and starts each again. The last that is up is spared: a program that starts more slowly than
/// it is killed would never get anything done.
fn kill_until(merchants: &Merchants, is_over: &AtomicBool, pause: Duration, tally: &Tally) {
    let mut random = Random::new(99);
    while !is_over.load(Ordering::Relaxed) {
        std::thread::sleep(pause / 2 + pause.mul_f64(random.below(100) as f64 / 100.0));
        let victim = random.below(merchants.count());
        let up = (0..merchants.count()).filter(|index| merchants.is_up(*index)).count();
        if up >= 2 && merchants.is_up(victim) && merchants.replace(victim) {
            tally.kills.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Numbers at random, good enough to choose a victim by.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        let time = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.subsec_nanos());
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ u64::from(time) | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}
