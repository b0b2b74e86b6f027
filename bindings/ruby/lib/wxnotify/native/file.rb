# frozen_string_literal: true

require "rbconfig"

module WxNotify
  module Native
    # Where the package's native libraries are.
    #
    # The gem has one for each platform, in `native/linux-x86_64-musl` and so on; `native.sh` puts the one that it builds for this
    # machine right into `native`, where it comes first.
    module NativeFile
      FOLDER = ::File.expand_path("../../../native", __dir__)

      module_function

      # @param name [String] `wxnotify`, or `wxnotify_testing`
      # @return [String] the library for this system: a path, or where the package has none, the name by which the system finds its own
      def find(name, folder = FOLDER)
        file = case RbConfig::CONFIG["host_os"]
               when /mswin|mingw|cygwin/ then "#{name}.dll"
               when /darwin/ then "lib#{name}.dylib"
               else "lib#{name}.so.0"
               end
        ["#{folder}/#{file}", "#{folder}/#{platform}/#{file}"].find { |path| ::File.file?(path) } || file
      end

      # @return [String] such as `linux-x86_64`, or `linux-x86_64-musl` on Alpine
      def platform(config = RbConfig::CONFIG)
        system = case config["host_os"]
                 when /mswin|mingw|cygwin/ then "windows"
                 when /darwin/ then "macos"
                 when /linux/ then "linux"
                 else config["host_os"]
                 end
        machine = config["host_cpu"].downcase
        machine = { "amd64" => "x86_64", "x64" => "x86_64", "arm64" => "aarch64" }.fetch(machine, machine)
        "#{system}-#{machine}#{"-musl" if config["host_os"].include?("musl")}"
      end
    end
  end
end
