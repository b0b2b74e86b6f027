# frozen_string_literal: true

# Tells genuine WeChat Pay (微信支付) notifications from forged ones, and opens them.
#
# {WxNotify::NotificationParser} is where to begin; {WxNotify::Testing} is for tests, and loaded where it is first named.
module WxNotify
  autoload :Testing, "wxnotify/testing"
  autoload :Events, "wxnotify/events"
  autoload :OpenTelemetry, "wxnotify/open_telemetry"
  # Net::HTTP and its OpenSSL are loaded by who asks WeChat Pay alone.
  autoload :Asking, "wxnotify/asking"
  private_constant :Asking
end

require "wxnotify/version"
require "wxnotify/native"
require "wxnotify/error"
require "wxnotify/error_code"
require "wxnotify/ack"
require "wxnotify/secret"
require "wxnotify/platform_keys"
require "wxnotify/api_v3_key"
require "wxnotify/api_v2_key"
require "wxnotify/headers"
require "wxnotify/body"
require "wxnotify/kind"
require "wxnotify/expectation"
require "wxnotify/notification"
require "wxnotify/diagnosis"
require "wxnotify/parser"
require "wxnotify/v2"
require "wxnotify/certificates"
require "wxnotify/primitives"
require "wxnotify/pem"
require "wxnotify/core"
require "wxnotify/core_number"
require "wxnotify/log"
require "wxnotify/monotonic"
require "wxnotify/at_fork"
require "wxnotify/in_rails"
require "wxnotify/raised"
require "wxnotify/program"
require "wxnotify/api_request"
require "wxnotify/merchant"
require "wxnotify/request"
require "wxnotify/served_merchant"
require "wxnotify/merchants"
require "wxnotify/reconciled"
require "wxnotify/certificate_refresher"
require "wxnotify/notification_handler"

module WxNotify
  # @return [String] the version of the native library that was loaded, such as `0.1.0`
  def self.version
    Native::LIBRARY.version
  end

  # @return [String] its crypto backend, `aws-lc-rs` or `rustcrypto`
  def self.backend
    Native::LIBRARY.backend
  end
end
