defmodule WxNotify.Handler.Outcome do
  @moduledoc """
  What came of one delivery, or of one stored notification's work: what a handler's `:observe` gets.

    * `:code` - `:success`, `:duplicate` (it had its effect before, or is stored already), `:stored`, `:ignored`, `:dead` (a stored
      notification failed for the last time), or an error's code such as `:signature_invalid`; `WxNotify.Error.codes/0` lists those.
    * `:status` - the HTTP status that was answered, or that it would have been answered with.
    * `:duration` - in microseconds.
    * `:request_id` - `Request-ID`, or `nil`: what WeChat Pay's support asks for.
    * `:event_type`, `:kind`, `:notification_id` - `nil` where it was refused.
    * `:number` - your number of the order, refund or the like, or `nil`.
    * `:merchant` - whose it is, by the name, where the handler serves several; or `nil`.
    * `:attempts` - how often a stored notification was worked on, or `nil`.
    * `:error` - the `WxNotify.Error`, or `nil`.
    * `:cause` - the exception that your callback raised, or `nil`. What it shows may be of the plaintext.
    * `:stacktrace` - of what your callback raised, without arguments; empty where it is a database driver's.
    * `:late` - whether the deadline had passed, and 500 was answered.
  """

  @enforce_keys [:code, :status, :duration]
  defstruct [
    :code,
    :status,
    :duration,
    :request_id,
    :event_type,
    :kind,
    :notification_id,
    :number,
    :merchant,
    :attempts,
    :error,
    :cause,
    stacktrace: [],
    late: false
  ]

  @type t :: %__MODULE__{
          code: atom,
          status: 100..599,
          duration: non_neg_integer,
          request_id: String.t() | nil,
          event_type: String.t() | nil,
          kind: String.t() | nil,
          notification_id: String.t() | nil,
          number: String.t() | nil,
          merchant: String.t() | nil,
          attempts: pos_integer | nil,
          error: WxNotify.Error.t() | nil,
          cause: Exception.t() | nil,
          stacktrace: list,
          late: boolean
        }
end
