# frozen_string_literal: true

# package.sh builds the gem, one for each platform: it puts the native libraries and the licences beside this file.

require_relative "lib/wxnotify/version"

Gem::Specification.new do |gem|
  gem.name = "wxnotify"
  gem.version = WxNotify::VERSION
  gem.platform = ENV.fetch("WXNOTIFY_GEM_PLATFORM", Gem::Platform::RUBY)
  gem.authors = ["The wxnotify authors"]
  gem.summary = "Verifies and decrypts WeChat Pay (微信支付 APIv3) notifications"
  gem.homepage = "https://github.com/wxnotify/wxnotify"
  gem.licenses = %w[MIT Apache-2.0]
  gem.metadata = { "rubygems_mfa_required" => "true", "source_code_uri" => gem.homepage, "changelog_uri" => "#{gem.homepage}/blob/main/CHANGELOG.md" }
  gem.required_ruby_version = ">= 3.1"
  gem.files = Dir["{lib,sig,exe,native,examples}/**/*", "README*.md", "LICENSE*", "THIRD-PARTY-NOTICES"].select { |file| File.file?(file) }
  gem.bindir = "exe"
  gem.executables = ["wxnotify"]
  gem.add_dependency "ffi", "~> 1.15"
end
