# frozen_string_literal: true

require "helper"
require "logger"
require "shop"

# What a delivery comes to, for each state that a row can have: after a 200 another connection sees the effect, or the stored notification.
class StatesTest < Minitest::Test
  include Genuine

  # How a row comes into each state.
  module States
    module_function

    def none(*) end

    def claimed(shop, notification)
      shop.inbox.transaction { |connection| shop.inbox.claim(connection, notification) }
    end

    def abandoned(shop, notification)
      claimed(shop, notification)
      shop.look("UPDATE inbox SET lease_until = 1")
    end

    def released(shop, notification)
      shop.inbox.transaction do |connection|
        shop.inbox.release(connection, shop.inbox.claim(connection, notification).lease, "no stock")
      end
    end

    def stored(shop, notification)
      shop.inbox.transaction { |connection| shop.inbox.store(connection, notification) }
    end

    def taken(shop, notification)
      stored(shop, notification)
      task = shop.inbox.transaction { |connection| shop.inbox.take(connection) }
      raise "another was taken" if task.notification.id != notification.id
    end

    def abandoned_by_worker(shop, notification)
      taken(shop, notification)
      shop.look("UPDATE inbox SET lease_until = 1, due_at = 1")
    end

    def done(shop, notification)
      shop.inbox.transaction do |connection|
        lease = shop.inbox.claim(connection, notification).lease
        shop.pay(connection)
        shop.inbox.complete(connection, lease)
      end
    end

    def dead(shop, notification)
      taken(shop, notification)
      shop.look("UPDATE inbox SET state = 'dead', due_at = NULL")
    end

    def discarded(shop, notification)
      dead(shop, notification)
      raise "it is not there" unless shop.inbox.discard(notification.id)
    end
  end

  FREE = { 200 => "SUCCESS", 500 => "HANDLER_FAILED" }.freeze
  BUSY = { 503 => "NOTIFICATION_BUSY" }.freeze
  DUPLICATE = { 200 => "DUPLICATE" }.freeze
  DEAD = { 500 => "HANDLER_FAILED" }.freeze
  STORED = { 200 => "STORED" }.freeze
  AT_ONCE = { none: FREE, claimed: BUSY, abandoned: FREE, released: FREE, stored: FREE, taken: BUSY, abandoned_by_worker: FREE, done: DUPLICATE,
              dead: DEAD, discarded: DUPLICATE }.freeze
  LATER = { none: STORED, claimed: BUSY, abandoned: STORED, released: STORED, stored: DUPLICATE, taken: DUPLICATE,
            abandoned_by_worker: DUPLICATE, done: DUPLICATE, dead: DEAD, discarded: DUPLICATE }.freeze

  Shop::NAMES.each do |name|
    define_method("test_each_state_by_#{name}") do
      shop = Shop.new(name)
      { transaction: AT_ONCE, leased: AT_ONCE, stored: LATER }.each do |mode, table|
        table.each do |state, expected|
          [true, false].each { |succeeds| check(shop.emptied, mode, state, expected, succeeds) }
        end
      end
    end
  end

  private

  def check(shop, mode, state, expected, succeeds)
    at = "#{shop.name}, #{mode}, #{state}, #{succeeds ? 'succeeds' : 'fails'}"
    outcomes = []
    handler = handler_of(shop, mode, succeeds, outcomes)
    delivery = deliver(id: "EV-1")
    States.public_send(state, shop, parser.parse(delivery.headers, delivery.body))
    status, = handler.call(delivery.rack_env.merge("REQUEST_METHOD" => "POST", "rack.input" => StringIO.new(delivery.body)))
    wanted = expected.length == 1 ? expected.keys.first : { true => 200, false => 500 }[succeeds]
    assert_equal [wanted, expected[wanted]], [status, outcomes[0].code], at
    row, due, text = shop.noted("state", "due_at", "notification")
    if status == 200
      assert (row == "done" && shop.paid == 1) || row == "discarded" || (%w[stored claimed].include?(row) && due && text), at
    end
    # What was acknowledged is not forgotten, whatever comes.
    assert row == "done" || due, at if %i[stored taken abandoned_by_worker].include?(state)
    work(shop, handler, succeeds, at) if mode == :stored && row == "stored"
    assert_equal 0, shop.paid, at if !succeeds && mode != :leased && state != :done
  end

  def work(shop, handler, succeeds, at)
    assert handler.work_once, at
    assert_equal succeeds ? ["done"] : ["stored"], shop.noted("state"), at
  end

  def handler_of(shop, mode, succeeds, outcomes)
    inbox = shop.inbox
    WxNotify::NotificationHandler.new(parser, inbox: inbox, mode: mode, observe: outcomes.method(:push), logger: Logger.new(nil)) do |on|
      on.on_paid do |_event, delivery|
        mode == :leased ? inbox.transaction { |connection| shop.pay(connection) } : shop.pay(delivery.connection)
        delivery.fail("no stock") unless succeeds
      end
    end
  end
end
