# 10,000 merchants in one VM: memory, and time per request, beside a handler of one.
#
#   cd bindings/elixir && MIX_ENV=prod mix run ../../bench/merchants/merchants.exs
alias WxNotify.{Handler, Merchants, Request, ServedMerchant, Testing.Platform}
Logger.configure(level: :warning)

{merchants, requests} = {10_000, 30_000}
# A pair of keys takes long to make. Each merchant has a parser of its own all the same.
platforms = for number <- 0..7, do: Platform.new!(public_key_id: "PUB_KEY_ID_#{number}")
platform = &elem(List.to_tuple(platforms), rem(&1, 8))

paid = %{
  mchid: "1900007291",
  out_trade_no: "A1",
  trade_state: "SUCCESS",
  amount: %{total: 100, currency: "CNY"}
}

sent =
  for of <- platforms,
      do: List.to_tuple(for _ <- 1..50, do: Platform.notification!(of, "TRANSACTION.SUCCESS", paid))

sent = List.to_tuple(sent)

# Of a request, without what other programs take of the processor.
microseconds = fn handler, numbers ->
  {:ok, begun} = File.read("/proc/self/stat")

  for number <- numbers do
    one = sent |> elem(rem(number, 8)) |> elem(:rand.uniform(50) - 1)
    request = Request.new("POST", one.headers, path: "/wxpay/#{number}")
    {200, _headers, _body} = Handler.call(handler, request, one.body)
  end

  {:ok, ended} = File.read("/proc/self/stat")
  # utime and stime, in hundredths of a second, behind the program's name.
  ticks = fn stat ->
    [_before, behind] = String.split(stat, ") ", parts: 2)
    behind |> String.split(" ") |> Enum.slice(11, 2) |> Enum.map(&String.to_integer/1) |> Enum.sum()
  end

  (ticks.(ended) - ticks.(begun)) * 10_000 / length(numbers)
end

resident = fn ->
  for process <- Process.list(), do: :erlang.garbage_collect(process)
  [_, kib] = Regex.run(~r/VmRSS:\s+(\d+)/, File.read!("/proc/self/status"))
  String.to_integer(kib)
end

load = fn name -> ServedMerchant.new!(name, Platform.parser(platform.(String.to_integer(name)))) end
{:ok, registry} = Merchants.start_link(load: load)
options = [otherwise: fn _ -> :ok end]
one = Handler.new!(Platform.parser(hd(platforms)), options)
many = registry |> Merchants.by(&Path.basename(&1.path)) |> Handler.new!(options)

_warm = microseconds.(one, List.duplicate(0, 2000))
before = resident.()
for number <- 0..(merchants - 1), do: %ServedMerchant{} = Merchants.get(registry, "#{number}")
memory = (resident.() - before) / merchants
numbers = for _ <- 1..requests, do: :rand.uniform(merchants) - 1

{alone, among} =
  1..3
  |> Enum.map(fn _ -> {microseconds.(one, List.duplicate(0, requests)), microseconds.(many, numbers)} end)
  |> then(fn times ->
    {times |> Enum.map(&elem(&1, 0)) |> Enum.min(), times |> Enum.map(&elem(&1, 1)) |> Enum.min()}
  end)

IO.puts(
  "Elixir: #{Float.round(memory, 1)} KiB a merchant; a request #{round(among)} µs, and #{round(alone)} µs with one merchant"
)
