# Compiled only where Plug is: see mix.exs.
if Code.ensure_loaded?(Plug.Router) do
  defmodule Shop.Router do
    @moduledoc "The shop behind Plug, in place of `Shop.Server`."
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

    # A `plug Plug.Parsers` belongs into the router that this forwards the rest to: what it parsed can't be verified.
    match(_, do: send_resp(conn, 404, ""))
  end
end
