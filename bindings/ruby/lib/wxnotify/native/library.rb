# frozen_string_literal: true

module WxNotify
  module Native
    # A native library: calling it, and reading what it hands out.
    class Library
      # @param name [String] what stands behind `lib` in its file's name
      # @param functions [Hash{Symbol => Array<Symbol>, nil}] see FUNCTIONS
      # @raise [NativeLibraryError]
      def initialize(name, functions)
        @c = Module.new { extend FFI::Library }
        @c.ffi_lib(NativeFile.find(name))
        check_version
        functions.each { |function, arguments| @c.attach_function(function, arguments ? [*arguments, :pointer] : [:pointer], :int32) }
        @c.attach_function(:wxn_version, [], :string)
        @c.attach_function(:wxn_backend, [], :string)
        @known = {}
        @places = []
      rescue LoadError => e
        raise if e.is_a?(NativeLibraryError)

        raise NativeLibraryError, "wxnotify: the native library cannot be loaded (#{e.message.lines.first.to_s.strip}); the gem has none for " \
                                  "#{NativeFile.platform}, or it is of another platform: build it by native.sh in the package's folder, or install " \
                                  "lib#{name}.so.0 where the system finds it (`make install`, then `ldconfig`)"
      end

      # Calls a function.
      #
      # @raise [Error] what it answered
      def invoke(function, *arguments)
        with_places { |_, error| check(@c.public_send(function, *arguments, error), error) }
      end

      # Calls a function that has an `out` for bytes, and copies and frees those.
      #
      # @return [String] binary
      # @raise [Error] what it answered
      def bytes(function, *arguments)
        with_places do |out, error|
          check(@c.public_send(function, *arguments, out, error), error)
          taken(out)
        end
      end

      # Calls `wxn_parser_parse_packed`, as {#bytes} would, and makes no arrays of the arguments. A refusal is raised here and not within
      # blocks, through which it would take longer than the library takes to refuse.
      #
      # @param parser [FFI::Pointer]
      # @return [String] binary
      # @raise [Error] what it answered
      def parse(parser, headers, body, now)
        out, error = places = take_places
        code = @c.wxn_parser_parse_packed(parser, headers, headers.bytesize, body, body.bytesize, now, out, error)
        answer = code.zero? ? taken(out) : failure(code, error.read_pointer)
        @places.push(places)
        raise answer unless code.zero?

        answer
      end

      # Calls `wxn_check_event`, as {#invoke} would, and makes no arrays of the arguments.
      #
      # @raise [Error] what it answered
      def check_event(event_type, kind, plaintext)
        with_places do |_, error|
          check(@c.wxn_check_event(event_type, event_type.bytesize, kind, kind.bytesize, plaintext, plaintext.bytesize, error), error)
        end
      end

      # Calls a function that has an `out` for a pointer.
      #
      # @return [FFI::Pointer] what it wrote there, which is to be freed
      # @raise [Error] what it answered
      def pointer(function, *arguments)
        with_places do |out, error|
          check(@c.public_send(function, *arguments, out, error), error)
          out.read_pointer
        end
      end

      # Calls a function that has an `out` for a number.
      #
      # @param type [Symbol] the number's
      # @raise [Error] what it answered
      def number(type, function, *arguments)
        out = FFI::MemoryPointer.new(type)
        invoke(function, *arguments, out)
        out.get(type, 0)
      end

      # Calls a function as {#pointer}, gives what it wrote to the block, and frees it.
      #
      # @param free [Symbol] what frees it
      def with(free, function, *arguments)
        handed_out = pointer(function, *arguments)
        begin
          yield handed_out
        ensure
          @c.public_send(free, handed_out)
        end
      end

      # Calls a function as {#pointer}: what it wrote is freed when nothing refers to it any more.
      #
      # @param free [Symbol] what frees it
      # @return [FFI::AutoPointer]
      def handle(free, function, *arguments)
        FFI::AutoPointer.new(pointer(function, *arguments), @c.method(free))
      end

      # Copies a table, which lives for ever.
      #
      # @param struct [Class] of its rows
      def table(struct, function)
        first = FFI::MemoryPointer.new(:pointer)
        length = number(:size_t, function, first)
        Array.new(length) { |index| yield struct.new(first.read_pointer + index * struct.size) }.freeze
      end

      # @return [String]
      def version
        @c.wxn_version
      end

      # @return [String]
      def backend
        @c.wxn_backend
      end

      # Leaves out where keys could be.
      def inspect
        "#<#{self.class}>"
      end

      private

      # Copies bytes that the library made, and frees them.
      def taken(out)
        bytes = out.read_pointer
        copy = bytes.read_pointer.read_bytes(bytes.get_ulong(Bytes::LENGTH))
        @c.wxn_bytes_free(bytes)
        copy
      end

      # Where a call's result and its error are written to. They are kept, because to make them takes longer than to call. Whoever needs two has
      # them to himself: another thread, or what the garbage collector runs in between, takes others.
      def take_places
        @places.pop || [FFI::MemoryPointer.new(:pointer), FFI::MemoryPointer.new(:pointer)].freeze
      end

      def with_places
        out, error = places = take_places
        yield out, error
      ensure
        @places.push(places) if places
      end

      def check(code, error)
        raise failure(code, error.read_pointer) unless code.zero?
      end

      def check_version
        @c.attach_function(:wxn_abi_version, [], :uint32)
        found = @c.wxn_abi_version
        return if found == ABI_VERSION

        raise NativeLibraryError, "wxnotify: this package speaks version #{ABI_VERSION} of the native library's interface, and the library that was " \
                                  "loaded speaks #{found}; install both of one release"
      end

      # The error, of which all but message and field are the same for its code.
      def failure(code, pointer)
        type, name, ack, ack_v2 = @known[code] ||= known(ErrorStruct.new(pointer))
        failure = type.new(Slice.text_at(pointer, ErrorStruct::MESSAGE), name, Slice.text_at(pointer, ErrorStruct::FIELD), ack, ack_v2)
        @c.wxn_error_free(pointer)
        failure
      end

      def known(error)
        name = error[:name].text
        [Error.class_of(name), name, Ack.of_native(error[:ack]), Ack.of_native(error[:ack_v2])].freeze
      end
    end
  end
end
