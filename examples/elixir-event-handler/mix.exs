defmodule Shop.MixProject do
  use Mix.Project

  def project do
    [
      app: :shop,
      version: "1.0.0",
      elixir: "~> 1.14",
      build_path: "../../target/elixir-event-handler",
      lockfile: "../../target/elixir-event-handler/mix.lock",
      # Plug is a hex package. Where it is added here, lib/shop/router.ex is compiled with it:
      # {:plug_cowboy, "~> 2.6"}
      deps: [{:wx_notify, path: "../../bindings/elixir"}],
      elixirc_options: [warnings_as_errors: true],
      xref: [exclude: [:mnesia]]
    ]
  end

  # Mnesia is started by the inbox, in its folder.
  def application, do: [extra_applications: [:logger, :inets], included_applications: [:mnesia]]
end
