# frozen_string_literal: true

module WxNotify
  module Testing
    # What a test of a handler begins with, for minitest (`include WxNotify::Testing::Methods` in the test's class) and RSpec
    # (`config.include WxNotify::Testing::Methods`): each test has its own.
    module Methods
      # @return [Platform] which has a key pair of its own
      def wxnotify_platform
        @wxnotify_platform ||= Platform.new
      end

      # @return [Clock] for a handler's `clock`
      def wxnotify_clock
        @wxnotify_clock ||= Clock.new
      end

      # @param app [#call] the handler, or any Rack app with one in it
      # @param options [Hash] as {Courier#initialize}'s
      # @return [Courier] from the platform, by the clock
      def wxnotify_courier(app, **options)
        Courier.new(wxnotify_platform, app, wxnotify_clock, **options)
      end
    end
  end
end
