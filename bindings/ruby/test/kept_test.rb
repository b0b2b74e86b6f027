# frozen_string_literal: true

require "helper"
require "handles"
require "minitest/mock"
require "shop"

# What is promised of the connections that an inbox keeps, and of the line of those who write to an SQLite file.
class KeptTest < Minitest::Test
  include Genuine
  include Handles

  %w[sqlite3 pg mysql2].each do |name|
    define_method("test_by_#{name}") do
      shop = Shop.new(name)
      (methods + private_methods).grep(/\Acheck_/).sort.each do |check|
        @opened = []
        send(check, shop.emptied)
      end
    end
  end

  def test_writers_to_a_file_stand_in_line
    %w[sqlite3 record_on_sqlite].each { |name| assert_a_line(Shop.new(name)) }
  end

  # Without a line it is luck who writes next. None comes before one that waited longer.
  def assert_a_line(shop)
    inboxes = [shop.inbox, shop.inbox]
    came = Queue.new
    wrote = Queue.new
    held = Queue.new
    holder = Thread.new { inboxes[0].transaction { held.pop } }
    eventually { holder.stop? }
    writers = Array.new(8) do |number|
      writer = Thread.new do
        came << number
        inboxes[number % 2].transaction { wrote << number && sleep(0.02) }
      end
      eventually { came.size == number + 1 }
      sleep(0.05)
      writer
    end
    held << true
    assert_soon { [holder, *writers].each(&:join) }
    assert_equal [*0..7], Array.new(8) { wrote.pop }, shop.name
  end
  private :assert_a_line

  def test_many_writers_each_have_their_turn
    shop = Shop.new("sqlite3")
    inbox = shop.inbox
    longest = Array.new(4) do
      Thread.new do
        Array.new(60) do
          began = now
          inbox.transaction { |connection| shop.pay(connection) }
          now - began
        end.max
      end
    end.map(&:value).max
    assert_equal 240, shop.paid
    assert_operator longest, :<, 2
  end

  # Neither one that was killed while it stood there, nor one whose callback was given up, nor one that could not begin is waited for.
  def test_who_leaves_the_line
    shop = Shop.new("sqlite3")
    inbox = shop.inbox(lease: 1)
    held = Queue.new
    holder = Thread.new { inbox.transaction { held.pop } }
    eventually { holder.stop? }
    killed = Thread.new { inbox.transaction { flunk } }
    sleep(0.2)
    killed.kill
    assert killed.join(5), "it waits to the end"
    held << true
    holder.join
    assert_soon { inbox.transaction { |connection| shop.pay(connection) } }
    dies = Thread.new { inbox.transaction { held.pop } }
    eventually { dies.stop? }
    dies.kill.join
    assert_soon { inbox.transaction { |connection| shop.pay(connection) } }
    on = handler(inbox: inbox) { |it| it.on_paid { held.pop } }
    assert_equal 500, on.call(env_of(deliver)).first
    assert_soon { inbox.transaction { |connection| shop.pay(connection) } }
    held << true
    other = SQLite3::Database.new(shop.path).tap { |db| db.execute("BEGIN IMMEDIATE") }
    refute_equal "done", inbox.new_session.begin(100, true)
    other.close
    assert_soon { inbox.transaction { |connection| shop.pay(connection) } }
    assert_equal 4, shop.paid
  end

  # (SQLite itself forbids a fork while a transaction is open.)
  def test_a_child_stands_in_a_line_of_its_own
    line = WxNotify::Inbox.const_get(:Line).new
    turn = line.enter(1)
    assert_equal "true", forked { !line.enter(1).nil? }
    assert_nil line.enter(0.05)
    line.leave(turn)
    refute_nil line.enter(0.05)
  end

  # A statement that is not read to its end keeps what it saw, and a later transaction would see no more than that.
  def test_an_unfinished_statement
    shop = Shop.new("sqlite3")
    kept = []
    inbox = inbox_of(shop)
    inbox.transaction { |connection| kept << connection.query("SELECT number FROM #{shop.table}_orders").tap(&:next) }
    shop.look("INSERT INTO orders VALUES ('A2', 0)")
    session = inbox.new_session
    session.begin(1000, false)
    assert_equal({ rows: [[2]] }, session.run({ "sql" => "SELECT COUNT(*) FROM #{shop.table}_orders", "arguments" => [], "is_query" => true }))
    session.roll_back
    assert_equal 2, @opened.size
  end

  def test_a_file_that_is_gone
    shop = Shop.new("sqlite3")
    inbox = inbox_of(shop)
    assert_nil inbox.check!
    FileUtils.rm(Dir["#{shop.path}*"])
    assert_code("INBOX_SCHEMA") { inbox.check! }
  end

  private

  def inbox_of(shop, **options)
    @opened ||= []
    WxNotify::Inbox.new(table: shop.table, **options) { shop.connect.call.tap { |connection| @opened << connection } }
  end

  def now
    Process.clock_gettime(Process::CLOCK_MONOTONIC)
  end

  def assert_soon
    began = now
    yield
    assert_operator now - began, :<, 5
  end

  def pays(inbox, shop, **options)
    handler(inbox: inbox, **options) { |on| on.on_paid { |_, delivery| shop.pay(delivery.connection) } }
  end

  # The session's number, as the server knows it.
  def session_of(connection)
    connection.is_a?(PG::Connection) ? connection.backend_pid : connection.thread_id
  end

  def kill(shop, session)
    shop.look(shop.name == "pg" ? "SELECT pg_terminate_backend(#{session})" : "KILL #{session}")
  end

  def check_reuse(shop)
    on = pays(inbox_of(shop), shop)
    3.times { |number| assert_equal [200, "SUCCESS"], post(on, deliver(id: "EV-#{number}")), shop.name }
    assert_equal [3, 1], [shop.paid, @opened.size], shop.name
  end

  # No more of them wait than is promised, and those that wait for long are closed.
  def check_how_many_wait(shop)
    inbox = inbox_of(shop)
    all = Queue.new
    threads = Array.new(20) do
      source = inbox.instance_variable_get(:@source)
      Thread.new { source.take.tap { all.pop }.then { |link| source.give_back(link) } }
    end
    eventually { @opened.size == 20 && all.num_waiting == 20 }
    20.times { all << true }
    threads.each(&:join)
    open = -> { @opened.count { |each| shop.name == "pg" ? !each.finished? : !each.closed? } }
    assert_equal 16, open.call, shop.name
    later = now + 61
    Process.stub(:clock_gettime, later) { inbox.stats(connection: nil) }
    assert_equal [21, 1], [@opened.size, open.call], shop.name
  end

  # What is under way goes on, and the inbox is of use afterwards.
  def check_those_that_wait_are_closed(shop)
    inbox = inbox_of(shop)
    open = -> { @opened.count { |each| shop.name == "pg" ? !each.finished? : !each.closed? } }
    inbox.transaction do
      inbox.transaction { nil } unless shop.name == "sqlite3"
      inbox.close
      assert_equal 1, open.call, shop.name
    end
    assert_nil inbox.close
    assert_equal 0, open.call, shop.name
    inbox.stats
    assert_equal 1, open.call, shop.name
  end

  def check_a_connection_that_was_ended_meanwhile(shop)
    return if shop.name == "sqlite3"

    inbox = inbox_of(shop)
    on = pays(inbox, shop)
    assert_equal [200, "SUCCESS"], post(on, deliver(id: "EV-1")), shop.name
    kill(shop, session_of(@opened.last))
    assert_equal [[200, "SUCCESS"], 2], [post(on, deliver(id: "EV-2")), @opened.size], shop.name
    # The word of its end may come late: then BEGIN is the first to hear of it.
    kill(shop, session_of(@opened.last))
    link = inbox.instance_variable_get(:@source).instance_variable_get(:@idle).last.first
    link.stub(:silent?, true) { assert_equal [[200, "SUCCESS"], 3], [post(on, deliver(id: "EV-3")), @opened.size], shop.name }
    assert_equal 3, shop.paid, shop.name
  end

  # One that fails in the middle fails its notification, as ever, and is not used again.
  def check_a_connection_that_ends_in_the_middle(shop)
    return if shop.name == "sqlite3"

    ends = true
    on = handler(inbox: inbox_of(shop)) do |it|
      it.on_paid do |_, delivery|
        kill(shop, session_of(delivery.connection)) if ends
        shop.pay(delivery.connection)
      end
    end
    assert_equal [500, 0], [post(on, deliver(id: "EV-1")).first, shop.paid], shop.name
    ends = false
    assert_equal [[200, "SUCCESS"], 1], [post(on, deliver(id: "EV-1")), shop.paid], shop.name
    assert_equal 2, @opened.size
  end

  # Who has the connection still when it is another's turn.
  def check_a_transaction_that_was_left_open(shop)
    on = pays(inbox_of(shop), shop)
    assert_equal [200, "SUCCESS"], post(on, deliver(id: "EV-1")), shop.name
    shop.execute(@opened.first, "BEGIN")
    shop.pay(@opened.first)
    assert_equal [200, "SUCCESS"], post(on, deliver(id: "EV-2")), shop.name
    assert_equal [2, 2], [shop.paid, @opened.size], shop.name
  end

  def check_what_a_callback_ends_or_fails(shop)
    inbox = inbox_of(shop)
    ["COMMIT", "ROLLBACK", "SELECT 1 FROM nowhere"].each do |statement|
      on = handler(inbox: inbox) { |it| it.on_paid { |_, delivery| shop.execute(delivery.connection, statement) } }
      assert_equal [500, "HANDLER_FAILED"], post(on, deliver(id: "EV-#{statement}")), shop.name
    end
    # One that begins what nobody ends.
    on = handler(inbox: inbox) { |it| it.on_paid { |_, delivery| %w[COMMIT BEGIN].each { |sql| shop.execute(delivery.connection, sql) } && nil } }
    assert_equal [500, "HANDLER_FAILED"], post(on, deliver(id: "EV-1")), shop.name
    assert_equal [[200, "SUCCESS"], 1], [post(pays(inbox, shop), deliver(id: "EV-2")), shop.paid], shop.name
  end

  # A thread that is killed in a transaction, and one that a throw leaves.
  def check_what_was_left_in_the_middle(shop)
    inbox = inbox_of(shop)
    open = Queue.new
    killed = Thread.new { inbox.transaction { |connection| shop.pay(connection) && open.pop } }
    eventually { open.num_waiting == 1 }
    killed.kill.join
    catch(:out) { inbox.transaction { |connection| shop.pay(connection) && throw(:out) } }
    inbox.transaction { |connection| shop.pay(connection) }
    assert_equal [1, 3], [shop.paid, @opened.size], shop.name
  end

  # As on a new connection: each callback makes its own.
  def check_what_a_callback_leaves_on_the_session(shop)
    inbox = inbox_of(shop)
    3.times do
      inbox.transaction do |connection|
        case shop.name
        when "pg"
          connection.prepare("pay", "UPDATE #{shop.table}_orders SET paid = paid + $1")
          connection.exec_prepared("pay", [1])
          connection.exec("CREATE TEMPORARY TABLE t (a int)")
        when "mysql2"
          connection.prepare("UPDATE #{shop.table}_orders SET paid = paid + ?").execute(1)
        else
          shop.pay(connection)
          connection.execute("CREATE TEMPORARY TABLE t (a int)")
        end
      end
      GC.start
    end
    assert_equal 3, shop.paid, shop.name
  end

  def check_locks_of_the_session(shop)
    return if shop.name == "sqlite3"

    inbox = inbox_of(shop)
    lock, got = shop.name == "pg" ? ["SELECT pg_try_advisory_lock(7)", "t"] : ["SELECT GET_LOCK('wxnotify', 0)", 1]
    inbox.transaction { |connection| assert_equal [[got]], shop.execute(connection, lock) }
    assert_equal [[got]], shop.look(lock)
    shop.look(shop.name == "pg" ? "SELECT pg_advisory_unlock(7)" : "SELECT RELEASE_LOCK('wxnotify')")
    assert_equal 1, @opened.size
  end

  def check_a_child_uses_none_of_its_parents(shop)
    inbox = inbox_of(shop)
    on = pays(inbox, shop)
    assert_equal [200, "SUCCESS"], post(on, deliver(id: "EV-1")), shop.name
    told = forked do
      before = @opened.size
      [post(on, deliver(id: "EV-2")), @opened.size - before].inspect
    end
    assert_equal '[[200, "SUCCESS"], 1]', told, shop.name
    assert_equal [[200, "SUCCESS"], 3], [post(on, deliver(id: "EV-3")), shop.paid], shop.name
    assert_equal 2, @opened.size, shop.name # the one that the child would have had was closed
  end
end
