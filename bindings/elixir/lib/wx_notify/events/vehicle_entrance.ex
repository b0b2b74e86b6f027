# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.VehicleEntrance do
  @moduledoc """
  A parked vehicle can or can no longer use the service (微信支付分停车服务).

  Kind `vehicle.entrance`, carried by `VEHICLE.ENTRANCE_STATE_CHANGE`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012284177>

    * `:sp_mchid` - The merchant number of the service provider.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:parking_id` - WeChat Pay's id of the stay.
    * `:out_parking_no` - The merchant's number of the stay.
    * `:plate_number` - The licence plate, without special characters.
    * `:plate_color` - Colour of the licence plate: BLUE, GREEN, YELLOW, BLACK, WHITE, LIMEGREEN.
    * `:start_time` - When the vehicle entered. RFC 3339 with offset.
    * `:parking_name` - Name of the car park.
    * `:free_duration` - How long parking is free. In seconds.
    * `:parking_state` - Whether the vehicle can use the service: NORMAL, BLOCKED.
    * `:blocked_state_description` - Why the service cannot be used, when it is blocked: PAUSE, OVERDUE,
      REMOVE.
    * `:state_update_time` - When the state changed, to the millisecond. RFC 3339 with offset.
  """

  @enforce_keys [
    :parking_id,
    :out_parking_no,
    :plate_number,
    :plate_color,
    :start_time,
    :parking_name,
    :free_duration,
    :parking_state,
    :state_update_time
  ]
  defstruct [
    :sp_mchid,
    :sub_mchid,
    :parking_id,
    :out_parking_no,
    :plate_number,
    :plate_color,
    :start_time,
    :parking_name,
    :free_duration,
    :parking_state,
    :blocked_state_description,
    :state_update_time
  ]

  @type t :: %__MODULE__{
          sp_mchid: String.t() | nil,
          sub_mchid: String.t() | nil,
          parking_id: String.t(),
          out_parking_no: String.t(),
          plate_number: String.t(),
          plate_color: String.t(),
          start_time: String.t(),
          parking_name: String.t(),
          free_duration: integer,
          parking_state: String.t(),
          blocked_state_description: String.t() | nil,
          state_update_time: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sp_mchid: object["sp_mchid"],
      sub_mchid: object["sub_mchid"],
      parking_id: object["parking_id"],
      out_parking_no: object["out_parking_no"],
      plate_number: object["plate_number"],
      plate_color: object["plate_color"],
      start_time: object["start_time"],
      parking_name: object["parking_name"],
      free_duration: object["free_duration"],
      parking_state: object["parking_state"],
      blocked_state_description: object["blocked_state_description"],
      state_update_time: object["state_update_time"]
    }
  end
end
