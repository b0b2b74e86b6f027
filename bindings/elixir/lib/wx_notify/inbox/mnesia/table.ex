defmodule WxNotify.Inbox.Mnesia.Table do
  @moduledoc false
  # The inbox's tables, which are made, brought from version 1 to this one, and read and written by row.
  #
  # <table> has a record for each notification. <table>_order, an ordered set, has what is looked for in an order: what is due by
  # when, what is claimed by its lease's end, what ended by when. <table>_version says the version.

  alias WxNotify.Error

  @version 2
  @columns [
    :key,
    :event_type,
    :kind,
    :state,
    :token,
    :lease_until,
    :due_at,
    :attempts,
    :first_seen,
    :done_at,
    :last_error,
    :notification
  ]

  # Version 1 had two more, which counted repetitions.
  @columns_1 Enum.flat_map(@columns, fn
               :first_seen -> [:deliveries, :first_seen, :last_seen]
               column -> [column]
             end)

  @patience 60_000

  @type row :: %{atom => term}

  @spec columns() :: [atom]
  def columns, do: @columns

  @spec names(atom) :: [atom]
  def names(table), do: [table, order(table), version(table)]

  @spec order(atom) :: atom
  def order(table), do: :"#{table}_order"
  defp version(table), do: :"#{table}_version"

  @spec missing(atom) :: Error.t()
  def missing(table) do
    message =
      "Mnesia has no table #{table} of version #{@version} here; call WxNotify.Inbox.create/1 once, when the program starts"

    Error.of(:inbox_schema, message, "table")
  end

  @spec check(atom) :: :ok | {:error, term}
  def check(table) do
    case :mnesia.transaction(fn -> :mnesia.read(version(table), :schema) end) do
      {:atomic, [{_table, :schema, @version}]} -> :ok
      {:atomic, [{_table, :schema, newer}]} when newer > @version -> {:error, newer(table, newer)}
      {:atomic, _older} -> {:error, missing(table)}
      {:aborted, reason} -> {:error, reason}
    end
  end

  defp newer(table, found) do
    message =
      "the table #{table} has version #{found}, and this library works with #{@version}: bring this program to the newer version"

    Error.of(:inbox_schema, message, "table")
  end

  @spec create(atom, [node]) :: :ok | {:error, term}
  def create(table, nodes) do
    with :ok <- make(table, nodes, attributes: @columns),
         :ok <- make(order(table), nodes, attributes: [:place, :state], type: :ordered_set),
         :ok <- make(version(table), nodes, attributes: [:name, :version]),
         :ok <- loaded(names(table)),
         :ok <- upgraded(table) do
      check(table)
    end
  end

  # A write needs most of several nodes: the two halves of a network that split cannot both claim.
  defp make(name, nodes, options) do
    several = if length(nodes) > 1, do: [majority: true], else: []

    case :mnesia.create_table(name, [disc_copies: nodes] ++ several ++ options) do
      {:atomic, :ok} ->
        :ok

      {:aborted, {:already_exists, ^name}} ->
        majority(name)

      {:aborted, {:bad_type, ^name, :disc_copies, node}} ->
        {:error, Error.of(:inbox_failed, "Mnesia has no schema on disc at #{node}; see open!/2")}

      {:aborted, reason} ->
        {:error, reason}
    end
  end

  # Version 1 had none.
  defp majority(name) do
    if length(:mnesia.table_info(name, :disc_copies)) > 1 and not :mnesia.table_info(name, :majority) do
      with {:aborted, reason} <- :mnesia.change_table_majority(name, true),
           do: {:error, reason},
           else: (_ok -> :ok)
    else
      :ok
    end
  end

  defp loaded(tables) do
    case :mnesia.wait_for_tables(tables, @patience) do
      :ok ->
        :ok

      {:timeout, tables} ->
        nodes = tables |> Enum.flat_map(&:mnesia.table_info(&1, :disc_copies)) |> Enum.uniq()
        others = Enum.map_join(nodes -- :mnesia.system_info(:running_db_nodes), ", ", &to_string/1)

        message =
          "Mnesia's tables #{Enum.map_join(tables, ", ", &to_string/1)} are not loaded after #{div(@patience, 1000)} seconds at #{node()}, " <>
            "as it waits for #{others}, which may have newer ones: start that, or see :mnesia.force_load_table/1"

        {:error, Error.of(:inbox_failed, message)}

      {:error, reason} ->
        {:error, reason}
    end
  end

  # Each step may have been done by one that died in the middle.
  defp upgraded(table) do
    with :ok <- transformed(table), {:atomic, :ok} <- :mnesia.transaction(fn -> ordered(table) end) do
      _gone = :mnesia.delete_table(:"#{table}_due")
      :ok
    else
      {:aborted, reason} -> {:error, reason}
    end
  end

  defp transformed(table) do
    case :mnesia.table_info(table, :attributes) do
      @columns -> :ok
      @columns_1 -> with {:atomic, :ok} <- :mnesia.transform_table(table, &from_1/1, @columns), do: :ok
      _unknown -> {:aborted, missing(table)}
    end
  end

  defp from_1(record) do
    [name | values] = Tuple.to_list(record)
    row = @columns_1 |> Enum.zip(values) |> Map.new()
    List.to_tuple([name | Enum.map(@columns, &row[&1])])
  end

  defp ordered(table) do
    case :mnesia.read(version(table), :schema, :write) do
      [{_table, :schema, 1}] ->
        _locked = :mnesia.write_lock_table(table)
        :ok = :mnesia.foldl(fn record, :ok -> place(table, nil, row(record)) end, :ok, table)
        :mnesia.write({version(table), :schema, @version})

      [] ->
        :mnesia.write({version(table), :schema, @version})

      [_this_or_newer] ->
        :ok
    end
  end

  @doc "The record's key. Keys of the inbox without a name are as they were in version 1."
  @spec key(String.t(), String.t()) :: String.t() | {String.t(), String.t()}
  def key("", key), do: key
  def key(inbox, key), do: {inbox, key}

  defp split({inbox, key}), do: {inbox, key}
  defp split(key), do: {"", key}

  @doc "A row under a lock, which nobody else reads."
  @spec read(atom, term) :: row | nil
  def read(table, key), do: table |> :mnesia.read(key, :write) |> one()

  @doc "A row as it is, without a lock."
  @spec peek(atom, term) :: row | nil
  def peek(table, key), do: table |> :mnesia.dirty_read(key) |> one()

  defp one([record]), do: row(record)
  defp one([]), do: nil

  defp row(record) do
    [_table | values] = Tuple.to_list(record)
    @columns |> Enum.zip(values) |> Map.new()
  end

  @spec write(atom, row | nil, row) :: :ok
  def write(table, before, row) do
    place(table, before, row)
    :mnesia.write(List.to_tuple([table | Enum.map(@columns, &Map.get(row, &1))]))
  end

  @spec delete(atom, row) :: :ok
  def delete(table, row) do
    place(table, row, nil)
    :mnesia.delete({table, row.key})
  end

  defp place(table, before, row) do
    order = order(table)
    {old, new} = {before && place(before), row && place(row)}
    if old && old != new, do: :mnesia.delete({order, old})
    if new && old != new, do: :mnesia.write({order, new, row.state})
    :ok
  end

  defp place(row) do
    {inbox, key} = split(row.key)

    case row do
      %{due_at: due_at} when is_integer(due_at) -> {inbox, :due, due_at, key}
      %{state: :claimed} -> {inbox, :claimed, row.lease_until, key}
      %{state: state} when state in [:done, :dead, :discarded] -> {inbox, state, row.done_at || 0, key}
      _released -> nil
    end
  end

  @doc "What has this place, from `time` on, as {time, key}, in that order. It locks nothing, and sees what was committed."
  @spec in_order(atom, String.t(), atom, integer) :: Enumerable.t()
  def in_order(table, inbox, place, time \\ -1) do
    Stream.unfold({inbox, place, time, ""}, fn before ->
      case :mnesia.dirty_next(order(table), before) do
        {^inbox, ^place, time, key} = next -> {{time, key(inbox, key)}, next}
        _another_or_the_end -> nil
      end
    end)
  end
end
