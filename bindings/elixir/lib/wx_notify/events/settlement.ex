# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.Settlement do
  @moduledoc """
  A batch of personal collections settled (个人收款).

  Kind `settlement`, carried by `SETTLEMENT.SUCCESS`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012650327>

    * `:out_settle_batch_no` - The merchant's number of the settlement batch.
    * `:settle_batch_no` - WeChat Pay's number of the settlement batch.
    * `:individual_auth_id` - Id of the individual who receives the money.
    * `:description` - Description of the receiver.
    * `:state` - State of the batch. Uncertain: values not documented in public.
    * `:trade_scenario` - Scenario of the payments that were settled. Uncertain: values not documented
      in public.
    * `:create_time` - When the record was created. RFC 3339 with offset.
    * `:finish_time` - When the batch was finished. RFC 3339 with offset.
  """

  @enforce_keys [
    :out_settle_batch_no,
    :settle_batch_no,
    :individual_auth_id,
    :description,
    :state,
    :trade_scenario,
    :create_time
  ]
  defstruct [
    :out_settle_batch_no,
    :settle_batch_no,
    :individual_auth_id,
    :description,
    :state,
    :trade_scenario,
    :create_time,
    :finish_time
  ]

  @type t :: %__MODULE__{
          out_settle_batch_no: String.t(),
          settle_batch_no: String.t(),
          individual_auth_id: String.t(),
          description: String.t(),
          state: String.t(),
          trade_scenario: String.t(),
          create_time: String.t(),
          finish_time: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      out_settle_batch_no: object["out_settle_batch_no"],
      settle_batch_no: object["settle_batch_no"],
      individual_auth_id: object["individual_auth_id"],
      description: object["description"],
      state: object["state"],
      trade_scenario: object["trade_scenario"],
      create_time: object["create_time"],
      finish_time: object["finish_time"]
    }
  end
end
