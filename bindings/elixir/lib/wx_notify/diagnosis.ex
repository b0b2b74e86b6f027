defmodule WxNotify.Diagnosis do
  @moduledoc """
  What `WxNotify.NotificationParser.diagnose/4` found. `to_string/1` gives it for people, a line each.

    * `:error` - the error of `parse`, or `nil` where nothing is wrong.
    * `:findings` - what was found, the most likely cause first: a `:code` that stays the same, such as
      `"BODY_TRAILING_NEWLINE_ADDED"`, and an `:advice` for people.
  """

  @enforce_keys [:error, :findings, :json, :text]
  defstruct [:error, :findings, :json, :text]

  @type finding :: %{code: String.t(), advice: String.t()}

  @type t :: %__MODULE__{
          error: WxNotify.Error.t() | nil,
          findings: [finding],
          json: String.t(),
          text: String.t()
        }

  @doc "The diagnosis as one JSON object on one line, the same bytes in every language."
  @spec to_json(t) :: String.t()
  def to_json(%__MODULE__{json: json}), do: json

  defimpl String.Chars do
    def to_string(diagnosis), do: diagnosis.text
  end
end
