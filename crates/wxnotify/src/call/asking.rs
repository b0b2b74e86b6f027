//! Asking WeChat Pay's API, as bindings ask for it in JSON: signed requests, fresh certificates, what never arrived.

use std::collections::HashMap;
use std::sync::{LazyLock, RwLock};

use base64::Engine;
use serde::Deserialize;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::{begin, find_handler, read, stale, write};
use crate::handler::Order;
use crate::program::{Program, PublicKey};
use crate::refresher::{Refresher, Settings};
use crate::strict_base64::STRICT;
use crate::{ApiV3Key, Error, ErrorCode, Merchant, Result};

static REFRESHERS: LazyLock<RwLock<HashMap<u64, Refresher>>> = LazyLock::new(RwLock::default);

/// A merchant as a host gives it.
#[derive(Deserialize)]
struct Given {
    mchid: String,
    serial: String,
    private_key: String,
    host: Option<String>,
    agent: Option<String>,
}

impl Given {
    fn read(self) -> Result<Merchant> {
        let mut merchant = Merchant::new(&self.mchid, &self.serial, &Zeroizing::new(self.private_key))?;
        if let Some(host) = &self.host {
            merchant = merchant.host(host)?;
        }
        match &self.agent {
            Some(agent) => merchant.agent(agent),
            None => Ok(merchant),
        }
    }
}

#[derive(Deserialize)]
struct Sign {
    merchant: Given,
    method: String,
    path: String,
    body: Option<String>,
}

pub(super) fn sign(request: &str) -> Result<Value> {
    let Sign { merchant, method, path, body } = read(request)?;
    let body = STRICT.decode(body.unwrap_or_default()).map_err(|_| {
        Error::new(ErrorCode::ArgumentInvalid, "body is not base64 (standard alphabet, padded)").with_field("body")
    })?;
    Ok(json!(merchant.read()?.sign(&method, &path, &body)?))
}

#[derive(Deserialize)]
struct New {
    merchant: Given,
    api_v3_keys: Vec<Secret>,
    #[serde(default)]
    public_keys: Vec<PublicKey>,
    path: Option<String>,
    interval: Option<f64>,
    pause_ms: Option<u32>,
    #[serde(default)]
    keeps: bool,
}

#[derive(Deserialize)]
struct Secret {
    key: String,
    label: Option<String>,
}

/// `{"value": NUMBER}`
pub(super) fn refresher(request: &str) -> Result<Value> {
    let new: New = read(request)?;
    let keys = new.api_v3_keys.into_iter().map(|Secret { key, label }| {
        let key = ApiV3Key::new(Zeroizing::new(key).as_bytes())?;
        Ok(label.into_iter().fold(key, ApiV3Key::labelled))
    });
    let mut settings = Settings::new(new.merchant.read()?, keys.collect::<Result<_>>()?);
    settings.public_keys = new.public_keys;
    settings.path = new.path.unwrap_or(settings.path);
    settings.interval = new.interval.unwrap_or(settings.interval);
    settings.pause_ms = new.pause_ms.unwrap_or(settings.pause_ms);
    settings.keeps = new.keeps;
    let number = super::NUMBERS.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let refresher = Refresher::new(settings)?;
    write(&REFRESHERS).insert(number, refresher);
    Ok(json!(number))
}

#[derive(Deserialize)]
struct OfRefresher {
    refresher: u64,
}

pub(super) fn drop_refresher(request: &str) -> Result<Value> {
    Ok(json!(write(&REFRESHERS).remove(&read::<OfRefresher>(request)?.refresher).is_some()))
}

/// The first step of one of a refresher's programs.
pub(super) fn refresh(request: &str, which: fn(&Refresher) -> Program) -> Result<String> {
    let number = read::<OfRefresher>(request)?.refresher;
    let refresher = REFRESHERS.read().unwrap_or_else(std::sync::PoisonError::into_inner).get(&number).cloned();
    begin(which(&refresher.ok_or_else(|| stale("refresher"))?), None)
}

#[derive(Deserialize)]
struct Reconcile {
    handler: u64,
    merchant: Given,
    order: Order,
}

/// The first step of the program that looks an order or a refund up.
pub(super) fn reconcile(request: &str) -> Result<String> {
    let Reconcile { handler, merchant, order } = read(request)?;
    let (program, permit) = find_handler(handler)?.reconcile(&merchant.read()?, &order)?;
    begin(program, permit)
}
