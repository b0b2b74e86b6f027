# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.BlockRecord do
  @moduledoc """
  Payments of a sub-merchant blocked (商户管控).

  Kind `merchant_control.block`, carried by `BLOCKRECORD.CHANGE`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>

    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:block_record_id` - Id of the record of blocked payments.
    * `:block_count_level` - How many payments were blocked: LESS_THAN_TWENTY, LESS_THAN_ONE_HUNDRED,
      LESS_THAN_ONE_THOUSAND, OVER_ONE_THOUSAND.
  """

  @enforce_keys [
    :sub_mchid,
    :block_record_id,
    :block_count_level
  ]
  defstruct [
    :sub_mchid,
    :block_record_id,
    :block_count_level
  ]

  @type t :: %__MODULE__{
          sub_mchid: String.t(),
          block_record_id: String.t(),
          block_count_level: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sub_mchid: object["sub_mchid"],
      block_record_id: object["block_record_id"],
      block_count_level: object["block_count_level"]
    }
  end
end
