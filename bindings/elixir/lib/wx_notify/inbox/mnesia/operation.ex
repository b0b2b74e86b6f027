defmodule WxNotify.Inbox.Mnesia.Operation do
  @moduledoc false
  # What the inbox does to its table, in the transaction that is open: the core's operations, which elsewhere are SQL.

  alias WxNotify.Inbox.Mnesia.Table

  # What each reads, in this order.
  @look [:event_type, :kind, :state, :token, :lease_until, :due_at, :attempts, :first_seen, :last_error]
  @due [:key, :token, :attempts, :event_type, :kind]
  @dead [:key, :event_type, :kind, :attempts, :first_seen, :last_error, :notification]

  @columns Map.new(Table.columns(), &{Atom.to_string(&1), &1})
  @states Map.new(~w(claimed released stored done dead discarded)a, &{Atom.to_string(&1), &1})

  @doc "Answers `rows`, or how many `changed`. `now` is in seconds since the epoch."
  @spec run(atom, map, integer) :: map
  def run(table, %{"name" => name, "inbox" => inbox} = operation, now),
    do: run(name, table, inbox, operation, now)

  defp run("look", table, inbox, %{"key" => key}, now) do
    row = Table.read(table, Table.key(inbox, key)) || %{}
    %{rows: [[now | Enum.map(@look, &row[&1])]]}
  end

  defp run("fetch", table, inbox, %{"key" => key, "token" => token}, _now) do
    case Table.read(table, Table.key(inbox, key)) do
      %{token: ^token, notification: notification} -> %{rows: [[notification]]}
      _another -> %{rows: []}
    end
  end

  defp run("insert", table, inbox, %{"key" => key, "set" => set}, now) do
    key = Table.key(inbox, key)

    if Table.read(table, key) do
      %{failed: %{trouble: "duplicate"}}
    else
      Table.write(table, nil, changed(%{key: key, due_at: nil, done_at: nil}, set, now))
      %{changed: 1}
    end
  end

  defp run("update", table, inbox, %{"key" => key, "token" => token, "lease" => lease, "set" => set}, now) do
    row = Table.read(table, Table.key(inbox, key))

    if row && (row.token || "") == token && is_as_needed(lease, row, now) do
      Table.write(table, row, changed(row, set, now))
      %{changed: 1}
    else
      %{changed: 0}
    end
  end

  defp run("due", table, inbox, %{"routes" => routes, "limit" => limit}, now) do
    rows =
      table
      |> Table.in_order(inbox, :due)
      |> Stream.take_while(fn {due_at, _key} -> due_at <= now end)
      |> rows(table, &wanted?(routes, &1))
      |> Enum.take(limit)

    %{rows: for(row <- rows, do: [now | listed(row, @due)])}
  end

  defp run("dead", table, inbox, %{"limit" => limit}, _now) do
    rows = table |> Table.in_order(inbox, :dead) |> rows(table, &(&1.state == :dead)) |> Enum.take(limit)
    %{rows: Enum.map(rows, &listed(&1, @dead))}
  end

  defp run("purge", table, inbox, %{"state" => state, "older_than" => older_than, "limit" => limit}, now) do
    state = @states[state]
    old? = fn time -> time <= now - older_than end

    keys =
      table
      |> Table.in_order(inbox, state)
      |> Stream.take_while(fn {time, _key} -> old?.(time) end)
      |> Enum.take(limit)

    gone =
      for {_time, key} <- keys,
          %{state: ^state} = row <- [Table.read(table, key)],
          old?.(row.done_at || 0),
          do: Table.delete(table, row)

    %{changed: length(gone)}
  end

  defp run("stats", table, inbox, _operation, now) do
    due = table |> Table.in_order(inbox, :due) |> rows(table, fn _row -> true end) |> Enum.to_list()
    waiting = Enum.filter(due, &(&1.state == :stored))
    worked = Enum.count(due, &(&1.state == :claimed and &1.lease_until > now))
    count = fn place, from -> table |> Table.in_order(inbox, place, from) |> Enum.count() end
    oldest = waiting |> Enum.map(& &1.first_seen) |> Enum.min(fn -> nil end)
    # Places begin after a second that has passed.
    in_work = worked + count.(:claimed, now + 1)
    %{rows: [[now, length(waiting), oldest, in_work, count.(:dead, -1), count.(:done, now - 3599)]]}
  end

  # What the row's lease must be, by the clock.
  defp is_as_needed("any", _row, _now), do: true
  defp is_as_needed("live", row, now), do: row.lease_until > now
  defp is_as_needed("be_over", row, now), do: row.state != :claimed or row.lease_until <= now

  defp rows(keys, table, wanted?) do
    keys
    |> Stream.map(fn {_time, key} -> Table.peek(table, key) end)
    |> Stream.filter(&(&1 && wanted?.(&1)))
  end

  defp wanted?(nil, _row), do: true

  defp wanted?(routes, row) do
    Enum.any?(routes, fn %{"event_type" => event_type, "kind" => kind} ->
      event_type in [nil, row.event_type] and kind in [nil, row.kind]
    end)
  end

  defp listed(%{key: {_inbox, key}} = row, columns), do: listed(%{row | key: key}, columns)
  defp listed(row, columns), do: for(column <- columns, do: row[column])

  defp changed(row, set, now) do
    for [column, value] <- set, into: row, do: {@columns[column], value(@columns[column], value, now)}
  end

  defp value(:state, %{"text" => state}, _now), do: Map.fetch!(@states, state)
  defp value(_column, %{"text" => text}, _now), do: text
  defp value(_column, %{"integer" => number}, _now), do: number
  defp value(_column, %{"clock" => seconds}, now), do: now + seconds
  defp value(_column, "null", _now), do: nil
end
