defmodule Shop.Client do
  @moduledoc """
  A client is one merchant of WeChat Pay: a module that keeps its parser. A shop may have several, side by side.

      defmodule Shop.MainClient do
        use Shop.Client
      end

      Shop.MainClient.start(platform_keys: {"PUB_KEY_ID_...", File.read!("pub_key.pem")}, api_v3_keys: key)

  `start` belongs into your Application's `start/2`, before the supervisor and the endpoint below it.
  """

  @callback parser() :: WxNotify.NotificationParser.t()

  defmacro __using__(_options) do
    quote do
      @behaviour Shop.Client

      @doc "Once, when the program starts, before its endpoint. Options as in `WxNotify.NotificationParser.new!/1`."
      def start(options), do: :persistent_term.put(__MODULE__, WxNotify.NotificationParser.new!(options))

      @impl true
      def parser do
        :persistent_term.get(__MODULE__, nil) ||
          raise "#{inspect(__MODULE__)} has no keys yet; call its start/1 in your Application's start/2"
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
