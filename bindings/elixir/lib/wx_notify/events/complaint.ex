# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.Complaint do
  @moduledoc """
  A consumer's complaint, new or changed (消费者投诉).

  Kind `complaint`, carried by `COMPLAINT.CREATE`, `COMPLAINT.STATE_CHANGE`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289719>

    * `:complaint_id` - WeChat Pay's number of the complaint.
    * `:action_type` - What happened to the complaint, such as CREATE_COMPLAINT, CONTINUE_COMPLAINT,
      USER_RESPONSE, SELLER_REFUND.
  """

  @enforce_keys [
    :complaint_id,
    :action_type
  ]
  defstruct [
    :complaint_id,
    :action_type
  ]

  @type t :: %__MODULE__{
          complaint_id: String.t(),
          action_type: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      complaint_id: object["complaint_id"],
      action_type: object["action_type"]
    }
  end
end
