# The project in which package.sh tries the package.
defmodule Shop.MixProject do
  use Mix.Project

  def project do
    [
      app: :shop,
      version: "1.0.0",
      deps: [{:wx_notify, path: "vendor/wx_notify"}],
      elixirc_options: [warnings_as_errors: true]
    ]
  end

  def application, do: [extra_applications: [:logger], included_applications: [:mnesia]]
end
