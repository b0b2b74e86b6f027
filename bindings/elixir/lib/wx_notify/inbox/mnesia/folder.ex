defmodule WxNotify.Inbox.Mnesia.Folder do
  @moduledoc false
  # Mnesia in a folder that is this VM's alone. Mnesia itself lets two VMs use one folder, and each would do all the work.

  alias WxNotify.{Error, Reason}

  # How long to wait for one that is ending.
  @patience 10

  @spec open(Path.t()) :: :ok | {:error, Error.t()}
  def open(folder) do
    cond do
      not Code.ensure_loaded?(:mnesia) ->
        failed("it is not part of this release; name it in the project's included_applications")

      :mnesia.system_info(:is_running) == :yes ->
        running_in(folder)

      true ->
        start(folder)
    end
  end

  defp running_in(folder) do
    if Path.expand(:mnesia.system_info(:directory)) == folder and :mnesia.system_info(:use_dir),
      do: :ok,
      else:
        refused(
          "Mnesia runs already, and not with a schema on disc in this folder; call open! before it starts"
        )
  end

  defp start(folder) do
    File.mkdir_p!(folder)

    with :ok <- lock(folder) do
      Application.put_env(:mnesia, :dir, to_charlist(folder))

      with :ok <- made(:mnesia.create_schema([node()])), :ok <- :mnesia.start() do
        own(folder)
      else
        {:error, reason} -> failed(Reason.text(reason))
      end
    end
  end

  defp made({:error, {_node, {:already_exists, _same}}}), do: :ok
  defp made(other), do: other

  # With another node's schema it would wait for that node, for ever.
  defp own(folder) do
    nodes = :mnesia.system_info(:db_nodes)

    if node() in nodes and :mnesia.system_info(:use_dir) do
      :ok
    else
      others = Enum.map_join(nodes -- [node()], ", ", &to_string/1)
      :stopped = :mnesia.stop()

      refused(
        "Mnesia's schema in #{folder} is that of the node #{others}, and this one is #{node()}: start it by that name " <>
          "(--sname or --name), or give it a folder of its own"
      )
    end
  end

  # The operating system gives the lock back when the program ends, and the program when the VM does, as its input is closed then.
  defp lock(folder) do
    name = :"#{__MODULE__} #{folder}"
    flock = System.find_executable("flock")

    cond do
      Process.whereis(name) -> :ok
      flock == nil -> refused("the program flock, which locks the folder, is not there (it is of util-linux)")
      true -> locked(hold(name, flock, Path.join(folder, "wxnotify.lock")), folder)
    end
  end

  defp locked(true, _folder), do: :ok

  defp locked(false, folder) do
    refused(
      "another VM has Mnesia's folder #{folder}; two in one folder would both do all the work, so give each its own"
    )
  end

  defp hold(name, flock, file) do
    caller = self()
    arguments = ["-w", "#{@patience}", file, "sh", "-c", "echo locked; exec cat"]

    {holder, monitor} =
      spawn_monitor(fn ->
        port = Port.open({:spawn_executable, flock}, [:binary, :exit_status, args: arguments])

        receive do
          {^port, {:data, _locked}} ->
            Process.register(self(), name)
            send(caller, {self(), :locked})
            held(port)

          {^port, {:exit_status, _refused}} ->
            :ok
        end
      end)

    receive do
      {^holder, :locked} -> Process.demonitor(monitor, [:flush])
      {:DOWN, ^monitor, :process, ^holder, _reason} -> false
    end
  end

  defp held(port) do
    receive do
      {^port, {:exit_status, _killed}} -> :ok
      _other -> held(port)
    end
  end

  defp refused(message), do: {:error, Error.of(:option_invalid, message, "folder")}
  defp failed(message), do: {:error, Error.of(:inbox_failed, "Mnesia failed: #{message}")}
end
