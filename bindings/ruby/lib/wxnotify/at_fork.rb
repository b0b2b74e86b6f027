# frozen_string_literal: true

module WxNotify
  # Tells objects that their process forks, as puma's does: before it, where they have `before_fork`, and in the child, where they have
  # `forked`. Of a process's threads a child has the one that forked.
  #
  # @api private
  module AtFork
    @told = ObjectSpace::WeakMap.new

    class << self
      # @param object [#before_fork, #forked] for as long as there is one
      def tell(object)
        Process.singleton_class.prepend(Hook) unless Process.singleton_class.include?(Hook)
        @told[object] = true
      end

      def call(moment)
        @told.keys.each { |object| object.public_send(moment) if object.respond_to?(moment) }
      end
    end

    # Ruby's own, which every fork goes through.
    module Hook
      def _fork
        AtFork.call(:before_fork)
        super.tap { |child| AtFork.call(:forked) if child.zero? }
      end
    end
    private_constant :Hook
  end
  private_constant :AtFork
end
