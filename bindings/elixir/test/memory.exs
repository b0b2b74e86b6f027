# Prints by how many KiB the resident memory grows over 60,000 calls of each kind. Run by native_test.exs.
defmodule Memory do
  alias WxNotify.{Notification, NotificationParser}
  alias WxNotify.Testing.Platform

  def main do
    platform = Platform.new!()
    key = Platform.platform_key(platform)
    parser = Platform.parser(platform)
    resource = %{mchid: "1900007291", amount: %{total: 100}}
    good = Platform.notification!(platform, "TRANSACTION.SUCCESS", resource)
    forged = Platform.notification!(platform, "TRANSACTION.SUCCESS", resource, fault: :forged)

    call = fn _ ->
      {:ok, notification} = NotificationParser.parse(parser, good.headers, good.body)
      :ok = Notification.expect(notification, amount_total: 100)
      {:error, _} = NotificationParser.parse(parser, forged.headers, forged.body)
      {:error, _} = NotificationParser.replace_platform_keys(parser, "?")
      :ok = NotificationParser.replace_platform_keys(parser, key)
    end

    Enum.each(1..20_000, call)
    before = resident_kib()
    Enum.each(1..60_000, call)
    IO.puts(resident_kib() - before)
  end

  defp resident_kib do
    Enum.each(Process.list(), &:erlang.garbage_collect/1)
    [_, kib] = Regex.run(~r/^VmRSS:\s+(\d+) kB$/m, File.read!("/proc/self/status"))
    String.to_integer(kib)
  end
end

Memory.main()
