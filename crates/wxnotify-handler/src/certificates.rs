//! Keeping a parser's platform certificates (平台证书) fresh. A merchant whose parser has WeChat Pay public keys alone needs none
//! of it.

use std::fmt;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::time::Instant;
use wxnotify::program::{Program, Raised, Refused, Reply, Step, Trusted};
use wxnotify::refresher::{Refresher, Settings};
use wxnotify::{Error, ErrorCode, NotificationParser, NotificationParserBuilder, Result};

use crate::HttpClient;
use crate::asking::{Asking, raised};
use crate::outcome;

/// Downloads `GET /v3/certificates`, verifies the answer, and has a parser trust what it lists. Clones are the same refresher.
///
/// What it does is an event of [tracing](https://docs.rs/tracing), target `wxnotify`.
///
/// ```no_run
/// # async fn start(client: impl wxnotify_handler::HttpClient, merchant: wxnotify::Merchant, key: &str)
/// # -> wxnotify::Result<()> {
/// use wxnotify::{ApiV3Key, NotificationParser, refresher::Settings};
/// use wxnotify_handler::{CertificateRefresher, NotificationHandler};
///
/// let settings = Settings::new(merchant, vec![ApiV3Key::new(key)?]);
/// let refresher = CertificateRefresher::new(client, settings)?.file("certificates.json");
/// let parser = refresher.parser(NotificationParser::builder().api_v3_key(ApiV3Key::new(key)?)).await?;
/// let builder = NotificationHandler::builder(parser).refresher(&refresher);
/// tokio::spawn(async move { refresher.run().await });
/// # let _ = builder; Ok(()) }
/// ```
pub struct CertificateRefresher<C> {
    client: Arc<C>,
    core: Refresher,
    file: Option<Arc<Path>>,
    parser: Arc<Mutex<Option<Arc<NotificationParser>>>>,
    hints: Hints,
    closing: watch::Sender<bool>,
}

/// Serials that no parser knew: one that is told of before anybody waits ends the next wait.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hints(Arc<Notify>);

impl Hints {
    pub(crate) fn seen(&self, error: &Error) {
        if error.code() == ErrorCode::SerialUnknown {
            self.0.notify_one();
        }
    }
}

impl<C: HttpClient> CertificateRefresher<C> {
    /// A refresher that has downloaded nothing yet. `settings` say who asks, with which APIv3 keys, and how often.
    ///
    /// # Errors
    /// Those of [`wxnotify::refresher::Refresher::new`].
    pub fn new(client: C, mut settings: Settings) -> Result<Self> {
        // Whether there is a file is only known later, and nothing is done about it without one.
        settings.keeps = true;
        Ok(Self {
            client: Arc::new(client),
            core: Refresher::new(settings)?,
            file: None,
            parser: Arc::default(),
            hints: Hints::default(),
            closing: watch::Sender::new(false),
        })
    }

    /// Keeps the certificates in a file too, for a start while WeChat Pay cannot be reached. There is no secret in it; who can write
    /// it decides whom the parser trusts.
    pub fn file(self, path: impl Into<PathBuf>) -> Self {
        Self { file: Some(path.into().into()), ..self }
    }

    /// Downloads the certificates, or takes those of the file where that fails, and makes a parser of them, whose keys are
    /// replaced from then on. Its APIv3 keys are those that the builder was given.
    ///
    /// # Errors
    /// `REQUEST_FAILED` where WeChat Pay was not reached, or answered with an error; those of [`wxnotify::parse_certificates`], and
    /// of [`NotificationParserBuilder::build`].
    pub async fn parser(&self, builder: NotificationParserBuilder) -> Result<Arc<NotificationParser>> {
        let trusted: Trusted = match self.run_program(self.core.start()).await {
            Step::Value { value } => serde_json::from_value(value).map_err(|_| unexpected())?,
            Step::Error { error } => return Err(error.into_error()),
            _ => return Err(unexpected()),
        };
        let parser = Arc::new(builder.platform_keys(trusted.keys()?).build()?);
        *self.parser.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&parser));
        Ok(parser)
    }

    /// Downloads the certificates once, now. Where that fails, the parser trusts what it trusted.
    ///
    /// # Errors
    /// `REQUEST_FAILED`, and those of [`wxnotify::parse_certificates`].
    pub async fn refresh(&self) -> Result<()> {
        match self.run_program(self.core.refresh()).await {
            Step::Error { error } => Err(error.into_error()),
            _ => Ok(()),
        }
    }

    /// Downloads again and again, until [`close`](Self::close): in a task of its own, which can be aborted too. A download that fails is
    /// logged, and tried again after 1, 2, 4, ... minutes. A serial that is unknown ([`seen`](Self::seen)) brings the next one
    /// forward, but to no more than one a minute.
    pub async fn run(&self) {
        let mut closing = self.closing.subscribe();
        tokio::select! {
            _ = closing.wait_for(|is_closing| *is_closing) => {}
            _ = self.run_program(self.core.keep_fresh()) => {}
        }
    }

    /// Takes each error of [`parse`](NotificationParser::parse): of a serial that is unknown, [`run`](Self::run) hears. A handler that
    /// was given the refresher does so.
    pub fn seen(&self, error: &Error) {
        self.hints.seen(error);
    }

    /// Ends [`run`](Self::run), and what it is downloading: the parser trusts what it trusted, and the file is whole.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Where to tell of unknown serials.
    pub(crate) fn hints(&self) -> Hints {
        self.hints.clone()
    }

    /// The last step of a program.
    async fn run_program(&self, mut program: Program) -> Step {
        let mut asking = Asking::new(&*self.client);
        let mut step = program.start();
        while !program.has_ended() {
            let reply = match &step {
                Step::Fetch(fetch) => asking.fetch(fetch).await,
                Step::Trust(trusted) => self.trust(trusted),
                Step::Read => self.read().await,
                Step::Keep { text } => self.keep(text.clone()).await,
                Step::Log { level, line } => {
                    outcome::log(*level, line);
                    Reply::Done
                }
                Step::Wait { ms } => self.wait(*ms).await,
                Step::Pause { ms } => {
                    tokio::time::sleep(Duration::from_millis((*ms).into())).await;
                    Reply::Done
                }
                _ => Reply::Done,
            };
            step = program.next(reply);
        }
        step
    }

    fn trust(&self, trusted: &Trusted) -> Reply {
        let parser = self.parser.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(parser) = parser else { return Reply::Done };
        match trusted.keys().and_then(|keys| parser.replace_platform_keys(keys)) {
            Ok(()) => Reply::Done,
            Err(error) => Reply::Refused(Refused::from(&error)),
        }
    }

    async fn wait(&self, ms: u32) -> Reply {
        let began = Instant::now();
        match tokio::time::timeout(Duration::from_millis(ms.into()), self.hints.0.notified()).await {
            Ok(()) => Reply::Hinted(u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX)),
            Err(_) => Reply::Done,
        }
    }

    async fn read(&self) -> Reply {
        match self.on_file(|path| std::fs::read_to_string(path)).await {
            None => Reply::Done,
            Some(Ok(text)) => Reply::Text(text),
            Some(Err(error)) if error.kind() == ErrorKind::NotFound => Reply::Done,
            Some(Err(error)) => Reply::Raised(said(error)),
        }
    }

    async fn keep(&self, text: String) -> Reply {
        match self.on_file(move |path| replace(path, &text)).await {
            Some(Err(error)) => Reply::Raised(said(error)),
            _ => Reply::Done,
        }
    }

    /// Does something to the file, if there is one, where it may block. Nobody cancels it.
    async fn on_file<A: Send + 'static>(
        &self,
        work: impl FnOnce(&Path) -> io::Result<A> + Send + 'static,
    ) -> Option<io::Result<A>> {
        let path = self.file.clone()?;
        Some(
            tokio::task::spawn_blocking(move || work(&path)).await.unwrap_or_else(|error| Err(io::Error::other(error))),
        )
    }
}

/// Writes a file whole, or not at all.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::NamedTempFile::new_in(folder)?;
    beside.write_all(text.as_bytes())?;
    beside.persist(path)?;
    Ok(())
}

fn said(error: io::Error) -> Raised {
    raised(&error)
}

fn unexpected() -> Error {
    Error::new(ErrorCode::Internal, "a program of the refresher ended without its value")
}

impl<C> Clone for CertificateRefresher<C> {
    fn clone(&self) -> Self {
        Self {
            client: Arc::clone(&self.client),
            core: self.core.clone(),
            file: self.file.clone(),
            parser: Arc::clone(&self.parser),
            hints: self.hints.clone(),
            closing: self.closing.clone(),
        }
    }
}

impl<C> fmt::Debug for CertificateRefresher<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CertificateRefresher").field("file", &self.file).finish_non_exhaustive()
    }
}
