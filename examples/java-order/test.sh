#!/usr/bin/env bash
# Builds the jar and the starter, installs them into the local Maven repository, and runs the shop's tests on a PostgreSQL of their own.
set -euo pipefail
cd "$(dirname "$0")"
[ -n "${WXNOTIFY_DATABASES_DIR:-}" ] || exec ../../tools/databases.sh "$PWD/test.sh"

maven=(mvn -q -B -Dstyle.color=never)
version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' ../../Cargo.toml)
"${maven[@]}" -f ../../bindings/java -Dmaven.test.skip -Dmaven.javadoc.skip -Dmaven.source.skip package
"${maven[@]}" install:install-file -Dfile="../../target/java/wxnotify-$version.jar" -DpomFile=../../bindings/java/pom.xml
starter=bindings/java/spring-boot-starter
"${maven[@]}" -f ../../$starter -Dmaven.test.skip -Dmaven.javadoc.skip -Dmaven.source.skip package
"${maven[@]}" install:install-file -Dfile="../../target/java-starter/wxnotify-spring-boot-starter-$version.jar" \
    -DpomFile=../../$starter/pom.xml

reports=../../target/java-order/surefire-reports
rm -rf "$reports"
failed=0
"${maven[@]}" -Dmaven.test.failure.ignore test || failed=1
python3 - "$reports" "$failed" <<'PYTHON'
import pathlib
import sys
import xml.etree.ElementTree as xml

failed = int(sys.argv[2])
suites = [xml.parse(report).getroot() for report in pathlib.Path(sys.argv[1]).glob("TEST-*.xml")]
count = lambda name: sum(int(suite.get(name)) for suite in suites)
if not suites:
    print("no test ran")
    failed = 1
bad = count("errors") + count("failures") + count("skipped")
print(f"{count('tests') - bad} passed, {failed + bad} failed")
sys.exit(1 if failed + bad else 0)
PYTHON
