# frozen_string_literal: true

require_relative "helper"
require "open3"

class NativeTest < Minitest::Test
  # The functions of the package are those of the header, with as many arguments.
  def test_functions_are_as_the_headers_say
    { WxNotify::Native::FUNCTIONS => "wxnotify", WxNotify::Native::TESTING_FUNCTIONS => "wxnotify_testing" }.each do |functions, header|
      text = File.read(File.expand_path("../../../include/#{header}.ffi.h", __dir__))
      functions.each do |name, arguments|
        declared = text[/\b#{name}\((.*?)\);/m, 1].split(",").map { |argument| type(argument) }
        assert_equal declared, arguments ? [*arguments, :pointer] : [:pointer], name.to_s
      end
    end
  end

  def test_the_answer_of_call_is_json
    assert_equal({ "value" => { "code" => "x" } }.keys, JSON.parse(WxNotify::Native.call('{"do":"explain_inbox","inbox":{"dialect":"sqlite","placeholders":"question"}}')).keys)
    error = assert_raises(WxNotify::UsageError) { WxNotify::Native.call("{}") }
    assert_equal "ARGUMENT_INVALID", error.code
  end

  def test_texts_of_any_encoding_become_utf8
    given = { a: ["微信", "\xFF", "微信".b, "caf\xE9".dup.force_encoding("ISO-8859-1"), 1, nil] }
    assert_equal({ a: ["微信", "\uFFFD", "微信", "café", 1, nil] }, WxNotify::Native.utf8(given))
  end

  def test_platforms_have_the_names_of_the_table
    names = JSON.parse(File.read(File.expand_path("../../../tools/platforms.json", __dir__))).map { |each| each["name"] }
    { %w[linux-gnu x86_64] => "linux-x86_64", %w[linux x86_64] => "linux-x86_64", %w[linux-musl aarch64] => "linux-aarch64-musl",
      %w[darwin23 arm64] => "macos-aarch64", %w[mingw32 x64] => "windows-x86_64" }.each do |(system, machine), name|
      assert_equal name, WxNotify::Native::NativeFile.platform({ "host_os" => system, "host_cpu" => machine })
      assert_includes names, name
    end
  end

  def test_a_missing_library_says_what_to_do
    script = 'require "ffi"; module WxNotify; module Native; end; end
              require "wxnotify/native/file"; module WxNotify::Native::NativeFile; def self.find(*) = "/nowhere/libwxnotify.so.0"; end
              require "wxnotify"'
    _, error, status = Open3.capture3("ruby", "-I", File.expand_path("../lib", __dir__), "-e", script)
    refute status.success?
    assert_match(/cannot be loaded.*native\.sh.*NativeLibraryError/m, error)
  end

  # What runs in the middle of a call, such as a finalizer, has places of its own.
  def test_a_call_within_a_call_writes_elsewhere
    library = WxNotify::Native::LIBRARY
    library.send(:with_places) do |out, error|
      library.send(:with_places) { |other, another| assert_equal 4, [out, error, other, another].map(&:address).uniq.length }
    end
  end

  private

  def type(argument)
    return :pointer if argument.include?("*")

    { "size_t" => :size_t, "int64_t" => :int64, "int32_t" => :int32 }.fetch(argument.split.first)
  end
end
