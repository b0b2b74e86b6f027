# frozen_string_literal: true

module WxNotify
  # Runs a program of the core: it asks for one step at a time, and is told what came of it. The inbox's calls need no more than this.
  #
  # @api private
  class Program
    LAST = %w[answer value error].freeze
    private_constant :LAST

    # @return [Inbox::Session]
    attr_reader :session

    def initialize(session)
      @session = session
    end

    # @param step [Hash{String => Object}] the first
    # @return [Hash{String => Object}, nil] the last; nil where another thread goes on
    def run(step)
      program = step["program"]
      until LAST.include?(step["step"])
        reply = reply_to(step)
        return program = nil if reply.nil?

        step = Core.ask("next", program: step["program"], result: reply)
      end
      program = nil
      step
    ensure
      # By whatever it ended, a throw or a killed thread included.
      abandon(program) if program
    end

    private

    def reply_to(step)
      case step["step"]
      when "begin" then session.begin(step["wait_ms"], step["write"])
      when "run" then session.run(step["statement"])
      when "commit" then session.commit
      when "roll_back" then session.roll_back
      when "pause" then pause(step["ms"])
      else raise Core.error("INTERNAL", nil, "the library asks for the step #{step['step']}, which this package does not know")
      end
    end

    def pause(milliseconds)
      sleep(milliseconds / 1000.0)
      "done"
    end

    def abandon(program)
      session.abandon
      Core.ask("drop", program: program)
    end
  end
  private_constant :Program
end
