#!/usr/bin/env bash
# Builds the jar and its native library and runs all tests, on the JDK that Maven takes and on the newest that the
# machine has (NEWER_JAVA_HOME names another); and those of the Spring Boot starter, on Boot 2.7 and 3.
set -euo pipefail
cd "$(dirname "$0")"
# The inbox's tests need servers.
[ -n "${WXNOTIFY_DATABASES_DIR:-}" ] || exec ../../tools/databases.sh "$PWD/test.sh" "$@"

for tool in cargo mvn java python3; do
    command -v "$tool" >/dev/null || {
        echo "bindings/java: $tool is missing; Debian has it as maven, openjdk-17-jdk-headless and python3, Rust as rustup" >&2
        exit 1
    }
done
# The major version of a JDK's java, such as 17.
major() {
    "$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p'
}
newer=${NEWER_JAVA_HOME:-}
for java in /usr/lib/jvm/*/bin/java /opt/*/bin/java; do
    [ -n "${NEWER_JAVA_HOME:-}" ] || [ ! -x "$java" ] && continue
    [ "$(major "$java")" -gt "$(major "${newer:+$newer/bin/}java")" ] && newer=${java%/bin/java}
done
if [ ! -x "$newer/bin/java" ]; then
    echo "bindings/java: there is no JDK newer than $(major java) in /usr/lib/jvm or /opt; give one in NEWER_JAVA_HOME" >&2
    exit 1
fi

# The panic on purpose would print one.
export RUST_BACKTRACE=0
version=$(cargo metadata --format-version 1 --no-deps | python3 -c 'import json, sys; print(next(p["version"] for p in json.load(sys.stdin)["packages"] if p["name"] == "wxnotify"))')
reports=../../target/java/surefire-reports
failed=0
rm -rf "$reports"
echo "bindings/java: tests on Java $(major java)"
mvn -q -B -Dstyle.color=never -Dcargo.version="$version" -Dmaven.test.failure.ignore -Dreports="$PWD/$reports/default" package || failed=1
# Databases, frameworks and the compiler are the same there: what meets the newer JDK is what calls the library.
once='!StatesTest,!ReconcileTest,!ManyMerchantsTest,!ReactiveNotificationHandlerTest,!OpenTelemetryObserverTest,!WarningsTest,!InboxTest,!InboxModesTest,!SqliteTest,!ProgramsTest,!SpringBootServletTest,!SpringMvcTest,!TomcatTest,!JettyTest,!WrongNamesTest'
echo "bindings/java: tests on Java $(major "$newer/bin/java")"
mvn -q -B -Dstyle.color=never -Dcargo.version="$version" -Dmaven.test.failure.ignore -Dreports="$PWD/$reports/newer" \
    -Djvm="$newer/bin/java" -DargLine=--enable-native-access=ALL-UNNAMED -Dtest="$once" surefire:test || failed=1

# The Spring Boot starter takes the jar from Maven's local repository, as an application does.
mvn -q -B -Dstyle.color=never install:install-file -Dfile="../../target/java/wxnotify-$version.jar" -DpomFile=pom.xml
spring-boot-starter/test.sh "$PWD/$reports" || failed=1

python3 - "$reports" "$failed" <<'PYTHON'
import pathlib
import sys
import xml.etree.ElementTree as xml

passed, failed = 0, int(sys.argv[2])
for run in ("default", "newer", "boot2", "boot3"):
    suites = [xml.parse(report).getroot() for report in pathlib.Path(sys.argv[1], run).glob("TEST-*.xml")]
    count = lambda name: sum(int(suite.get(name)) for suite in suites)
    bad = count("errors") + count("failures") + count("skipped")
    if not suites:
        print(f"no test ran: {run}")
        bad = 1
    passed += count("tests") - min(bad, count("tests"))
    failed += bad
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
PYTHON
