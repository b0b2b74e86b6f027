defmodule WxNotify.PlatformCertificate do
  @moduledoc """
  A platform certificate out of an answer of `GET /v3/certificates`.

    * `:serial` - its serial number in upper-case hex without leading zeros, as `Wechatpay-Serial` names it.
    * `:pem` - the certificate, to be saved.
    * `:not_before`, `:not_after` - the certificate's own dates, in seconds since the epoch.
    * `:effective_time`, `:expire_time` - from and until when the platform says to use it, RFC 3339 with
      offset. They may differ from the certificate's own dates.

  It can stand in the list of `platform_keys` as it is.
  """

  @enforce_keys [:serial, :pem, :not_before, :not_after, :effective_time, :expire_time]
  defstruct [:serial, :pem, :not_before, :not_after, :effective_time, :expire_time]

  @type t :: %__MODULE__{
          serial: String.t(),
          pem: String.t(),
          not_before: integer,
          not_after: integer,
          effective_time: String.t(),
          expire_time: String.t()
        }
end
