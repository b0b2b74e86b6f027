#!/bin/sh
# Checks the typespecs. Knows the functions of OTP and Elixir that the package calls from a PLT of just their modules,
# which takes seconds to make, and is kept in target/.
set -eu
cd "$(dirname "$0")"
plt=../../target/elixir/dialyzer.plt
elixir=$(elixir -e 'IO.write(:code.lib_dir(:elixir))')/ebin
otp=$(erl -noshell -eval 'io:format("~s", [code:lib_dir()]), halt().')

if [ ! -e "$plt" ] || [ "$0" -nt "$plt" ]; then
    mkdir -p "$(dirname "$plt")"
    set -- "$elixir/elixir.beam"
    for module in Access Application ArgumentError Atom Enum Enumerable Base Code Exception File Function \
        GenServer IO Inspect Inspect.Algebra Inspect.Opts Integer Kernel Keyword List Map MapSet Path Process Regex Stream \
        String String.Chars Supervisor System Task Tuple; do
        set -- "$@" "$elixir/Elixir.$module.beam"
    done
    for module in erts-*/ebin/erlang kernel-*/ebin/code stdlib-*/ebin/binary stdlib-*/ebin/io_lib stdlib-*/ebin/lists \
        stdlib-*/ebin/maps stdlib-*/ebin/unicode stdlib-*/ebin/gen_server erts-*/ebin/atomics crypto-*/ebin/crypto \
        stdlib-*/ebin/ets stdlib-*/ebin/queue inets-*/ebin/httpc public_key-*/ebin/public_key mnesia-*/ebin/mnesia; do
        set -- "$@" "$(echo "$otp"/$module.beam)"
    done
    dialyzer --quiet -pa "$elixir" --build_plt --output_plt "$plt" "$@"
fi
MIX_ENV=prod mix compile
dialyzer --quiet -pa "$elixir" --plt "$plt" --no_check_plt -Wunmatched_returns -Wextra_return -Wmissing_return \
    -r _build/prod/lib/wx_notify/ebin
