defmodule Shop.MixProject do
  use Mix.Project

  def project do
    [app: :shop, version: "1.0.0", deps: [{:wx_notify, path: "vendor/wx_notify"}]]
  end

  # Mnesia is included, and not started: the inbox starts it in a folder of its own.
  def application do
    [mod: {Shop.Application, []}, extra_applications: [:logger, :inets], included_applications: [:mnesia]]
  end
end
