# frozen_string_literal: true

module WxNotify
  # Tells objects in a forked process that they are in one, as puma's workers are: of a process's threads a fork has the one that forked.
  #
  # @api private
  module AfterFork
    @told = ObjectSpace::WeakMap.new

    class << self
      # @param object [#forked] for as long as there is one
      def tell(object)
        Process.singleton_class.prepend(Hook) unless Process.singleton_class.include?(Hook)
        @told[object] = true
      end

      def call
        @told.keys.each(&:forked)
      end
    end

    # Ruby's own, which every fork goes through.
    module Hook
      def _fork
        super.tap { |child| AfterFork.call if child.zero? }
      end
    end
    private_constant :Hook
  end
  private_constant :AfterFork
end
