# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.BlockSubmission do
  @moduledoc """
  An appeal against blocked payments decided (商户管控).

  Kind `merchant_control.appeal`, carried by `BLOCKSUBMISSION.CHANGE`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>

    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:appeal_record_id` - Id of the appeal.
    * `:appeal_result` - Outcome of the appeal: PASS, REJECT.
  """

  @enforce_keys [
    :sub_mchid,
    :appeal_record_id,
    :appeal_result
  ]
  defstruct [
    :sub_mchid,
    :appeal_record_id,
    :appeal_result
  ]

  @type t :: %__MODULE__{
          sub_mchid: String.t(),
          appeal_record_id: String.t(),
          appeal_result: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sub_mchid: object["sub_mchid"],
      appeal_record_id: object["appeal_record_id"],
      appeal_result: object["appeal_result"]
    }
  end
end
