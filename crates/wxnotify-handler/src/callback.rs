//! What a route calls.

use std::future::Future;
use std::pin::Pin;

use serde::de::DeserializeOwned;
use wxnotify::{Ack, Error};

use crate::{Delivery, Failure, Transactions};

/// What a callback came to.
#[derive(Debug)]
pub enum Called {
    /// It returned.
    #[doc(hidden)]
    Returned(Option<Ack>),
    /// It failed.
    #[doc(hidden)]
    Failed(Failure),
    /// The resource does not have the type that it takes, so it was not called.
    #[doc(hidden)]
    Untyped(Error),
}

/// What a callback returns where it succeeded: nothing, or what to answer.
pub trait Returned {
    #[doc(hidden)]
    fn answer(self) -> Option<Ack>;
}

impl Returned for () {
    fn answer(self) -> Option<Ack> {
        None
    }
}

impl Returned for Ack {
    fn answer(self) -> Option<Ack> {
        Some(self)
    }
}

/// An `async` function that takes a [`Delivery`], or what the resource is and the delivery: a type of [`wxnotify::events`],
/// or one of your own that [serde](https://docs.rs/serde) reads. It is called only where the resource has the type.
///
/// It returns a `Result` of nothing or an [`Ack`], and of whatever [`Failure`] can be made of. It must not block: what does
/// belongs into `tokio::task::spawn_blocking`. `Takes` is for the compiler alone.
pub trait Callback<T: Transactions, Takes>: Send + Sync + 'static {
    #[doc(hidden)]
    fn call(&self, delivery: Delivery<T>) -> Pin<Box<dyn Future<Output = Called> + Send>>;
}

impl<T, F, Working, R, E> Callback<T, (Delivery<T>,)> for F
where
    T: Transactions,
    F: Fn(Delivery<T>) -> Working + Send + Sync + 'static,
    Working: Future<Output = Result<R, E>> + Send + 'static,
    R: Returned,
    E: Into<Failure>,
{
    fn call(&self, delivery: Delivery<T>) -> Pin<Box<dyn Future<Output = Called> + Send>> {
        let working = self(delivery);
        Box::pin(async move { called(working.await) })
    }
}

impl<T, V, F, Working, R, E> Callback<T, (V, Delivery<T>)> for F
where
    T: Transactions,
    V: DeserializeOwned,
    F: Fn(V, Delivery<T>) -> Working + Send + Sync + 'static,
    Working: Future<Output = Result<R, E>> + Send + 'static,
    R: Returned,
    E: Into<Failure>,
{
    fn call(&self, delivery: Delivery<T>) -> Pin<Box<dyn Future<Output = Called> + Send>> {
        let typed = delivery.check_type().and_then(|()| delivery.notification().resource_as::<V>());
        match typed {
            Ok(event) => {
                let working = self(event, delivery);
                Box::pin(async move { called(working.await) })
            }
            Err(error) => Box::pin(async move { Called::Untyped(error) }),
        }
    }
}

fn called<R: Returned>(result: Result<R, impl Into<Failure>>) -> Called {
    match result {
        Ok(returned) => Called::Returned(returned.answer()),
        Err(failure) => Called::Failed(failure.into()),
    }
}
