# frozen_string_literal: true

module WxNotify
  # The native library is not there, or of another release.
  class NativeLibraryError < LoadError
  end
end
