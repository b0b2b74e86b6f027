# frozen_string_literal: true

module WxNotify
  # The clock that nobody sets, in seconds: what lies between two looks at it is how long it took.
  #
  # @api private
  module Monotonic
    module_function

    def now
      Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end
  end
  private_constant :Monotonic
end
