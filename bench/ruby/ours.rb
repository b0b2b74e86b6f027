# frozen_string_literal: true

# wxnotify, as a merchant in Ruby has it.

$LOAD_PATH.unshift File.expand_path("../../bindings/ruby/lib", __dir__)
require_relative "contest"
require "wxnotify"

keys = WxNotify::PlatformKeys.new(public_keys: [[text("public_key_id"), text("public_key.pem")]])
parser = WxNotify::NotificationParser.new(platform_keys: keys, api_v3_keys: [WxNotify::ApiV3Key.new(text("api_v3_key"))])
serve "wxnotify #{WxNotify::VERSION}",
      "parse" => [->(env, body) { parser.parse(env, body).plaintext }, PLAINTEXT],
      "json" => [->(env, body) { parser.parse(env, body).resource }, RESOURCE],
      "event" => [->(env, body) { parser.parse(env, body).event }, EVENT]
