# Compiled only where Plug is: see mix.exs.
if Code.ensure_loaded?(Plug.Router) do
  defmodule Shop.Router do
    @moduledoc """
    The shop behind Plug, in place of `Shop.Server`. It takes its own paths and lets everything else through, so that it stands in
    an endpoint before `plug Plug.Parsers`: what those have parsed can't be verified.
    """
    use Plug.Router
    alias Shop.{MainClient, Orders, PayCallback, SecondClient}

    plug(:match)
    plug(:dispatch)

    post("/api/pay/callback",
      to: PayCallback,
      init_opts: [client: MainClient, event_handler: &Orders.handle_event/3]
    )

    post("/api/second/callback",
      to: PayCallback,
      init_opts: [client: SecondClient, event_handler: &Orders.handle_event/3]
    )

    match(_, do: conn)
  end
end
