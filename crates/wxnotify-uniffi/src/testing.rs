//! The pretend platform and merchant, for tests only.

use std::sync::Arc;

use wxnotify::testing::{Merchant, Platform};

use crate::{Failure, Header};

/// A pretend WeChat Pay, for tests only.
#[derive(uniffi::Object)]
pub struct TestPlatform(Platform);

/// One HTTP request, or response.
#[derive(Clone, Debug, uniffi::Record)]
pub struct TestDelivery {
    /// All headers.
    pub headers: Vec<Header>,
    /// The raw body.
    pub body: Vec<u8>,
}

#[uniffi::export]
impl TestPlatform {
    /// Makes one of the options, in JSON. What is not among them is made on the spot.
    ///
    /// # Errors
    /// `OPTION_INVALID`, and those of keys.
    #[uniffi::constructor]
    pub fn new(options: &str) -> Result<Arc<Self>, Failure> {
        Ok(Arc::new(Self(Platform::from_json(options)?)))
    }

    /// What it puts into `Wechatpay-Serial`.
    pub fn serial(&self) -> String {
        self.0.serial().to_owned()
    }

    /// What it encrypts with.
    pub fn api_v3_key(&self) -> String {
        self.0.api_v3_key().to_owned()
    }

    /// Its certificate, unless it is in public-key mode.
    pub fn certificate_pem(&self) -> Option<String> {
        self.0.certificate_pem()
    }

    /// Its public key.
    pub fn public_key_pem(&self) -> String {
        self.0.public_key_pem()
    }

    /// Its private key.
    pub fn private_key_pem(&self) -> String {
        self.0.private_key_pem()
    }

    /// Makes a notification as `spec` says, in JSON.
    ///
    /// # Errors
    /// `OPTION_INVALID`.
    pub fn notification(&self, spec: &str) -> Result<TestDelivery, Failure> {
        Ok(sent(&self.0.notification_from_json(spec)?))
    }

    /// A genuine answer of `GET /v3/certificates`.
    ///
    /// # Errors
    /// `OPTION_INVALID` in public-key mode.
    pub fn certificates_answer(&self, now: Option<i64>) -> Result<TestDelivery, Failure> {
        Ok(sent(&self.0.certificates_answer(now)?))
    }

    /// Signs any bytes, to base64.
    pub fn sign(&self, message: &[u8]) -> String {
        self.0.sign(message)
    }
}

fn sent(delivery: &wxnotify::testing::Delivery) -> TestDelivery {
    let header = |(name, value): &(_, _)| Header { name: String::from(name), value: String::from(value).into_bytes() };
    TestDelivery { headers: delivery.headers().iter().map(header).collect(), body: delivery.body().to_vec() }
}

/// A pretend merchant's own certificate and key, for tests only.
#[derive(Clone, uniffi::Record)]
pub struct TestMerchant {
    /// The merchant's number.
    pub mchid: String,
    /// The certificate's serial in hex.
    pub serial: String,
    /// As apiclient_cert.pem.
    pub certificate_pem: String,
    /// As apiclient_key.pem.
    pub private_key_pem: String,
}

/// What a pretend merchant is made of, to make the same one again.
#[derive(Clone, uniffi::Record)]
pub struct TestMerchantParts {
    /// In PEM.
    pub private_key: String,
    /// In hex.
    pub serial: String,
    /// Seconds since the epoch.
    pub not_before: i64,
}

/// Makes a pretend merchant, for tests only.
///
/// # Errors
/// `OPTION_INVALID`, and those of keys.
#[uniffi::export]
pub fn test_merchant(mchid: &str, parts: Option<TestMerchantParts>) -> Result<TestMerchant, Failure> {
    let merchant = match parts {
        Some(TestMerchantParts { private_key, serial, not_before }) => {
            Merchant::from_parts(mchid, &private_key, &serial, not_before)
        }
        None => Merchant::new(mchid),
    }?;
    Ok(TestMerchant {
        mchid: merchant.mchid().to_owned(),
        serial: merchant.serial().to_owned(),
        certificate_pem: merchant.certificate_pem().to_owned(),
        private_key_pem: merchant.private_key_pem().to_owned(),
    })
}
