#!/bin/sh
# Builds the C library, installs it into a folder of its own, and tests it as a C programmer meets it: with two
# compilers, under the tools that find leaks and wrong accesses, and by pkg-config. Ends with "N passed, N failed".
set -u
cd "$(dirname "$0")/../../.." || exit 1

for tool in cargo gcc g++ clang valgrind pkg-config nm readelf php; do
    command -v "$tool" >/dev/null || {
        echo "$tool is missing; on Debian: apt-get install gcc g++ binutils clang libclang-rt-14-dev valgrind pkg-config php-cli" >&2
        exit 1
    }
done
for library in jansson libmicrohttpd; do
    pkg-config --exists $library || {
        echo "$library is missing; on Debian: apt-get install libjansson-dev libmicrohttpd-dev" >&2
        exit 1
    }
done

capi=crates/wxnotify-capi
out=$PWD/target/capi-tests
prefix=$out/prefix
rm -rf "$out"
mkdir -p "$out"
passed=0
failed=0

# check NAME COMMAND...: the command must succeed; its output is shown where it does not.
check() {
    name=$1
    shift
    if "$@" >"$out/log" 2>&1; then
        passed=$((passed + 1))
        echo "ok      $name"
    else
        failed=$((failed + 1))
        echo "FAILED  $name"
        sed 's/^/        /' "$out/log" | tail -60
    fi
}

# refuse NAME COMMAND...: the command must fail.
refuse() {
    name=$1
    shift
    check "$name" sh -c '! "$@"' sh "$@"
}

# sees_leak MESSAGE COMMAND...: the command must fail, and say this.
sees_leak() {
    message=$1
    shift
    ! "$@" >"$out/leak" 2>&1 && grep -q "$message" "$out/leak"
}

# run NAME COMMAND...: a run of the test program, whose tests are counted one by one.
run() {
    name=$1
    shift
    "$@" >"$out/log" 2>"$out/stderr"
    status=$?
    ok=$(grep -c '^ok ' "$out/log")
    bad=$(grep -c '^FAILED ' "$out/log")
    # A crash, a sanitizer's finding and a leak show in the status only.
    if [ $status -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
    if [ "$ok" -eq 0 ]; then bad=$((bad + 1)); fi
    passed=$((passed + ok))
    failed=$((failed + bad))
    if [ "$bad" -eq 0 ]; then
        echo "ok      $name: $ok tests"
    else
        echo "FAILED  $name: $bad of $((ok + bad)) tests, status $status"
        grep -v '^ok ' "$out/log" | sed 's/^/        /'
        grep -v 'panicked at\|wxn_testing_panic' "$out/stderr" | sed 's/^/        /' | tail -60
    fi
}

# A panic on purpose needs no backtrace.
export RUST_BACKTRACE=0

built=$(tools/built.sh wxnotify-capi wxnotify-capi-testing) || exit 1
"$capi/install.sh" "$prefix" "$built" || exit 1
version=$(sed -n 's/^Version: //p' "$prefix/lib/pkgconfig/wxnotify.pc")
export PKG_CONFIG_PATH="$prefix/lib/pkgconfig"
flags=$(pkg-config --cflags --libs wxnotify-testing)
strict="-std=c11 -Wall -Wextra -Wpedantic -Werror -Wno-overlength-strings"

# The library and its headers.
for library in wxnotify wxnotify_testing; do
    # In the oldest language that there is, with every initializer.
    echo "#include <$library.h>" | cat - "$capi/tests/header/initializers.c" >"$out/$library.c"
    cp "$out/$library.c" "$out/$library.cc"
    for standard in c89 c99 c11; do
        check "$library.h is $standard" gcc -std=$standard -pedantic-errors -Wall -Wextra -Werror -Wno-overlength-strings -fsyntax-only \
            -Iinclude "$out/$library.c"
    done
    check "$library.h is c89 to clang" clang -std=c89 -pedantic-errors -Wall -Wextra -Werror -fsyntax-only -Iinclude "$out/$library.c"
    echo "#include <$library.h>" >"$out/$library.alone.c"
    check "$library.h has nothing that clang would say more of" \
        clang -std=c99 -Weverything -Wno-padded -Werror -fsyntax-only -Iinclude "$out/$library.alone.c"
    for standard in c++98 c++11 c++20; do
        check "$library.h is $standard" g++ -std=$standard -pedantic-errors -Wall -Wextra -Werror -fsyntax-only -Iinclude "$out/$library.cc"
    done
    nm -D --defined-only "$prefix/lib/lib$library.so" | awk '{ print $3 }' | sort >"$out/$library.exported"
    grep -o '\bwxn_[a-z0-9_]*(' "include/$library.ffi.h" | tr -d '(' | sort >"$out/$library.declared"
    check "lib$library.so exports something" test -s "$out/$library.exported"
    check "lib$library.so exports the functions of its header, and nothing else" diff "$out/$library.declared" "$out/$library.exported"
    check "the SONAME is lib$library.so.0" sh -c "readelf -d '$prefix/lib/lib$library.so' | grep -q 'SONAME.*\[lib$library.so.0\]'"
    # FFI::load reads the whole header, and finds every function of it in the library.
    check "PHP loads $library.ffi.h" env LD_LIBRARY_PATH="$prefix/lib" php -d ffi.enable=1 -r \
        'exit(FFI::load($argv[1])->wxn_version() === $argv[2] ? 0 : 1);' "$prefix/include/$library.ffi.h" "$version"
done
# What is for tests is in the library for tests, which has all that the other has.
refuse "libwxnotify.so has nothing for tests" grep -q '^wxn_testing_' "$out/wxnotify.exported"
nm --defined-only "$prefix/lib/libwxnotify.a" >"$out/archived" 2>/dev/null
check "libwxnotify.a has what it should have" grep -q ' T wxn_parser_parse$' "$out/archived"
refuse "libwxnotify.a has nothing for tests" grep -q ' T wxn_testing_' "$out/archived"
check "libwxnotify_testing.so has all of libwxnotify.so" sh -c "comm -23 '$out/wxnotify.exported' '$out/wxnotify_testing.exported' | diff /dev/null -"

# The tests, in every way.
for compiler in gcc clang; do
    for variant in plain sanitized; do
        program=$out/tests-$compiler-$variant
        options="-g -O1"
        if [ $variant = sanitized ]; then
            options="$options -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer"
        fi
        # shellcheck disable=SC2086
        check "$compiler builds the tests, $variant" $compiler $strict $options "-DWXNOTIFY_TEST_VERSION=\"$version\"" \
            "$capi"/tests/*.c $flags -Wl,-rpath,"$prefix/lib" -pthread -o "$program"
    done
    run "$compiler" "$out/tests-$compiler-plain"
    export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1
    run "$compiler, AddressSanitizer and UBSan" "$out/tests-$compiler-sanitized"
    check "$compiler's sanitizer sees a leak" sees_leak 'LeakSanitizer: detected memory leaks' "$out/tests-$compiler-sanitized" leak
done
memcheck="valgrind --quiet --leak-check=full --show-leak-kinds=definite,indirect,possible
    --errors-for-leak-kinds=definite,indirect,possible --error-exitcode=9 --fair-sched=yes"
# shellcheck disable=SC2086
run "valgrind" $memcheck "$out/tests-gcc-plain"
# shellcheck disable=SC2086
check "valgrind sees a leak" sees_leak 'definitely lost' $memcheck "$out/tests-gcc-plain" leak

# Every vector, which brings more odd inputs than the tests above. A leak or a wrong access ends the driver with an error.
check "the conformance driver builds, sanitized" env DRIVER_OUT="$out/driver" \
    DRIVER_CFLAGS="-fsanitize=address,undefined -fno-sanitize-recover=all" tests/conformance/c/build.sh
# AWS-LC asks pkg-config, and is built anew where its path is another.
check "the conformance runner builds" env -u PKG_CONFIG_PATH cargo build --quiet -p conformance --bin runner
check "every vector, under AddressSanitizer and UBSan" target/debug/runner "c=$out/driver"

# The program of the README, as an installed library is used.
quickstart=$capi/examples/quickstart.c
printf 'paid: A1\n200 {"code":"SUCCESS"}\n' >"$out/expected"
# prints_as_expected COMMAND...
prints_as_expected() {
    "$@" >"$out/printed" && diff "$out/expected" "$out/printed"
}
# shellcheck disable=SC2086
{
    check "the quickstart builds" gcc $strict "$quickstart" $flags -o "$out/quickstart"
    check "the quickstart builds statically" \
        gcc $strict -static "$quickstart" $(pkg-config --static --cflags --libs wxnotify-testing) -o "$out/quickstart-static"
}
check "the quickstart runs" prints_as_expected env LD_LIBRARY_PATH="$prefix/lib" "$out/quickstart"
check "the static quickstart runs" prints_as_expected "$out/quickstart-static"
refuse "the static quickstart needs no library" sh -c "readelf -d '$out/quickstart-static' | grep -q NEEDED"
check "the quickstart is under 40 lines" test "$(wc -l <"$quickstart")" -lt 40

# The endpoint of the README, behind a real socket. In GNU C, which has signals; its test is its client.
gnu="-std=gnu11 -g -Wall -Wextra -Wpedantic -Werror -Wno-overlength-strings -fsanitize=address,undefined -fno-sanitize-recover=all"
# shellcheck disable=SC2046,SC2086
{
    check "the endpoint builds" gcc $gnu "$capi/examples/endpoint.c" $(pkg-config --cflags --libs wxnotify libmicrohttpd jansson) \
        -Wl,-rpath,"$prefix/lib" -o "$out/endpoint"
    check "its test builds" gcc $gnu "$capi/tests/http/endpoint_test.c" $flags -Wl,-rpath,"$prefix/lib" -o "$out/endpoint-test"
}
run "the endpoint, AddressSanitizer and UBSan" "$out/endpoint-test" "$out/endpoint"

# A program that tests nothing needs the one library only.
cat >"$out/production.c" <<'C'
#include <stdio.h>
#include <wxnotify.h>

int main(void) {
    wxn_platform_keys *keys = NULL;
    int32_t code = wxn_platform_keys_new(&keys, NULL);
    puts(wxn_version());
    return code || wxn_platform_keys_free(keys);
}
C
# shellcheck disable=SC2046
check "a program links libwxnotify alone" gcc $strict "$out/production.c" $(pkg-config --cflags --libs wxnotify) -o "$out/production"
check "and runs with it" env LD_LIBRARY_PATH="$prefix/lib" "$out/production"
refuse "and needs no library for tests" sh -c "readelf -d '$out/production' | grep -q testing"

# Packagers install below a folder and move it later.
check "install.sh respects DESTDIR" env DESTDIR="$out/destdir" "$capi/install.sh" /usr
check "DESTDIR is not written into wxnotify.pc" grep -qx 'prefix=/usr' "$out/destdir/usr/lib/pkgconfig/wxnotify.pc"
check "the links lead to the library" test -f "$out/destdir/usr/lib/libwxnotify.so"
refuse "install.sh refuses a relative prefix" "$capi/install.sh" somewhere

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
