# frozen_string_literal: true

# A merchant's process for the proof that each notification counts once: an endpoint on puma, and in mode stored two workers beside it. It
# is killed at any moment. bench/endpoint measures it in these modes and in leased, none (without an inbox) and bare (without a handler).

require "logger"
require "optparse"
require "puma"
require "puma/server"
require "uri"
require "wxnotify"

# Seconds: short, so that the notifications of the dead are taken up in the run.
LEASE = 3

# What opens a connection, when it must: the database may be down at this moment. A merchant is killed and started again all the time: it
# loads the library that it needs.
def connect(database, url)
  case database
  when "sqlite"
    require "sqlite3"
    path = url.delete_prefix("sqlite://")
    -> { SQLite3::Database.new(path) }
  when "postgresql"
    require "pg"
    -> { PG.connect(url) }
  else
    require "mysql2"
    of = URI(url)
    -> { Mysql2::Client.new(host: of.host, port: of.port, username: of.user, password: of.password, database: of.path.delete_prefix("/")) }
  end
end

def inbox(database, url, connect)
  database == "sqlite" ? WxNotify::Inbox.sqlite(url.delete_prefix("sqlite://"), lease: LEASE) : WxNotify::Inbox.new(lease: LEASE, &connect)
end

# @return [Integer] how many orders of the number there were
def pay(connection, number)
  case connection.class.name
  when "SQLite3::Database"
    connection.execute("UPDATE orders SET paid = paid + 1 WHERE number = ?", [number])
    connection.changes
  when "PG::Connection"
    connection.exec_params("UPDATE orders SET paid = paid + 1 WHERE number = $1", [number]).cmd_tuples
  else
    connection.prepare("UPDATE orders SET paid = paid + 1 WHERE number = ?").tap { |statement| statement.execute(number) }.affected_rows
  end
end

# Numbers of the open orders that are the oldest.
def open_orders(connection)
  rows = case connection.class.name
         when "SQLite3::Database" then connection.execute(OPEN)
         when "PG::Connection" then connection.exec(OPEN).values
         else connection.query(OPEN, as: :array).to_a
         end
  rows.map(&:first)
ensure
  connection.close
end

OPEN = "SELECT number FROM orders WHERE paid = 0 ORDER BY number LIMIT 10"

# Every half second: notifications of theirs may never come. What fails is asked again.
def ask_for_open_orders(handler, keys, connect)
  serial, key, host = %w[merchant_serial merchant_key.pem api].map { |name| File.read("#{keys}/#{name}") }
  merchant = WxNotify::Merchant.new(mchid: "1900007291", serial: serial, private_key: key, host: host)
  loop do
    sleep(0.5)
    open_orders(connect.call).each do |number|
      handler.reconcile(merchant, out_trade_no: number)
    rescue WxNotify::Error
      next
    end
  rescue StandardError
    next # the database is down at this moment
  end
end

options = {}
OptionParser.new do |parser|
  %w[database mode url keys port].each { |name| parser.on("--#{name} VALUE") { |value| options[name.to_sym] = value } }
end.parse!

parser = WxNotify::NotificationParser.new(
  platform_keys: WxNotify::PlatformKeys.new(certificates: File.read("#{options[:keys]}/certificate.pem")),
  api_v3_keys: File.read("#{options[:keys]}/api_v3_key")
)
connect = connect(options[:database], options[:url]) unless %w[none bare].include?(options[:mode])
inbox = connect ? { inbox: inbox(options[:database], options[:url], connect), mode: options[:mode], key: :business } : {}
# Effects that are not in the inbox's database: each is a byte in the file.
effects = File.open("#{options[:keys]}/effects", "a").tap { |file| file.sync = true } if %w[none leased].include?(options[:mode])
# The runner judges; failures are what it is for.
handler = WxNotify::NotificationHandler.new(parser, logger: Logger.new(nil), **inbox) do |on|
  on.on_paid do |event, delivery|
    next effects.write(".") && nil if effects

    delivery.fail("there is no such order") if pay(delivery.connection, event.out_trade_no) != 1
  end
end
bare = ->(env) { [200, {}, [env["rack.input"].read.clear]] }

2.times { Thread.new { handler.work(pause: 0.05) } } if options[:mode] == "stored"
Thread.new { ask_for_open_orders(handler, options[:keys], connect) } if File.exist?("#{options[:keys]}/api")
server = Puma::Server.new(options[:mode] == "bare" ? bare : handler, Puma::Events.null, max_threads: 32)
server.add_tcp_listener("127.0.0.1", options[:port].to_i)
server.run.join
