# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.ParkingFeeQuery do
  @moduledoc """
  A query for a parking fee, answered with data (停车缴费服务).

  Kind `parking_fee.query`, carried by `PARKING_FEE.QUERY_TRANS_INFO`.

  The platform waits for data in the answer: the fee and the state of the stay. Give it as the body of the
  acknowledgement (`Ack` with a body).
  It waits 2 seconds for the connection and 3 for the answer; a `code` other than SUCCESS is a failed query.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4024070065>

    * `:out_serial_number` - The merchant's number of the stay.
    * `:plate_number` - The licence plate, without special characters.
    * `:out_parking_id` - The merchant's id of the car park.
  """

  @enforce_keys [
    :out_serial_number
  ]
  defstruct [
    :out_serial_number,
    :plate_number,
    :out_parking_id
  ]

  @type t :: %__MODULE__{
          out_serial_number: String.t(),
          plate_number: String.t() | nil,
          out_parking_id: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      out_serial_number: object["out_serial_number"],
      plate_number: object["plate_number"],
      out_parking_id: object["out_parking_id"]
    }
  end
end
