# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.EduSchoolDebt do
  @moduledoc """
  A user's debts for school payments changed (校园轻松付).

  Kind `edu_school.debt`, carried by `EDU_SCHOOL_PAY.USER_DEBT_STATE_UPDATE`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012161155>

    * `:appid` - The application id of the merchant, or of the service provider.
    * `:openid` - The user's id under the application.
    * `:state` - Whether the user's account can be charged: NORMAL, FORBIDDEN.
    * `:debt_count` - How many of the user's debts are open.
    * `:update_time` - When the debts last changed. RFC 3339 with offset.
  """

  @enforce_keys [
    :appid,
    :openid,
    :state,
    :debt_count,
    :update_time
  ]
  defstruct [
    :appid,
    :openid,
    :state,
    :debt_count,
    :update_time
  ]

  @type t :: %__MODULE__{
          appid: String.t(),
          openid: String.t(),
          state: String.t(),
          debt_count: integer,
          update_time: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      appid: object["appid"],
      openid: object["openid"],
      state: object["state"],
      debt_count: object["debt_count"],
      update_time: object["update_time"]
    }
  end
end
