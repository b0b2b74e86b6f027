# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.CrossBorderQuery do
  @moduledoc """
  A query for what a scanned QR code stands for, answered with data (外包内用).

  Kind `cross_border.query`, carried by `CROSS_BORDER_PAY.GET_MCH_INFO`.

  The platform waits for data in the answer, within 3 seconds: who receives the money for the QR code. Give
  it as the body of the acknowledgement (`Ack` with a body).
  The answer has to be signed by the institution in its `Authorization` header; without it the payment
  stops.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/institution/4019762388>

    * `:acq_tid` - Transaction number of the accepting network.
    * `:bank_type` - Code of the foreign wallet.
    * `:qr_cd_mp` - The URL in the QR code that the foreign wallet scanned. A URL.
  """

  @enforce_keys [
    :acq_tid,
    :bank_type,
    :qr_cd_mp
  ]
  defstruct [
    :acq_tid,
    :bank_type,
    :qr_cd_mp
  ]

  @type t :: %__MODULE__{
          acq_tid: String.t(),
          bank_type: String.t(),
          qr_cd_mp: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      acq_tid: object["acq_tid"],
      bank_type: object["bank_type"],
      qr_cd_mp: object["qr_cd_mp"]
    }
  end
end
