//! How a callback fails.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use wxnotify::Error;
use wxnotify::program::{Raised, Refused, Reply};

/// Why a callback failed: nothing of it counts, and WeChat Pay sends the notification again.
///
/// `?` makes one of any error. Of that the log has the type and the place, and not its words, since those of a database quote
/// values; the whole of it is the [`Outcome`](crate::Outcome)'s `cause`. An error of [`wxnotify`] keeps its code.
#[derive(Clone)]
pub struct Failure(Why);

#[derive(Clone)]
enum Why {
    Said(String),
    Wxnotify(Error),
    Raised {
        type_name: &'static str,
        place: String,
        error: Arc<dyn StdError + Send + Sync>,
    },
    /// Its words can quote values, as an error's can.
    Panicked,
}

impl Failure {
    /// Fails with a message, which goes into the answer (up to 64 characters), the inbox and the log: no secret.
    pub fn said(message: impl Into<String>) -> Self {
        Self(Why::Said(message.into()))
    }

    /// The error that it was made of, where it was one of somebody else's.
    pub(crate) fn cause(&self) -> Option<Arc<dyn StdError + Send + Sync>> {
        match &self.0 {
            Why::Raised { error, .. } => Some(Arc::clone(error)),
            _ => None,
        }
    }

    /// As the program is told.
    pub(crate) fn into_reply(self) -> Reply {
        match self.0 {
            Why::Said(message) => Reply::Said(message),
            Why::Wxnotify(error) => Reply::Refused(Refused::from(&error)),
            Why::Raised { type_name, place, .. } => {
                let mut raised = Raised::new(type_name);
                raised.place = Some(place);
                Reply::Raised(raised)
            }
            Why::Panicked => Reply::Raised(Raised::new("a panic")),
        }
    }
}

impl<E: StdError + Send + Sync + 'static> From<E> for Failure {
    #[track_caller]
    fn from(error: E) -> Self {
        let error: Box<dyn Any + Send> = match (Box::new(error) as Box<dyn Any + Send>).downcast::<Error>() {
            Ok(own) => return Self(Why::Wxnotify(*own)),
            Err(other) => other,
        };
        let error = error.downcast::<E>().expect("it is what was given");
        let caller = Location::caller();
        let file = caller.file().rsplit(['/', '\\']).next().unwrap_or_default();
        Self(Why::Raised {
            type_name: std::any::type_name::<E>(),
            place: format!("{file}:{}", caller.line()),
            error: Arc::new(*error),
        })
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Why::Said(message) => f.debug_tuple("Said").field(message).finish(),
            Why::Wxnotify(error) => f.debug_tuple("Wxnotify").field(error).finish(),
            Why::Raised { type_name, place, .. } => write!(f, "Raised({type_name} at {place})"),
            Why::Panicked => f.write_str("a panic"),
        }
    }
}

/// What a future of the merchant's comes to.
pub(crate) async fn unpanicked<A>(future: impl Future<Output = A>) -> Result<A, Failure> {
    let mut future = pin!(future);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(polled) => polled.map(Ok),
        Err(_) => Poll::Ready(Err(Failure(Why::Panicked))),
    })
    .await
}
