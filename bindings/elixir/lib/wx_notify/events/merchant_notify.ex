# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.MerchantNotify do
  @moduledoc """
  A message on a subscribed topic (合作伙伴订阅消息).

  Kind `merchant_notify`, carried by `MERCHANT_NOTIFY.NOTIFY`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016022266>

    * `:topic_name` - The topic.
    * `:message_content` - The message.
  """

  alias __MODULE__.TopicName
  alias __MODULE__.MessageContent

  @enforce_keys [
    :topic_name,
    :message_content
  ]
  defstruct [
    :topic_name,
    :message_content
  ]

  @type t :: %__MODULE__{
          topic_name: TopicName.t(),
          message_content: MessageContent.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      topic_name: TopicName.read(object["topic_name"]),
      message_content: MessageContent.read(object["message_content"])
    }
  end
end

defmodule WxNotify.Events.MerchantNotify.MessageContent do
  @moduledoc """
  The message: `message_content`.

    * `:merchant_code` - Merchant number the message is about.
    * `:merchant_company_name` - Name of the merchant's company.
    * `:business_time` - When the business changed. Uncertain: format not documented in public.
    * `:business_code` - Number of the business that changed.
    * `:business_state` - State of the business that changed. Uncertain: values depend on the topic.
  """

  @enforce_keys [
    :merchant_code,
    :merchant_company_name,
    :business_time,
    :business_code,
    :business_state
  ]
  defstruct [
    :merchant_code,
    :merchant_company_name,
    :business_time,
    :business_code,
    :business_state
  ]

  @type t :: %__MODULE__{
          merchant_code: String.t(),
          merchant_company_name: String.t(),
          business_time: String.t(),
          business_code: String.t(),
          business_state: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      merchant_code: object["merchant_code"],
      merchant_company_name: object["merchant_company_name"],
      business_time: object["business_time"],
      business_code: object["business_code"],
      business_state: object["business_state"]
    }
  end
end

defmodule WxNotify.Events.MerchantNotify.TopicName do
  @moduledoc """
  The topic: `topic_name`.

    * `:topic_english_name` - English name of the topic.
    * `:topic_chinese_name` - Chinese name of the topic.
  """

  @enforce_keys [
    :topic_english_name,
    :topic_chinese_name
  ]
  defstruct [
    :topic_english_name,
    :topic_chinese_name
  ]

  @type t :: %__MODULE__{
          topic_english_name: String.t(),
          topic_chinese_name: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      topic_english_name: object["topic_english_name"],
      topic_chinese_name: object["topic_chinese_name"]
    }
  end
end
