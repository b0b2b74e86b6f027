# frozen_string_literal: true

require "active_record"
require "mysql2"
require "pg"
require "securerandom"
require "sqlite3"
require "tmpdir"

# A merchant's database: an inbox in a table of its own, and orders. On SQLite in a file, and on those that tools/databases.sh starts; by the
# libraries themselves and by ActiveRecord.
class Shop
  NAMES = %w[sqlite3 pg mysql2 record_on_sqlite record_on_postgres record_on_mariadb].freeze
  FOLDER = Dir.mktmpdir("wxnotify-ruby")
  Minitest.after_run { FileUtils.remove_entry(FOLDER) }

  def self.server(database)
    %w[HOST PORT USER PASSWORD DATABASE].to_h do |name|
      key = "WXNOTIFY_#{database}_#{name}"
      [name.downcase.to_sym, ENV.fetch(key) { raise "#{key} is not set: run this by test.sh, or through tools/databases.sh" }]
    end
  end

  def self.postgres
    server("POSTGRES").then { |of| PG.connect(host: of[:host], port: of[:port], user: of[:user], password: of[:password], dbname: of[:database]) }
  end

  def self.mariadb
    server("MARIADB").then { |of| Mysql2::Client.new(host: of[:host], port: of[:port].to_i, username: of[:user], password: of[:password], database: of[:database]) }
  end

  def self.record(database, **options)
    @classes ||= 0
    type = Class.new(ActiveRecord::Base) { self.abstract_class = true }
    Object.const_set("ShopsRecord#{@classes += 1}", type)
    adapter = { "POSTGRES" => "postgresql", "MARIADB" => "mysql2" }[database]
    of = adapter && server(database)
    settings = of ? { adapter: adapter, host: of[:host], port: of[:port].to_i, username: of[:user], password: of[:password], database: of[:database] } : { adapter: "sqlite3", timeout: 5000 }
    type.establish_connection(pool: 10, **settings, **options)
    type
  end

  attr_reader :name, :table, :connect, :type, :path

  def initialize(name)
    @name = name
    @table = "t_#{SecureRandom.hex(6)}"
    @path = "#{FOLDER}/#{@table}.db"
    path = @path
    case name
    when "sqlite3" then @connect = -> { SQLite3::Database.new(path) }
    when "pg" then @connect = -> { Shop.postgres }
    when "mysql2" then @connect = -> { Shop.mariadb }
    when "record_on_sqlite" then @type = Shop.record(nil, database: path)
    when "record_on_postgres" then @type = (@@postgres ||= Shop.record("POSTGRES"))
    when "record_on_mariadb" then @type = (@@mariadb ||= Shop.record("MARIADB"))
    end
    SQLite3::Database.new(path).then { |db| db.execute("PRAGMA journal_mode = WAL") && db.close } if name.include?("sqlite")
    create
  end

  def inbox(**options)
    options = { table: table, **options }
    type ? WxNotify::Inbox.new(type, **options) : WxNotify::Inbox.new(**options, &connect)
  end

  # `orders` and `inbox` stand for the tables; values are plain ones.
  def execute(connection, sql)
    sql = sql.gsub(/\b(orders|inbox)\b/, "orders" => "#{table}_orders", "inbox" => table)
    case connection
    when SQLite3::Database then connection.execute(sql)
    when PG::Connection then connection.exec(sql).values
    when Mysql2::Client then connection.query(sql, as: :array).to_a
    else sql.start_with?("SELECT") ? connection.select_rows(sql) : connection.execute(sql)
    end
  end

  # By another connection, in the library's own words: no inbox is asked.
  def look(sql)
    @looking ||= case name
                 when /sqlite/ then SQLite3::Database.new(path).tap { |db| db.busy_timeout(10_000) }
                 when /pg|postgres/ then Shop.postgres
                 else Shop.mariadb
                 end
    execute(@looking, sql)
  end

  # As if new.
  def emptied
    look("DELETE FROM inbox")
    look("UPDATE orders SET paid = 0")
    self
  end

  def pay(connection)
    execute(connection, "UPDATE orders SET paid = paid + 1 WHERE number = 'A1'")
  end

  def paid
    look("SELECT paid FROM orders WHERE number = 'A1'").first.first.to_i
  end

  def noted(*columns)
    look("SELECT #{columns.join(', ')} FROM inbox").first
  end

  private

  def create
    inbox.create!
    look("CREATE TABLE orders (number VARCHAR(32) PRIMARY KEY, paid INT NOT NULL)")
    look("INSERT INTO orders VALUES ('A1', 0)")
  end
end
