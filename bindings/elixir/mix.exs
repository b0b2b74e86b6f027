defmodule Mix.Tasks.Compile.WxnotifyNif do
  @moduledoc """
  Puts the native part where the library loads it from, `priv/native/`.

  In the project's own checkout cargo builds it, or has built it in the folder WXNOTIFY_NATIVE. A package brings it ready made for each platform, in a folder with its
  name, and cargo is not needed.
  """
  use Mix.Task.Compiler

  @crate "native/wxnotify_nif"
  @target "priv/native/wxnotify_nif.so"

  @impl Mix.Task.Compiler
  def run(_arguments) do
    cond do
      File.exists?(Path.join(@crate, "Cargo.toml")) ->
        build()

      Path.wildcard("priv/native/*/wxnotify_nif.so") != [] ->
        {:noop, []}

      true ->
        Mix.raise(
          "priv/native has no native part, and no #{@crate} is here to build it from: is the package whole?"
        )
    end
  end

  defp build do
    built = built_library(System.get_env("WXNOTIFY_NATIVE", ""))
    if File.read(built) == File.read(@target), do: {:noop, []}, else: put_in_place(built)
  end

  # Cargo itself says where the library went.
  defp built_library("") do
    cargo =
      System.find_executable("cargo") ||
        Mix.raise("cargo is not installed, and builds the native part: see https://rustup.rs")

    manifest = Path.join(@crate, "Cargo.toml")
    arguments = ~w(build --release --message-format=json-render-diagnostics --manifest-path) ++ [manifest]

    with {output, 0} <- System.cmd(cargo, arguments),
         [_, path] <- Regex.run(~r/"filenames":\["([^"]*libwxnotify_nif\.(?:so|dylib))"/, output) do
      path
    else
      _ -> Mix.raise("cargo could not build the native part, #{@crate}; what it said is above")
    end
  end

  defp built_library(folder) do
    case Path.wildcard(Path.join(folder, "libwxnotify_nif.{so,dylib}")) do
      [path] -> path
      _ -> Mix.raise("#{folder}, which WXNOTIFY_NATIVE names, has no libwxnotify_nif")
    end
  end

  # A running VM may have the old file mapped, so a new one takes its place.
  defp put_in_place(built) do
    File.mkdir_p!(Path.dirname(@target))
    File.cp!(built, @target <> ".new")
    File.rename!(@target <> ".new", @target)
    Mix.Project.build_structure()
    {:ok, []}
  end
end

defmodule WxNotify.MixProject do
  use Mix.Project

  # The workspace's version, which test.sh compares.
  @version "0.1.0"

  def project do
    [
      app: :wx_notify,
      version: @version,
      description: "Verify, decrypt and check WeChat Pay (微信支付 APIv3) notifications",
      elixir: "~> 1.14",
      compilers: [:wxnotify_nif] ++ Mix.compilers(),
      elixirc_paths: if(Mix.env() == :test, do: ["lib", "examples", "test/support"], else: ["lib"]),
      elixirc_options: [warnings_as_errors: Mix.env() == :test],
      deps: [],
      # Used where the program, or the test, has them.
      xref: [
        exclude: [
          :mnesia,
          :telemetry,
          :opentelemetry,
          :otel_tracer,
          :otel_span,
          Plug.Conn,
          Plug.Test,
          :cowboy_req,
          :pgsql,
          :p1_mysql,
          :p1_mysql_conn,
          :sqlite3
        ]
      ],
      package: [
        licenses: ["MIT", "Apache-2.0"],
        links: %{},
        files:
          ~w(lib priv/native mix.exs .formatter.exs README.md README.zh-CN.md LICENSE LICENSE-MIT LICENSE-APACHE
             THIRD-PARTY-NOTICES)
      ]
    ]
  end

  # A library only: nothing of its own is started. OTP's HTTP client asks WeChat Pay.
  def application, do: [extra_applications: [:crypto, :logger, :inets, :ssl]]
end
