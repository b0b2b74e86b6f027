# Every task a person needs. `make help` lists them.

PREFIX ?= /usr/local
CARGO ?= cargo
# What `make test` and `make check` are made of, in lanes: cheap and telling first.
# (See tools/summary.py.) `native` builds what all but Rust's own tests use. `test-musl` builds for another platform, as `test-node` and others do for WebAssembly. The judge judges what the merchants' and the examples' tests have built.
LANES = native test-java test-go // test-bench test-rust test-rust-rustcrypto test-crates test-simulate \
	native test-python test-php test-elixir test-ruby test-node test-c then test-merchants test-musl // conformance test-instructions package test-examples then test-judge
TESTS = $(sort $(filter-out // then native,$(LANES)))
CHECK_LANES = check-clippy check-docs check-generated check-package // check-licences check-workflows check-format check-readme check-layers
CHECKS = $(filter-out //,$(CHECK_LANES))

.PHONY: help demo test check bench bench-endpoint peers simulate soak fuzz generate swift install msrv wasm inspect test-edge test-orms test-rust-orms test-page test-monitoring \
	cross reproducible release-dry-run setup native clean $(TESTS) $(CHECKS)

help: ## list the tasks
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 24

demo: ## build, and receive real notifications from a pretend platform over HTTP
	$(CARGO) run --quiet --release -p wxnotify-cli -- demo

test: setup ## set up what is missing, and run every test in every language
	@WXNOTIFY_NATIVE="$(CURDIR)/target/native/$$(python3 tools/platforms.py host)" python3 tools/summary.py $(LANES)

check: ## formatting, lints, documentation, generated files, licences
	@python3 tools/summary.py $(CHECK_LANES)

setup: ## install the compilers and tools that the tests need (Debian or Ubuntu, as root)
	@tools/setup.sh

native: ## the libraries for every language, for this machine, as packages hold them
	tools/native.sh

test-rust: ## the core on its default backend, AWS-LC, as our libraries have it, and the differential tests of all
	$(CARGO) test -p wxnotify --features rustcrypto,lean

test-rust-rustcrypto: ## the core on its pure-Rust backend, and on a serde_json that keeps numbers as texts
	$(CARGO) test -p wxnotify --no-default-features --features rustcrypto,events,foreign-serde-json

test-crates: ## the command, the inbox over sqlx and the handler in Rust, on SQLite, a PostgreSQL and a MariaDB; third parties' cases; merchants die meanwhile
	tools/databases.sh tools/crates.sh test
	tools/databases.sh tools/crates.sh test --test inbox -- --ignored
	tests/soak/run.sh 1000

test-c: ## the C library: gcc, clang, sanitizers, valgrind, pkg-config
	crates/wxnotify-capi/tests/run.sh

test-instructions: ## how many instructions a `parse` takes, beside what was counted before: needs valgrind
	WXNOTIFY_NATIVE="$${WXNOTIFY_NATIVE:-$$(tools/native.sh)}" tools/instructions.py c python php

test-python: ## the Python package
	python/test.sh

test-node: ## the Node.js package
	node/test.sh

test-orms: ## the Node.js package in the transactions of Knex, Prisma, TypeORM, Sequelize and Drizzle: npm brings 380 MB, three minutes
	node/orms.sh

test-rust-orms: ## the Rust handler in actix-web, its inbox in transactions of SeaORM and Diesel: their format, licences and tests; they take minutes to compile
	$(CARGO) fmt --manifest-path tests/rust-orms/Cargo.toml --check
	tools/deny.sh tests/rust-orms/Cargo.toml
	tools/databases.sh $(CARGO) test --locked --manifest-path tests/rust-orms/Cargo.toml --target-dir target/rust-orms

test-go: ## the Go module
	bindings/go/test.sh

test-java: ## the jar, on two JDKs
	bindings/java/test.sh

test-php: ## the Composer package, in the CLI and behind a real php-fpm
	bindings/php/test.sh

test-elixir: ## the Mix package, with dialyzer
	bindings/elixir/test.sh

test-ruby: ## the gem
	bindings/ruby/test.sh

test-examples: ## the merchants in examples/, behind real sockets
	$(CARGO) test -p example-rust-axum
	@status=0; for test in examples/*/test.sh; do echo "$$test"; $$test || status=1; done; exit $$status

test-judge: ## what the judge, `wxnotify check`, says about our own handlers and examples, which must be built by then
	tests/judge/run.sh

test-merchants: ## the inbox's proof in every language: merchants die on three databases
	tests/soak/languages.sh 100

test-simulate: ## the inbox in ten thousand simulated worlds, and that each fault of the past is found in them
	$(CARGO) test -p wxnotify-sim

SEEDS ?= 100000
simulate: ## the same in SEEDS worlds: make simulate SEEDS=1000000
	$(CARGO) run --quiet -p wxnotify-sim -- --seeds $(SEEDS)

soak: setup ## the proof that each notification counts once, at full size, on clusters too, and in every language: an hour
	tests/soak/run.sh 10000 sqlite postgresql mariadb galera standby
	tests/soak/languages.sh 1000
	LOST=5 tests/soak/run.sh 1000
	LOST=5 tests/soak/languages.sh 200

conformance: ## every language against every vector: prints the matrix
	tests/conformance/run.sh

test-edge: ## the WebAssembly core in Bun, Deno, workerd, Vercel's edge runtime and Chromium: needs Debian's chromium
	node/edge/test.sh

test-bench: ## the benchmark's harness: what refuses a wrong result and marks who leaves out a check
	bench/harness/test.sh

test-page: ## the page inspect.html in Chromium: needs Debian's chromium
	page/test.sh

test-monitoring: ## the alerts in monitoring/: needs promtool, of Debian's prometheus
	cd monitoring && promtool check rules alerts.yml && promtool test rules alerts_test.yml

inspect: ## make the page, dist/inspect.html
	node tools/inspect.mjs

wasm: ## build the WebAssembly core, target/wasm/wxnotify.wasm
	tools/wasm.sh

bench: ## `parse` in every language beside its peers, into bench/RESULTS.md: ten minutes, on a machine that does nothing else
	-@tools/setup.sh
	bench/run.py

bench-endpoint: ## answers in a second, and their 99th percentile, of an endpoint in every language on every database: 15 minutes on two processors; needs nginx
	bench/endpoint/run.sh --quick

peers: ## what `wxnotify check` says about endpoints written with other SDKs, which are installed from their registries
	$(CARGO) build -p wxnotify-cli
	bench/peers/run.sh

fuzz: ## six fuzz targets, a minute each: needs nightly Rust and cargo-fuzz
	cd fuzz && $(CARGO) run --quiet --bin seed
	cd fuzz && for target in parse signed certificates pem diagnose v2; do \
		$(CARGO) +nightly fuzz run $$target -- -max_total_time=60 -max_len=8192 -timeout=10 || exit 1; done

generate: ## write every generated file but Swift's: typed models, headers, vectors, the README's snippets
	$(CARGO) run --quiet -p typegen
	$(CARGO) run --quiet -p xtask -- generate
	python3 tools/readme.py --write
	python3 tools/platform_table.py --write

SWIFT =
swift: ## write the Swift sources by UniFFI; with SWIFT=--check look whether they differ
	tools/uniffi.sh $(SWIFT)

msrv: ## the published crates on the oldest Rust that they promise: needs `rustup toolchain install 1.88.0 1.94.0`
	$(CARGO) +1.88.0 check --locked --target-dir target/msrv -p wxnotify --features rustcrypto,testing
	$(CARGO) +1.88.0 check --locked --target-dir target/msrv -p wxnotify-schema
	$(CARGO) +1.94.0 check --locked --target-dir target/msrv -p wxnotify-sqlx -p wxnotify-handler -p wxnotify-cli

install: ## the C library and the one for tests, their headers and pkg-config files into PREFIX
	$(CARGO) build --release -p wxnotify-capi -p wxnotify-capi-testing
	crates/wxnotify-capi/install.sh "$(PREFIX)"

package: ## every language's package into dist/, each installed into an empty folder and tried there
	tools/package.sh

TARGETS ?=
cross: ## the native libraries of every platform (or TARGETS), and what here can run of them: see tools/cross.sh; two hours
	tools/cross.sh $(TARGETS)

test-musl: ## the C library for musl, as Alpine has it: built as `make cross` builds it, looked at, and run
	ONLY=c tools/cross.sh x86_64-unknown-linux-musl

reproducible: ## two builds of libwxnotify.so from nothing, in two folders: the same bytes
	tools/reproducible.sh

release-dry-run: ## all that a release does but the upload, with what is built in target/native: see RELEASING.md
	tools/release.sh --dry-run

clean: ## remove everything that was built
	$(CARGO) clean

check-format:
	$(CARGO) fmt --all --check

check-clippy:
	$(CARGO) clippy --workspace --all-targets -- -D warnings
	$(CARGO) clippy -p wxnotify --no-default-features --features rustcrypto --all-targets -- -D warnings

check-docs:
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --quiet

check-generated:
	tools/crates.sh build --quiet --bins --tests
	target/debug/typegen --check
	target/debug/xtask generate --check

check-readme:
	python3 tools/readme.py
	python3 tools/platform_table.py

check-workflows:
	tools/actionlint.sh

check-layers:
	python3 tools/layers.py

check-package:
	tools/check-package.sh

check-licences:
	tools/deny.sh
	python3 tools/notices.py
