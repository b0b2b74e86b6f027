# frozen_string_literal: true

require "helper"
require "handles"

# What is told that its process forks.
class AtForkTest < Minitest::Test
  include Handles

  AT_FORK = WxNotify.const_get(:AtFork)

  class Told
    include AT_FORK

    attr_reader :forks, :ready

    def initialize(is_ready: true)
      @one, @two, @three, @four = 4.times.map { |number| "text #{number}" }
      @forks = 0
      tell_at_fork if is_ready
    end

    # What the collector took away has something else in its place.
    def before_fork
      raise "there is no such object any more" unless [@one, @two, @three, @four].each_with_index.all? { |text, n| text == "text #{n}" }

      @forks += 1
    end
  end

  def test_what_is_ready_is_told_and_nothing_else
    told, early = Told.new, Told.new(is_ready: false)
    assert_equal "1 0", forked { "#{told.forks} #{early.forks}" }
    assert_equal 1, told.forks
  end

  # Ruby 3.1's ObjectSpace::WeakMap tells of some of them in so many rounds, or ends the process.
  def test_what_is_gone_is_not_told
    40.times do |round|
      200.times { |number| Told.new && "rubbish #{round} #{number}" * 3 }
      AT_FORK.call(:before_fork)
    end
  end
end
