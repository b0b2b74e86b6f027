# frozen_string_literal: true

require "helper"
require "handles"
require "shop"
require "timeout"

# What is promised of the inbox, by each library on each database.
class InboxTest < Minitest::Test
  include Genuine
  include Handles

  Shop::NAMES.each do |name|
    define_method("test_by_#{name}") do
      shop = Shop.new(name)
      (methods + private_methods).grep(/\Acheck_/).sort.each { |check| send(check, shop.emptied) }
    end
  end

  def test_options_are_refused_when_it_is_made
    assert_code("OPTION_INVALID", "connect") { WxNotify::Inbox.new }
    assert_code("OPTION_INVALID", "connect") { WxNotify::Inbox.new("inbox.db") }
    assert_code("OPTION_INVALID", "path") { WxNotify::Inbox.sqlite(":memory:") }
    assert_code("OPTION_INVALID", "lease") { WxNotify::Inbox.new(lease: 0) { flunk } }
    assert_code("OPTION_INVALID", "connection") { WxNotify::Inbox.new { flunk }.stats(connection: "inbox.db") }
  end

  def test_what_opens_no_connection
    no_connection = handler(inbox: WxNotify::Inbox.new { "inbox.db" }) { |on| on.on_paid {} }
    assert_equal [500, "OPTION_INVALID"], post(no_connection)
    folder = "#{Shop::FOLDER}/none/inbox.db"
    assert_match(/none.inbox.db cannot be opened/, assert_code("INBOX_FAILED") { WxNotify::Inbox.sqlite(folder) }.message)
    # A port that nobody listens on.
    lost = handler(inbox: WxNotify::Inbox.new { PG.connect(host: "127.0.0.1", port: 1, password: "hidden") }) { |on| on.on_paid {} }
    assert_equal [500, "INBOX_FAILED"], post(lost)
    refute_match(/hidden|port 1/, log.string)
  end

  def test_models_are_in_the_inboxs_transaction
    %w[record_on_sqlite record_on_postgres record_on_mariadb].each do |name|
      shop = Shop.new(name)
      order = Class.new(shop.type) { |type| type.table_name = "#{shop.table}_orders" }
      order.primary_key = "number"
      committed = []
      order.after_commit { committed << shop.paid }
      fails = true
      on = handler(inbox: shop.inbox) do |it|
        it.on_paid do |event, delivery|
          order.transaction { order.find_by!(number: event.out_trade_no).update!(paid: 1) }
          delivery.fail("no stock") if fails
        end
      end
      assert_equal [[500, "HANDLER_FAILED"], 0, []], [post(on), shop.paid, committed], name
      fails = false
      assert_equal [[200, "SUCCESS"], 1, [1]], [post(on), shop.paid, committed], name
      eventually { shop.type.connection_pool.stat[:busy] <= 1 } # this thread's may be one
    end
  end

  # ActiveRecord runs `before_commit` right before its COMMIT. PostgreSQL answers that with ROLLBACK where a statement failed, MySQL rolls all
  # of a transaction back by itself: neither is told by an error.
  def test_what_a_before_commit_hook_undoes_is_no_success
    swallowed = ->(connection) { connection.execute("SELECT 1 FROM nowhere") rescue nil }
    ended = ->(connection) { connection.execute("ROLLBACK") }
    { "record_on_postgres" => [swallowed, ended], "record_on_mariadb" => [ended], "record_on_sqlite" => [ended] }.each do |name, hooks|
      hooks.each { |hook| assert_a_hook_that_undoes_is_seen(Shop.new(name), hook) }
    end
  end

  def assert_a_hook_that_undoes_is_seen(shop, hook)
    order = Class.new(shop.type) { |type| type.table_name = "#{shop.table}_orders" }
    order.primary_key = "number"
    fails = true
    committed = []
    order.before_commit { hook.call(shop.type.connection) if fails }
    order.after_commit { committed << shop.paid }
    pay = -> { order.find_by!(number: "A1").then { |it| it.update!(paid: it.paid + 1) } }
    on = handler(inbox: shop.inbox) { |it| it.on_paid { pay.call } }
    status, code = post(on, deliver(id: "EV-1"))
    assert_equal [500, 0, 0, []], [status, shop.paid, shop.look("SELECT COUNT(*) FROM inbox WHERE state = 'done'").first.first.to_i, committed], shop.name
    assert_includes %w[INBOX_FAILED HANDLER_FAILED], code
    assert_code("INBOX_FAILED") { shop.inbox.transaction { pay.call } }
    fails = false
    assert_equal [[200, "SUCCESS"], 1, [1]], [post(on, deliver(id: "EV-1")), shop.paid, committed], shop.name
    # The merchant's own transactions are the merchant's.
    assert order.transaction(&pay)
  end
  private :assert_a_hook_that_undoes_is_seen

  # A process ends although a thread of it waits for SQLite's lock.
  def test_a_thread_that_is_killed_while_it_waits
    script = <<~RUBY
      require "sqlite3"
      require "wxnotify"
      inbox = WxNotify::Inbox.sqlite(ARGV[0])
      holder = SQLite3::Database.new(ARGV[0])
      holder.execute("BEGIN IMMEDIATE")
      waits = Thread.new { Thread.current.report_on_exception = false; WxNotify::Inbox::Session.new(inbox.instance_variable_get(:@source)).begin(1500, true) }
      sleep(0.5)
      waits.kill
    RUBY
    child = spawn(RbConfig.ruby, "-I", File.expand_path("../lib", __dir__), "-e", script, "#{Shop::FOLDER}/killed.db")
    assert_predicate Timeout.timeout(60) { Process.wait2(child).last }, :success?
  rescue Timeout::Error
    Process.kill("KILL", child)
    Process.wait(child)
    flunk "it did not end"
  end

  private

  def handler_of(shop, inbox: {}, **options, &paid)
    paid ||= ->(_event, delivery) { shop.pay(delivery.connection) }
    handler(inbox: shop.inbox(**inbox), **options) { |on| on.on_paid(&paid) }
  end

  def check_counts_once_among_many_threads(shop)
    on = handler_of(shop)
    delivery = deliver(id: "EV-1")
    statuses = Array.new(8) { Thread.new { on.call(env_of(delivery)).first } }.map(&:value)
    statuses << on.call(env_of(delivery)).first until statuses.last == 200
    eventually { on.in_flight.zero? }
    assert_counted_once(statuses)
    assert_equal 1, shop.paid, shop.name
  end

  # Its transaction comes to nothing, and the next delivery counts.
  def check_hung_callback(shop)
    open = Queue.new
    on = handler_of(shop, inbox: { lease: 1 }) do |_event, delivery|
      shop.pay(delivery.connection)
      open.pop
    end
    delivery = deliver(id: "EV-1")
    assert_given_up(on, delivery)
    assert_equal [1, 0], [on.in_flight, shop.paid], shop.name
    assert_equal [[200, "SUCCESS"], 1], [post(handler_of(shop), delivery), shop.paid], shop.name
    open << true
    eventually { on.in_flight.zero? }
    assert_equal 1, shop.paid, shop.name
  end

  # What the callback writes after it was given up does not count by itself.
  def check_a_late_write(shop)
    raised = Queue.new
    open = Queue.new
    on = handler_of(shop, inbox: { lease: 1 }) do |_event, delivery|
      open.pop
      begin
        shop.pay(delivery.connection)
        raised << nil
      rescue StandardError => e
        raised << e
        raise
      end
    end
    assert_given_up(on, deliver(id: "EV-1"))
    open << true
    refute_nil Timeout.timeout(60) { raised.pop }, shop.name
    eventually { on.in_flight.zero? }
    assert_equal 0, shop.paid, shop.name
  end

  # The lease ended. (Where the machine is slow the deadline did before, and that is told late.)
  def assert_given_up(handler, delivery)
    assert_equal 500, handler.call(env_of(delivery)).first
    codes = [Timeout.timeout(60) { outcomes.pop.code }]
    codes << Timeout.timeout(60) { outcomes.pop.code } if codes == ["DEADLINE_EXCEEDED"]
    assert_equal "HANDLER_FAILED", codes.last
    assert_match(/did not return before its lease ended/, log.string)
    log.truncate(0)
  end

  def check_a_transaction_that_the_callback_ended(shop)
    %w[COMMIT ROLLBACK].each do |statement|
      on = handler_of(shop) { |_event, delivery| shop.execute(delivery.connection, statement) && nil }
      assert_equal [500, "HANDLER_FAILED"], post(on, deliver(id: "EV-#{statement}")), shop.name
      assert_match(/did not outlive the callback/, log.string, shop.name)
    end
  end

  def check_a_failed_statement_that_nobody_told(shop)
    return unless shop.name.match?(/pg|postgres/)

    on = handler_of(shop) do |_event, delivery|
      shop.pay(delivery.connection)
      shop.execute(delivery.connection, "SELECT 1 FROM nowhere") rescue nil
    end
    assert_equal [[500, "HANDLER_FAILED"], 0], [post(on), shop.paid], shop.name
    assert_code("INBOX_FAILED") do
      shop.inbox.transaction { |connection| shop.execute(connection, "SELECT 1 FROM nowhere") rescue nil }
    end
  end

  def check_a_connection_in_a_transaction_is_refused(shop)
    source = shop.type || shop.connect
    busy = shop.type ? source.connection : source.call
    begin_on(busy)
    inbox = shop.type ? shop.inbox : WxNotify::Inbox.new(table: shop.table) { busy }
    # The merchant's own calls are in the merchant's own transaction.
    assert_equal "fresh", shop.inbox.claim(busy, receive(id: "EV-1")).state
    assert_code("OPTION_INVALID", "connect") { inbox.transaction { flunk } }
    busy.rollback_transaction if shop.type # what a block opened was closed
    assert_equal [[0]], shop.look("SELECT COUNT(*) FROM inbox").map { |row| row.map(&:to_i) }
  end

  def begin_on(connection)
    connection.respond_to?(:begin_transaction) ? connection.begin_transaction(_lazy: false) : connection_begins(connection)
  end

  def connection_begins(connection)
    connection.respond_to?(:query) && !connection.is_a?(SQLite3::Database) ? connection.query("BEGIN") : connection.execute("BEGIN")
  end

  # Also where the connection was told to take it lightly.
  def check_each_commit_is_on_the_disk(shop)
    return if shop.name != "sqlite3"

    seen = nil
    inbox = WxNotify::Inbox.new(table: shop.table) { shop.connect.call.tap { |db| db.execute("PRAGMA synchronous = NORMAL") } }
    on = handler(inbox: inbox) { |it| it.on_paid { |_, delivery| seen = delivery.connection.execute("PRAGMA synchronous") } }
    assert_equal [[200, "SUCCESS"], [[2]]], [post(on), seen] # 2 is FULL
  end

  def check_a_lock_that_another_has(shop)
    return unless shop.name.include?("sqlite")

    holder = SQLite3::Database.new(shop.path)
    holder.execute("BEGIN IMMEDIATE")
    # Who waited for ever would succeed then.
    much_later = Thread.new { sleep(60) && holder.execute("ROLLBACK") }
    on = handler_of(shop, deadline: nil)
    assert_equal [503, "NOTIFICATION_BUSY"], post(on), shop.name
    much_later.kill.join
    holder.execute("ROLLBACK")
    assert_equal [200, "SUCCESS"], post(on), shop.name
  end

  def check_a_missing_table(shop)
    on = handler(inbox: shop.inbox(table: "nowhere_#{shop.table}")) { |it| it.on_paid {} }
    assert_equal [500, "INBOX_SCHEMA"], post(on), shop.name
    assert_code("INBOX_SCHEMA", "table") { shop.inbox(table: "nowhere_#{shop.table}").check! }
    assert_nil shop.inbox.check!
  end

  def check_workers(shop)
    fails = true
    on = handler_of(shop, inbox: { max_attempts: 1 }, mode: :stored) do |_event, delivery|
      shop.pay(delivery.connection)
      delivery.renew if !shop.name.include?("sqlite") && !fails
      delivery.fail("no stock") if fails
    end
    assert_equal [200, "STORED"], post(on, deliver(id: "EV-1"))
    assert_equal [1, 0], shop.inbox.stats.to_a.values_at(0, 3)
    assert_health(shop)
    assert on.work_once
    assert_equal ["DEAD", 1], outcomes.pop.then { |outcome| [outcome.code, outcome.attempts] }
    letter = shop.inbox.dead_letters.first
    assert_equal ["EV-1", "TRANSACTION.SUCCESS", 1, "HANDLER_FAILED: no stock"], [letter.key, letter.event_type, letter.attempts, letter.last_error]
    refute_match(/1900007291/, letter.inspect)
    assert_equal [false, 1, true], [shop.inbox.health.healthy?, shop.inbox.health.stats.dead, shop.inbox.health(max_dead: 1).healthy?]
    assert_equal [true, false], [shop.inbox.retry("EV-1"), shop.inbox.retry("EV-2")]
    fails = false
    worker = Thread.new { on.work(pause: 0.05, purge_older_than: 90_000) }
    assert_equal ["SUCCESS", 1], [outcomes.pop.code, shop.paid]
    assert_equal 0, on.shutdown(60)
    assert worker.join(60)
    assert_equal 0, shop.inbox.purge(90_000)
    shop.look("UPDATE inbox SET done_at = 1")
    assert_equal 1, shop.inbox.purge(90_000)
  end

  def assess(shop, **limits)
    shop.inbox.health(**limits).then { |health| [health.healthy?, health.problems.join, health.stats.waiting] }
  end

  # One waits.
  def assert_health(shop)
    assert_equal [true, "", 1], assess(shop)
    shop.look("UPDATE inbox SET first_seen = first_seen - 1000")
    healthy, problems, waiting = assess(shop)
    assert_equal [false, 1], [healthy, waiting], shop.name
    assert_match(/wait, the oldest for 10\d\d seconds/, problems)
    assert_equal [true, "", 1], assess(shop, max_waiting: 2000)
    shop.inbox.transaction { |connection| refute_predicate shop.inbox.health(connection: connection), :healthy? }
    assert_code("OPTION_INVALID", "max_waiting") { shop.inbox.health(max_waiting: -1) }
    assert_code("OPTION_INVALID", "max_dead") { shop.inbox.health(max_dead: -1) }
    shop.look("UPDATE inbox SET first_seen = first_seen + 1000")
  end

  def check_mode_leased(shop)
    on = handler_of(shop, mode: :leased) do |_event, delivery|
      delivery.renew
      shop.inbox.transaction { |connection| shop.pay(connection) }
    end
    assert_equal [[200, "SUCCESS"], 1], [post(on), shop.paid]
  end

  # Another kind's notification by the same key.
  def check_key_conflict(shop)
    inbox = shop.inbox
    on = handler(inbox: inbox, key: ->(_) { "same" }) { |it| it.on_paid {}.on_refunded {} }
    assert_equal [[200, "SUCCESS"], [500, "KEY_CONFLICT"]], [post(on), post(on, deliver("REFUND.SUCCESS", {}))]
  end
end
