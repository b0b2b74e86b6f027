//! Runs the example as it is, and posts to it over a real socket.

mod shop;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sqlx::SqlitePool;
use wxnotify::testing::{Delivery, Fault, Platform};

const ID: &str = "PUB_KEY_ID_0114232134912410000000000000";

struct Merchant {
    process: Child,
    address: String,
    shop: String,
}

/// Runs a statement in the shop's database, and says how many rows it found.
fn in_shop(shop: &str, sql: &'static str) -> usize {
    let rows = async {
        let shop = SqlitePool::connect(shop).await?;
        sqlx::query(sql).fetch_all(&shop).await
    };
    tokio::runtime::Runtime::new().unwrap().block_on(rows).unwrap().len()
}

impl Merchant {
    fn start(platform: &Platform) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let key_file = std::env::temp_dir().join(format!("wxnotify-example-{}.pem", free.port()));
        std::fs::write(&key_file, platform.public_key_pem()).unwrap();
        let shop_file = key_file.with_extension("db");
        let shop = shop::make(&shop_file);
        let process = Command::new(env!("CARGO_BIN_EXE_example-rust-axum"))
            .env("WXPAY_PUBLIC_KEY_ID", ID)
            .env("WXPAY_PUBLIC_KEY_FILE", &key_file)
            .env("WXPAY_API_V3_KEY", platform.api_v3_key())
            .env("LISTEN", free.to_string())
            .env("SHOP", &shop)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let merchant = Self { process, address: free.to_string(), shop };
        let deadline = Instant::now() + Duration::from_secs(60);
        while TcpStream::connect(&merchant.address).is_err() {
            assert!(Instant::now() < deadline, "the example does not listen");
            std::thread::sleep(Duration::from_millis(20));
        }
        merchant
    }

    /// Posts a delivery, and returns the whole response.
    fn post(&self, delivery: &Delivery) -> String {
        let mut request = format!("POST /notify HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.address);
        for (name, value) in delivery.header_pairs() {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str(&format!("Content-Length: {}\r\n\r\n", delivery.body().len()));
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream.write_all(delivery.body()).unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        response
    }

    /// Stops the example, and returns what it printed to both streams.
    fn stop(mut self) -> (String, String) {
        self.process.kill().unwrap();
        let (mut out, mut err) = (String::new(), String::new());
        self.process.stdout.take().unwrap().read_to_string(&mut out).unwrap();
        self.process.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        self.process.wait().unwrap();
        (out, err)
    }
}

#[test]
fn genuine_is_acknowledged_and_wrong_is_refused() {
    let platform = Platform::with_public_key(ID).unwrap();
    let merchant = Merchant::start(&platform);
    let resource = |number: &str| {
        let order = serde_json::json!({ "mchid": "1900007291", "out_trade_no": number, "amount.total": 100 });
        wxnotify::testing::sample("TRANSACTION.SUCCESS", &order).unwrap()
    };

    let genuine = platform.notification("TRANSACTION.SUCCESS", &resource("A20261121")).build().unwrap();
    for _ in 0..2 {
        let response = merchant.post(&genuine);
        assert!(response.starts_with("HTTP/1.1 200") && response.ends_with(r#"{"code":"SUCCESS"}"#), "{response}");
    }
    assert_eq!(in_shop(&merchant.shop, "SELECT 1 FROM orders WHERE paid = 1"), 1);

    let other = platform.notification("TRANSACTION.SUCCESS", &resource("A2")).build().unwrap();
    let response = merchant.post(&other);
    assert!(response.starts_with("HTTP/1.1 500") && response.contains("no such order"), "{response}");

    let refund = platform.notification("REFUND.SUCCESS", &resource("A20261121")).build().unwrap();
    let response = merchant.post(&refund);
    assert!(response.starts_with("HTTP/1.1 500") && response.contains("event is not handled"), "{response}");

    let forged = platform.notification("TRANSACTION.SUCCESS", &resource("A20261121")).fault(Fault::Forged);
    let response = merchant.post(&forged.build().unwrap());
    assert!(response.starts_with("HTTP/1.1 401") && response.contains("FAIL"), "{response}");

    let (out, err) = merchant.stop();
    assert!(!(out + &err).contains(platform.api_v3_key()));
}
