# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A test of signatures and encryption that the merchant started (商户签名验签/加解密测试).
    #
    # Kind `security_echo`, carried by `SECURITY_ECHO.SUCCESS`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4015164042>
    class SecurityEcho < Event
      KIND = "security_echo"

      # The text the merchant sent to the test, returned.
      #
      # @return [String]
      field :echo_message, required: true

      # The text, encrypted with the merchant's public key. Base64.
      #
      # @return [String, nil]
      field :encrypt_echo_message
    end
  end
end
