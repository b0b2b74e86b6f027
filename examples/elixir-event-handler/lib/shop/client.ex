defmodule Shop.Client do
  @moduledoc """
  A client is one merchant of WeChat Pay: a module that keeps its parser. A shop may have several, side by side.

      defmodule Shop.MainClient do
        use Shop.Client
      end

      keys = [platform_keys: {"PUB_KEY_ID_...", File.read!("pub_key.pem")}, api_v3_keys: key]
      Shop.MainClient.start("1900007291", keys)

  `start` belongs into your Application's `start/2`, before the supervisor and the endpoint below it.
  """

  @callback parser() :: WxNotify.NotificationParser.t()
  @callback mchid() :: String.t()

  defmacro __using__(_options) do
    quote do
      @behaviour Shop.Client

      @doc "Once, when the program starts, before its endpoint. The merchant's number, and options as in `WxNotify.NotificationParser.new!/1`."
      def start(mchid, options),
        do: :persistent_term.put(__MODULE__, {mchid, WxNotify.NotificationParser.new!(options)})

      @impl true
      def mchid, do: elem(started(), 0)

      @impl true
      def parser, do: elem(started(), 1)

      defp started do
        :persistent_term.get(__MODULE__, nil) ||
          raise "#{inspect(__MODULE__)} has no keys yet; call its start/2 in your Application's start/2"
      end
    end
  end
end

defmodule Shop.MainClient do
  @moduledoc "The shop itself."
  use Shop.Client
end

defmodule Shop.SecondClient do
  @moduledoc "Its second brand, which is another merchant of WeChat Pay."
  use Shop.Client
end
