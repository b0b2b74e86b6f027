# frozen_string_literal: true

module WxNotify
  # PEM texts, for people who are not sure what they hold.
  module Pem
    # Says what each block of a PEM text is: `type` is `platform_certificate` (with `serial`, `algorithm`, `not_before`, `not_after`,
    # `subject`), `merchant_certificate` (with `serial`, `mchid`, `not_before`, `not_after`), `public_key` (with `algorithm`) or
    # `private_key`. Dates are in seconds since the epoch.
    #
    # @param pem [String]
    # @return [Array<Hash{String => Object}>]
    # @raise [ConfigurationError] `PEM_INVALID` where the text cannot be read, `KEY_UNSUPPORTED` for a key that WeChat Pay does not use
    def self.inspect_pem(pem)
      JSON.parse(Native::LIBRARY.bytes(:wxn_inspect_pem, *Native.texts(pem: pem)))
    end
  end
end
