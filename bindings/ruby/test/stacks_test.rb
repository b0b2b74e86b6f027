# frozen_string_literal: true

require "helper"
require "rspec/core/version"
require "rubygems"
require "shop"

# What the READMEs say is tested is what the tests run with.
class StacksTest < Minitest::Test
  # A version, or its beginning, by each name.
  TOLD = File.readlines(File.expand_path("stacks.txt", __dir__), chomp: true).drop(2).to_h(&:split)

  def test_the_versions_are_the_installed_ones
    TOLD.each { |name, version| assert_match(/\A#{Regexp.escape(version)}(\.|\z)/, installed(name).to_s, name) }
  end

  def test_the_readmes_tell_them
    %w[README.md README.zh-CN.md].each do |file|
      table = File.read(File.expand_path("../#{file}", __dir__))[/<!-- versions: bindings.ruby.test.stacks.txt -->\n((?:\|.*\n)+)/, 1]
      told = table.scan(/`?([\w-]+)`? (\d+\.[\d.]*\d|\d+)(?= |,|;|）|\)|，|、)/)
      assert_equal TOLD.to_a.sort, told.uniq.sort, file
    end
  end

  private

  def installed(name)
    case name
    when "ruby" then RUBY_VERSION
    when "rspec" then RSpec::Core::Version::STRING
    when "rails" then Gem::Specification.find_by_name("railties").version
    when "PostgreSQL" then Shop.postgres.exec("SHOW server_version").getvalue(0, 0)[/[\d.]+/]
    when "MariaDB" then Shop.mariadb.query("SELECT VERSION() AS of").first["of"]
    else Gem.loaded_specs[name]&.version || Gem::Specification.find_by_name(name).version
    end
  end
end
