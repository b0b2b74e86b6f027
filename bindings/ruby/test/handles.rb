# frozen_string_literal: true

require "logger"
require "timeout"

# Handlers under test, and the requests that come to them.
module Handles
  def outcomes
    @outcomes ||= Queue.new
  end

  def log
    @log ||= StringIO.new
  end

  def handler(**options, &block)
    WxNotify::NotificationHandler.new(parser, observe: outcomes.method(:push), logger: Logger.new(log), **options, &block)
  end

  def env_of(delivery, **others)
    delivery.rack_env.merge("REQUEST_METHOD" => "POST", "CONTENT_LENGTH" => delivery.body.bytesize.to_s,
                            "rack.input" => StringIO.new(delivery.body), **others)
  end

  # Has the handler take a notification.
  #
  # @return [Array(Integer, String)] the status, and the outcome's code
  def post(handler, delivery = deliver, **others)
    status, = handler.call(env_of(delivery, **others))
    [status, outcomes.pop.code]
  end

  # Many requests with one notification, of which one counts.
  def assert_counted_once(statuses)
    assert_empty statuses - [200, 503, 500]
    codes = Array.new(outcomes.length) { outcomes.pop.code }
    assert_empty codes - %w[SUCCESS DUPLICATE NOTIFICATION_BUSY DEADLINE_EXCEEDED]
    assert_equal 1, codes.count("SUCCESS")
  end

  # What the block comes to in a forked process.
  def forked
    reader, writer = IO.pipe
    child = fork do
      writer.write(Timeout.timeout(60) { yield })
      writer.close
    rescue Exception => e
      writer.write(e.class)
    ensure
      exit!(0)
    end
    writer.close
    Timeout.timeout(90) { Process.wait(child) }
    reader.read
  rescue Timeout::Error
    Process.kill("KILL", child)
    Process.wait(child)
    flunk "the forked process did not end"
  end

  # However loaded the machine is.
  def eventually(seconds = 60)
    ends = Process.clock_gettime(Process::CLOCK_MONOTONIC) + seconds
    sleep(0.01) until yield || Process.clock_gettime(Process::CLOCK_MONOTONIC) > ends
    assert yield, "it did not come to that in #{seconds} seconds"
  end
end
