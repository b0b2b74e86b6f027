# frozen_string_literal: true

require "helper"
require "handles"
require "rack"
require "sqlite3"
require "tmpdir"
require "wechat_pay"

# The README's programs that ask WeChat Pay, and serve many merchants.
class AskingExamplesTest < Minitest::Test
  include Genuine
  include Handles

  EXAMPLES = File.expand_path("../examples", __dir__)
  require "#{EXAMPLES}/reconcile"

  def test_certificates_and_what_never_arrived
    merchants_key = WxNotify::Testing::Platform.new
    in_a_folder do
      File.write("key.pem", merchants_key.private_key_pem)
      WeChatPay.open(platform, merchants_key) do |wechat_pay|
        ENV.update("WXPAY_MCHID" => WeChatPay::MCHID, "WXPAY_MERCHANT_SERIAL" => "7132D72A", "WXPAY_MERCHANT_KEY" => "key.pem", "WXPAY_HOST" => wechat_pay.url,
                   "WXPAY_API_V3_KEY" => platform.api_v3_key)
        paid = WxNotify::Testing.sample("TRANSACTION.SUCCESS", ORDER)
        wechat_pay.answers["/v3/pay/transactions/out-trade-no/A1?mchid=1900007291"] = [200, paid]
        _, told = capture_io do
          app, = Rack::Builder.parse_file("#{EXAMPLES}/certificates.ru")
          Object.new.send(:look_for_payments, app, wechat_pay.merchant, %w[A1 A2])
          assert_equal 200, app.call(env_of(platform.notification("TRANSACTION.SUCCESS", paid))).first
        end
        assert_equal ["paid A1", "A1: SUCCESS SUCCESS", "A2: NOT_EXIST "], told.lines(chomp: true).reject { |line| line.include?("wxnotify") }
        assert Object.const_get(:REFRESHER).close
      end
      assert File.file?("certificates.json")
    end
  end

  def test_many_merchants
    in_a_folder do
      db = SQLite3::Database.new("shop.db")
      db.execute_batch("CREATE TABLE merchants (name, key_id, public_key, api_v3_key); CREATE TABLE orders (merchant, number, paid)")
      platforms = %w[north south].to_h { |name| [name, WxNotify::Testing::Platform.new(public_key_id: "PUB_KEY_ID_#{name}")] }
      platforms.each do |name, of|
        db.execute("INSERT INTO merchants VALUES (?, ?, ?, ?)", [name, of.serial, of.public_key_pem, of.api_v3_key])
        db.execute("INSERT INTO orders VALUES (?, 'A1', 0)", [name])
      end
      app, = Rack::Builder.parse_file("#{EXAMPLES}/many_merchants.ru")
      post = lambda do |name, from|
        delivery = from.notification("TRANSACTION.SUCCESS", WxNotify::Testing.sample("TRANSACTION.SUCCESS", ORDER), id: "EV-1")
        app.call(env_of(delivery, "PATH_INFO" => "/wxpay/notify/#{name}")).first
      end
      capture_io do
        assert_equal [200, 401, 401], [post.call("north", platforms["north"]), post.call("south", platforms["north"]), post.call("east", platforms["north"])]
        assert_equal [["north", 1], ["south", 0]], db.execute("SELECT merchant, paid FROM orders ORDER BY merchant")
        assert_equal 200, post.call("south", platforms["south"])
      end
      assert_equal 2, db.get_first_value("SELECT SUM(paid) FROM orders")
    end
  end

  private

  def in_a_folder(&block)
    before = ENV.to_h
    Dir.mktmpdir { |folder| Dir.chdir(folder, &block) }
  ensure
    ENV.replace(before)
  end
end
