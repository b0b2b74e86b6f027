//! Runs the example as it is, and posts to it over a real socket.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use wxnotify::testing::{Delivery, Fault, Platform};

const ID: &str = "PUB_KEY_ID_0114232134912410000000000000";

struct Merchant {
    process: Child,
    address: String,
}

impl Merchant {
    fn start(platform: &Platform) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let key_file = std::env::temp_dir().join(format!("wxnotify-example-{}.pem", free.port()));
        std::fs::write(&key_file, platform.public_key_pem()).unwrap();
        let process = Command::new(env!("CARGO_BIN_EXE_example-rust-axum"))
            .env("WXPAY_PUBLIC_KEY_ID", ID)
            .env("WXPAY_PUBLIC_KEY_FILE", &key_file)
            .env("WXPAY_API_V3_KEY", platform.api_v3_key())
            .env("LISTEN", free.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let merchant = Self { process, address: free.to_string() };
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
    let resource =
        r#"{"mchid":"1900007291","out_trade_no":"A20261121","trade_state":"SUCCESS","amount":{"total":100}}"#;

    let genuine = platform.notification("TRANSACTION.SUCCESS", resource).build().unwrap();
    let response = merchant.post(&genuine);
    assert!(response.starts_with("HTTP/1.1 200") && response.ends_with(r#"{"code":"SUCCESS"}"#), "{response}");

    let refund = platform.notification("REFUND.SUCCESS", resource).build().unwrap();
    let response = merchant.post(&refund);
    assert!(response.starts_with("HTTP/1.1 500") && response.contains("FAIL"), "{response}");

    let forged = platform.notification("TRANSACTION.SUCCESS", resource).fault(Fault::Forged).build().unwrap();
    let response = merchant.post(&forged);
    assert!(response.starts_with("HTTP/1.1 401") && response.contains("FAIL"), "{response}");

    let (out, err) = merchant.stop();
    assert_eq!(out, "\"A20261121\" is paid\n");
    assert!(err.starts_with("CONTENT_MISMATCH: ") && err.contains("\nSIGNATURE_INVALID: "), "{err}");
    assert!(!(out + &err).contains(platform.api_v3_key()));
}
