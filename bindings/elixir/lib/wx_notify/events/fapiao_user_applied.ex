# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.FapiaoUserApplied do
  @moduledoc """
  A user filled in the title for an electronic invoice (电子发票).

  Kind `fapiao.user_applied`, carried by `FAPIAO.USER_APPLIED`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286035>

    * `:mchid` - The merchant number.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:fapiao_apply_id` - Number of the invoice application: the transaction_id, or the merchant's own
      number.
    * `:apply_time` - When the user filled in the invoice title. RFC 3339 with offset.
    * `:fapiao_information` - The invoices.
  """

  alias __MODULE__.FapiaoInformation

  @enforce_keys [
    :fapiao_apply_id,
    :apply_time
  ]
  defstruct [
    :mchid,
    :sub_mchid,
    :fapiao_apply_id,
    :apply_time,
    fapiao_information: []
  ]

  @type t :: %__MODULE__{
          mchid: String.t() | nil,
          sub_mchid: String.t() | nil,
          fapiao_apply_id: String.t(),
          apply_time: String.t(),
          fapiao_information: [FapiaoInformation.t()]
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      mchid: object["mchid"],
      sub_mchid: object["sub_mchid"],
      fapiao_apply_id: object["fapiao_apply_id"],
      apply_time: object["apply_time"],
      fapiao_information: Enum.map(object["fapiao_information"] || [], &FapiaoInformation.read/1)
    }
  end
end

defmodule WxNotify.Events.FapiaoUserApplied.FapiaoInformation do
  @moduledoc """
  The invoices: `fapiao_information[]`.

    * `:fapiao_id` - The merchant's number of the invoice.
    * `:fapiao_status` - State of the invoice: ISSUE_ACCEPTED, ISSUED, REVERSE_ACCEPTED, REVERSED.
    * `:card_status` - State of the invoice in the user's cards: INSERT_ACCEPTED, INSERTED,
      DISCARD_ACCEPTED, DISCARDED.
  """

  @enforce_keys [
    :fapiao_id,
    :fapiao_status,
    :card_status
  ]
  defstruct [
    :fapiao_id,
    :fapiao_status,
    :card_status
  ]

  @type t :: %__MODULE__{
          fapiao_id: String.t(),
          fapiao_status: String.t(),
          card_status: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      fapiao_id: object["fapiao_id"],
      fapiao_status: object["fapiao_status"],
      card_status: object["card_status"]
    }
  end
end
