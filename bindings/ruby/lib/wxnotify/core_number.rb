# frozen_string_literal: true

module WxNotify
  # What the core keeps under a number, and drops with what holds this.
  #
  # @api private
  class CoreNumber
    # @return [Integer]
    attr_reader :number

    # @param name [String] what it is: `handler` or `refresher`
    # @param settings [Hash{Symbol => Object}]
    # @raise [Error]
    def initialize(name, **settings)
      @number = Core.value(name, **settings)
      ObjectSpace.define_finalizer(self, self.class.drop(name, @number))
    end

    def self.drop(name, number)
      proc { Core.ask("drop_#{name}", name.to_sym => number) }
    end
  end
  private_constant :CoreNumber
end
