//! The judge of endpoints, `wxnotify check`, about the example as README shows it.

mod shop;

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use wxnotify::testing::Platform;

#[test]
fn the_example_is_as_right_as_it_says() {
    let example = Path::new(env!("CARGO_BIN_EXE_example-rust-axum"));
    let judge = example.with_file_name(format!("wxnotify{}", std::env::consts::EXE_SUFFIX));
    assert!(judge.exists(), "the command is not there; `make test-cli`, or `cargo build -p wxnotify-cli`, builds it");
    let desk = std::env::temp_dir().join(format!("wxnotify-judged-{}", std::process::id()));
    std::fs::create_dir_all(&desk).unwrap();
    let check = |url: &str| {
        let mut command = Command::new(&judge);
        command.current_dir(&desk).args(["check", url, "--slow-for", "6"]);
        for setting in ["mchid=1900007291", "out_trade_no=A20261121", "amount.total=100"] {
            command.args(["--set", setting]);
        }
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    // The first time it makes its keys.
    assert_eq!(check("http://127.0.0.1:9/notify").0, Some(2));
    let file = |name: &str| std::fs::read_to_string(desk.join("wxnotify-platform").join(name)).unwrap();
    let builder = Platform::builder().private_key(&file("private_key.pem")).api_v3_key(&file("api_v3_key"));
    let platform = builder.public_key_id(&file("public_key_id")).build().unwrap();

    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let shop = shop::make(&desk.join("shop.db"));
    let mut example = Command::new(example)
        .env("SHOP", &shop)
        .env("WXPAY_PUBLIC_KEY_ID", platform.serial())
        .env("WXPAY_PUBLIC_KEY_FILE", desk.join("wxnotify-platform/public_key.pem"))
        .env("WXPAY_API_V3_KEY", platform.api_v3_key())
        .env("LISTEN", free.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while TcpStream::connect(free).is_err() {
        assert!(example.try_wait().unwrap().is_none(), "the example ended");
        std::thread::sleep(Duration::from_millis(20));
    }
    let (status, printed) = check(&format!("http://{free}/notify"));
    example.kill().unwrap();
    example.wait().unwrap();
    std::fs::remove_dir_all(&desk).unwrap();
    assert_eq!(status, Some(0), "{printed}");
    assert!(printed.ends_with("\n24 passed, 0 failed, 0 warned, 2 not applicable\n"), "{printed}");
}
