# frozen_string_literal: true

# In an empty folder, where the gem is installed and the checkout out of sight: runs the README's programs, and the command.

require "rack"
require "wxnotify"

version, = ARGV
gem = Gem.loaded_specs.fetch("wxnotify")
abort "wxnotify is not the gem's" unless $LOADED_FEATURES.grep(%r{/wxnotify\.rb$}).all? { |file| file.start_with?(ENV.fetch("GEM_HOME")) }

platform = WxNotify::Testing::Platform.new(public_key_id: "PUB_KEY_ID_0114232134912410000000000000")
ENV.update("WXPAY_PUBLIC_KEY_ID" => platform.serial, "WXPAY_PUBLIC_KEY" => platform.public_key_pem, "WXPAY_API_V3_KEY" => platform.api_v3_key,
           "WXPAY_MCHID" => "1900007291")
app, = Rack::Builder.parse_file("#{gem.full_gem_path}/examples/endpoint.ru")
post = lambda do |fault|
  resource = WxNotify::Testing.sample("TRANSACTION.SUCCESS", { "mchid" => "1900007291", "out_trade_no" => "A1", "amount.total" => 100 })
  delivery = platform.notification("TRANSACTION.SUCCESS", resource, fault: fault)
  app.call(Rack::MockRequest.env_for("/notify", method: "POST", input: delivery.body).merge(delivery.rack_env))[0]
end

checks = {
  "the version is the release's" => [WxNotify.version, WxNotify::VERSION, gem.version.to_s].uniq == [version],
  "a payment is received" => post.call(nil) == 200,
  "a forged one is refused" => post.call("forged") == 401,
  "the README's test runs" => `ruby #{gem.full_gem_path}/examples/testing.rb`.include?("answered 401"),
  "the command runs" => `#{Gem.bin_path("wxnotify", "wxnotify")} --version`.include?(version),
  "the licences are there" => File.file?("#{gem.full_gem_path}/THIRD-PARTY-NOTICES"),
  "and the signatures" => File.file?("#{gem.full_gem_path}/sig/wxnotify/events.rbs")
}
checks.each { |name, good| puts "#{good ? "ok    " : "FAILED"}  #{name}" }
failed = checks.values.count(false)
puts "#{checks.length - failed} passed, #{failed} failed"
exit failed.zero?
