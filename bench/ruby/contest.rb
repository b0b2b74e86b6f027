# frozen_string_literal: true

# The protocol of bench/README.md, and the files that it names.

require "json"

FOLDER = ARGV.fetch(0)
$stdout.sync = true

def text(name) = File.read("#{FOLDER}/#{name}", encoding: "UTF-8")

# One request as a Rack server hands it over, and its raw body.
def message(name)
  env = { "REQUEST_METHOD" => "POST", "PATH_INFO" => "/notify", "QUERY_STRING" => "", "SERVER_NAME" => "pay.example.com" }
  text("#{name}.headers").each_line(chomp: true) do |line|
    header, value = line.split(": ", 2)
    key = header.upcase.tr("-", "_")
    env[%w[CONTENT_TYPE CONTENT_LENGTH].include?(key) ? key : "HTTP_#{key}"] = value
  end
  [env, File.binread("#{FOLDER}/#{name}.body")]
end

# Answers standard input until its end. An operation is a pair: what takes env and body, and what shows its output.
def serve(versions, operations)
  messages = Hash.new { |held, name| held[name] = message(name) }
  puts JSON.generate(operations: operations.keys, versions: versions)
  $stdin.each_line(chomp: true) do |line|
    word, operation, name, calls = line.split
    call, show = operations.fetch(operation)
    env, body = messages[name]
    puts word == "check" ? JSON.generate(check(call, show, env, body)) : turn(call, env, body, calls.to_i)
  end
end

def check(call, show, env, body)
  show.call(call.call(env, body))
rescue StandardError => e
  { refused: e.message }
end

def turn(call, env, body, calls)
  accepted = 0
  done = 0
  began = Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond)
  while done < calls
    done += 1
    begin
      call.call(env, body)
      accepted += 1
    rescue StandardError
      nil
    end
  end
  "#{Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond) - began} #{accepted}"
end

PLAINTEXT = ->(output) { { plaintext: output } }
RESOURCE = ->(output) { { resource: output } }
EVENT = lambda do |payment|
  { event: { out_trade_no: payment.out_trade_no, transaction_id: payment.transaction_id, trade_state: payment.trade_state, total: payment.amount.total,
             openid: payment.payer.openid, goods_id: payment.promotion_detail[0].goods_detail[0].goods_id } }
end
