//! Whose a request is, where one endpoint serves several merchants.

use std::any::Any;
use std::fmt;
use std::future::Future;
use std::sync::Arc;

use http::request::Parts;
use wxnotify::handler::check_merchant;
use wxnotify::{ApiV2Key, Error, ErrorCode, NotificationParser, Result};

use crate::builder::Boxed;
use crate::certificates::Hints;
use crate::{CertificateRefresher, Failure, HttpClient, Merchants};

/// A merchant that an endpoint serves. Clones are the same merchant.
#[derive(Clone)]
pub struct ServedMerchant {
    name: Arc<str>,
    pub(crate) keys: Keys,
    context: Option<Arc<dyn Any + Send + Sync>>,
}

/// What opens a merchant's notifications.
#[derive(Clone)]
pub(crate) struct Keys {
    pub(crate) parser: Arc<NotificationParser>,
    pub(crate) api_v2_keys: Arc<[ApiV2Key]>,
    pub(crate) hints: Option<Hints>,
}

impl Keys {
    pub(crate) fn new(parser: Arc<NotificationParser>) -> Self {
        Self { parser, api_v2_keys: Arc::default(), hints: None }
    }
}

impl ServedMerchant {
    /// A merchant with its parser. The name is 1 to 64 of `A-Z`, `a-z`, `0-9`, `_`, `.` and `-`, such as its mchid, and never changes:
    /// the inbox keeps this merchant's notifications under it.
    ///
    /// # Errors
    /// `OPTION_INVALID` for another name.
    pub fn new(name: &str, parser: impl Into<Arc<NotificationParser>>) -> Result<Self> {
        check_merchant(name)?;
        Ok(Self { name: name.into(), keys: Keys::new(parser.into()), context: None })
    }

    /// Its APIv2 keys. See [`Builder::api_v2_keys`](crate::Builder::api_v2_keys).
    pub fn api_v2_keys(mut self, keys: impl IntoIterator<Item = ApiV2Key>) -> Self {
        self.keys.api_v2_keys = keys.into_iter().collect();
        self
    }

    /// Tells its refresher of serials that its parser does not know. See [`Builder::refresher`](crate::Builder::refresher).
    pub fn refresher<C: HttpClient>(mut self, refresher: &CertificateRefresher<C>) -> Self {
        self.keys.hints = Some(refresher.hints());
        self
    }

    /// Something of yours that callbacks find with it, such as its row.
    pub fn with(mut self, context: impl Any + Send + Sync) -> Self {
        self.context = Some(Arc::new(context));
        self
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its parser, whose keys can be replaced at run time.
    pub fn parser(&self) -> &Arc<NotificationParser> {
        &self.keys.parser
    }

    /// What was given [`with`](Self::with) it, where it is of this type.
    pub fn context<A: Any>(&self) -> Option<&A> {
        self.context.as_ref()?.downcast_ref()
    }
}

/// A request, as far as it tells whose it is. Who sends it can write what he likes into it: what is verified is the notification,
/// with the keys of the merchant that is found.
#[derive(Debug)]
pub struct Request(Parts);

impl Request {
    /// A request as a handler makes it; make one yourself to test your function.
    pub fn new(head: Parts) -> Self {
        Self(head)
    }

    /// The URL's path, percent-encoded as it was sent, without the query. A router that nests may have taken its part of it.
    pub fn path(&self) -> &str {
        self.0.uri.path()
    }

    /// The host that was asked for, in lower case, without the port.
    pub fn host(&self) -> Option<String> {
        let host = self.header("host").or_else(|| self.0.uri.authority().map(|authority| authority.as_str()))?;
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        Some(name.to_ascii_lowercase())
    }

    /// A header's value, whichever way its name is spelled. `None` too where it is not visible ASCII.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.0.headers.get(name)?.to_str().ok()
    }

    /// All of the request but its body, with what layers before the handler put into its extensions.
    pub fn head(&self) -> &Parts {
        &self.0
    }
}

/// What says whose a request is: an `async` function of the [`Request`] that returns a [`ServedMerchant`], or `None` for nobody's;
/// or [`Merchants::by`], which workers need.
pub trait Chooser: Send + Sync + 'static {
    #[doc(hidden)]
    fn choose(&self, request: Arc<Request>) -> Boxed<std::result::Result<Option<ServedMerchant>, Failure>>;

    /// The registry that finds a merchant by its name.
    #[doc(hidden)]
    fn merchants(&self) -> Option<&Merchants> {
        None
    }
}

impl<F, E, Working> Chooser for F
where
    F: Fn(Arc<Request>) -> Working + Send + Sync + 'static,
    Working: Future<Output = std::result::Result<Option<ServedMerchant>, E>> + Send + 'static,
    E: Into<Failure>,
{
    fn choose(&self, request: Arc<Request>) -> Boxed<std::result::Result<Option<ServedMerchant>, Failure>> {
        let working = self(request);
        Box::pin(async move { working.await.map_err(Into::into) })
    }
}

/// Whom a handler serves.
pub(crate) enum Whose {
    /// One, by this parser.
    One(Keys),
    /// Several: this says whose a request is.
    Several(Box<dyn Chooser>),
}

/// With one parser there is none.
pub(crate) fn no_merchant() -> Error {
    let message = "there is no merchant here: the handler has one parser; make it by NotificationHandler::serving";
    Error::new(ErrorCode::ArgumentInvalid, message).with_field("merchant")
}

impl fmt::Debug for ServedMerchant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServedMerchant").field("name", &self.name).finish_non_exhaustive()
    }
}
