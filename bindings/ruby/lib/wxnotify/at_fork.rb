# frozen_string_literal: true

module WxNotify
  # What is told that its process forks, as puma's does: before it by `before_fork`, where it has that, and in the child by `forked`. Of a
  # process's threads a child has the one that forked.
  #
  # @api private
  module AtFork
    # Of an ObjectSpace::WeakMap Ruby 3.1 and 3.2 get objects, too, that its collector has taken half away: others are in their place.
    def self.call(moment)
      told = ObjectSpace.each_object(AtFork).select { |object| object.respond_to?(moment) && object.told_at_fork? }
      told.each(&moment)
    end

    # From now on, and for as long as there is such an object: once it is ready for it.
    def tell_at_fork
      Process.singleton_class.prepend(Hook) unless Process.singleton_class.include?(Hook)
      @told_at_fork = true
    end

    def told_at_fork?
      defined?(@told_at_fork)
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
