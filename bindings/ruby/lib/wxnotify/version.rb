# frozen_string_literal: true

module WxNotify
  # The version of this package, which is the same in every language.
  VERSION = "0.1.0"
end
