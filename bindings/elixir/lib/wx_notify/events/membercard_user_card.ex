# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.MembercardUserCard do
  @moduledoc """
  A user's member card of a merchant's name card, created or deleted (商家名片会员卡).

  Kind `membercard.user_card`, carried by `MEMBERCARDSP.USER_CARD.CREATE`, `MEMBERCARDSP.USER_CARD.DELETE`.

  The fields are not publicly documented. Public sources name the event as a former name of the brand's
  member card (`brand_membercard`), whose fields may be the same.
  """

  defstruct []

  @type t :: %__MODULE__{}

  @doc false
  @spec read(map) :: t
  def read(_object), do: %__MODULE__{}
end
