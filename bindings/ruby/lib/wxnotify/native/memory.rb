# frozen_string_literal: true

module WxNotify
  module Native
    # Memory of C's for what is in structs, where Ruby's own strings cannot be. It is wiped at its end, because there are keys in it.
    class Memory
      # Gives one to the block, and wipes it then.
      def self.open
        memory = new
        yield memory
      ensure
        memory&.wipe
      end

      def initialize
        @blocks = []
      end

      # A struct that begins with its size, zeroed else.
      def struct(type)
        type.new(allocate(type.size)).tap { |struct| struct[:size] = type.size }
      end

      # An array of structs, one for each value: the block fills it. It has a place even where it is empty.
      def array(type, values)
        start = allocate(type.size * [1, values.length].max)
        values.each_with_index do |value, index|
          struct = type.new(start + index * type.size)
          struct[:size] = type.size if type.members.include?(:size)
          yield struct, value
        end
        start
      end

      # Copies a text to where a struct has its place; nil is an absent one.
      def text(slice, text)
        return unless text

        bytes = allocate([1, text.bytesize].max)
        bytes.put_bytes(0, text)
        slice[:ptr] = bytes
        slice[:len] = text.bytesize
      end

      # An optional number, as a struct points to it.
      def number(name, number)
        return FFI::Pointer::NULL if number.nil?
        raise UsageError.of(name, "#{name} is #{number.class}; give a whole number") unless number.is_a?(Integer)

        # What does not fit is beyond every limit just as well.
        allocate(8).tap { |place| place.put_int64(0, number.clamp(-(2**63), 2**63 - 1)) }
      end

      def wipe
        @blocks.each(&:clear)
      end

      def inspect
        "#<#{self.class}>"
      end

      private

      def allocate(size)
        FFI::MemoryPointer.new(size).tap { |block| @blocks << block }
      end
    end
  end
end
