# frozen_string_literal: true

require "helper"
require "handles"
require "open3"
require "openssl"
require "timeout"
require "tmpdir"
require "wechat_pay"

# Certificates that stay fresh, over real sockets.
class CertificatesTest < Minitest::Test
  include Genuine
  include Handles

  API_V3_KEY = "0123456789abcdefghijklmnopqrstuv"
  # The platform before and after a rotation, and the merchant's own key pair.
  OLD, NEW = Array.new(2) { WxNotify::Testing::Platform.new(api_v3_key: API_V3_KEY) }
  MERCHANTS = WxNotify::Testing::Platform.new
  PAID = WxNotify::Testing.sample("TRANSACTION.SUCCESS", Genuine::ORDER)

  def test_they_are_downloaded_kept_in_the_file_and_found_there
    with_folder do |wechat_pay, folder|
      file = Pathname("#{folder}/certificates.json")
      refresher = refresher_of(wechat_pay, file: file)
      parser = refresher.parser
      assert received(parser, OLD)
      assert_code("SERIAL_UNKNOWN") { received(parser, NEW) }
      wechat_pay.has(NEW)
      assert_nil refresher.refresh
      assert received(parser, OLD) && received(parser, NEW)
      assert_includes refresher.inspect, OLD.serial

      wechat_pay.answers["/v3/certificates"] = [502, {}]
      later = refresher_of(wechat_pay, file: file).parser
      assert received(later, OLD) && received(later, NEW)
      assert_match(/is answered 502/, assert_code("REQUEST_FAILED") { refresher_of(wechat_pay).parser }.message)
      file.write(file.read[0, 100])
      assert_code("REQUEST_FAILED") { refresher_of(wechat_pay, file: file).parser }
      assert_match(/is left out/, log.string)
      refute_match(/#{API_V3_KEY}|PRIVATE/, log.string)
      assert_equal ["certificates.json"], Dir.children(folder)
    end
  end

  def test_what_cannot_be_reached_or_redirects_is_an_error_with_its_cause
    with_wechat_pay do |wechat_pay|
      wechat_pay.answers["/v3/certificates"] = [302, {}]
      assert_match(/redirects nobody/, assert_code("REQUEST_FAILED") { refresher_of(wechat_pay).parser }.message)
      assert_equal ["/v3/certificates"], wechat_pay.asked
      nowhere = WxNotify::CertificateRefresher.new(wechat_pay.merchant(host: "http://127.0.0.1:1"), API_V3_KEY)
      assert_kind_of Errno::ECONNREFUSED, assert_code("REQUEST_FAILED") { nowhere.parser }.cause
      stranger = WxNotify::CertificateRefresher.new(wechat_pay.merchant(key: platform), API_V3_KEY)
      assert_match(/401 SIGN_ERROR/, assert_code("REQUEST_FAILED") { stranger.parser }.message)
    end
  end

  # Whoever stands between has no certificate that the machine trusts.
  def test_an_https_that_nobody_vouches_for_is_refused
    key = OpenSSL::PKey::RSA.new(2048)
    certificate = OpenSSL::X509::Certificate.new
    certificate.subject = certificate.issuer = OpenSSL::X509::Name.parse("/CN=127.0.0.1")
    certificate.not_before, certificate.not_after, certificate.public_key = Time.now - 60, Time.now + 600, key.public_key
    certificate.sign(key, "SHA256")
    context = OpenSSL::SSL::SSLContext.new.tap { |it| it.cert, it.key = certificate, key }
    server = OpenSSL::SSL::SSLServer.new(TCPServer.new("127.0.0.1", 0), context)
    between = Thread.new { server.accept rescue nil }
    asker = WxNotify::Merchant.new(mchid: "19", serial: "AB", private_key: MERCHANTS.private_key_pem, host: "https://127.0.0.1:#{server.addr[1]}")
    assert_kind_of OpenSSL::SSL::SSLError, assert_code("REQUEST_FAILED") { WxNotify::CertificateRefresher.new(asker, API_V3_KEY).parser }.cause
    between.join
  ensure
    server&.close
  end

  def test_a_file_that_cannot_be_written_is_logged_and_no_more
    with_folder do |wechat_pay, folder|
      assert received(refresher_of(wechat_pay, file: "#{folder}/no/such/folder").parser, OLD)
      assert_match(/cannot be kept in the file: Errno::ENOENT/, log.string)
    end
  end

  # Nothing of the old certificate's is ever refused; what the new one signed is taken after a download beside the requests.
  def test_the_certificate_rotates_in_the_middle_of_traffic
    with_wechat_pay do |wechat_pay|
      refresher = hurried(wechat_pay)
      on = WxNotify::NotificationHandler.new(refresher.parser, refresher: refresher.start, logger: Logger.new(nil)) { |it| it.otherwise {} }
      refused = taken = 0
      senders = Array.new(2) do
        Thread.new do
          until taken > 10
            statuses = [OLD, NEW].map { |from| on.call(env_of(notification_of(from))).first }
            assert_equal 200, statuses[0]
            assert_includes [200, 401], statuses[1]
            statuses[1] == 200 ? taken += 1 : refused += 1
          end
        end
      end
      eventually { refused > 10 }
      wechat_pay.has(NEW)
      Timeout.timeout(60) { senders.each(&:value) }
      assert refresher.close
      refute(Thread.list.any? { |thread| thread.name == "wxnotify certificates" })
    end
  end

  def test_made_up_serials_cost_one_download_a_minute
    with_wechat_pay do |wechat_pay|
      refresher = hurried(wechat_pay)
      refresher.parser
      refresher.start.start
      made_up = assert_code("SERIAL_UNKNOWN") { received(refresher.parser, NEW) }
      began = now
      eventually do
        refresher.seen(made_up)
        refresher.seen(KeyError.new("no hint"))
        wechat_pay.asked.length >= 6
      end
      assert refresher.close
      assert_operator wechat_pay.asked.length, :<=, 3 + ((now - began) / 0.2)
    end
  end

  # The next download is hours away, and was told to wait for nobody.
  def test_it_ends_at_once
    with_wechat_pay do |wechat_pay|
      refresher = refresher_of(wechat_pay)
      refresher.parser
      assert refresher.start.close(60)
      assert refresher.close
      assert_nil Timeout.timeout(60) { refresher.run }
      assert_equal 1, wechat_pay.asked.length
    end
  end

  # A thread of the parent's is not there in a forked process.
  def test_a_forked_process_has_a_thread_of_its_own
    with_wechat_pay do |wechat_pay|
      refresher = hurried(wechat_pay)
      parser = refresher.parser
      on = WxNotify::NotificationHandler.new(parser, refresher: refresher.start, logger: Logger.new(nil)) { |it| it.otherwise {} }
      wechat_pay.has(NEW)
      told = forked { 2000.times.find { (on.call(env_of(notification_of(NEW))).first == 200) || (sleep(0.02) && nil) } && refresher.close }
      assert_equal "true", told
      assert refresher.close
      assert_equal "false", forked { Thread.list.any? { |thread| thread.name == "wxnotify certificates" } }
    end
  end

  # Puma's master loads the application and forks its workers.
  def test_in_pumas_workers
    with_folder do |wechat_pay, folder|
      File.write("#{folder}/keys.pem", MERCHANTS.private_key_pem)
      environment = { "WXPAY_HOST" => wechat_pay.url, "WXPAY_KEYS" => "#{folder}/keys.pem", "WXPAY_API_V3_KEY" => API_V3_KEY }
      command = ["ruby", "-I", File.expand_path("../lib", __dir__), "-S", "puma", "--preload", "-w", "2", "-t", "1:2", "-b", "tcp://127.0.0.1:0",
                 File.expand_path("refreshing.ru", __dir__)]
      Open3.popen2e(environment, *command, chdir: folder) do |_, out, puma|
        port = Timeout.timeout(60) { out.each_line.lazy.filter_map { |line| line[/Listening on http:\S+:(\d+)/, 1] }.first }
        drained = Thread.new { out.each_line.to_a }
        workers = lambda do |from|
          answers = Array.new(40) { wechat_pay.sent(port, notification_of(from)) }
          [answers.map { |answer| answer["X-Worker"] }.uniq.length, answers.map(&:code).uniq]
        end
        eventually { workers.call(OLD) == [2, ["200"]] }
        wechat_pay.has(NEW)
        eventually { workers.call(NEW) == [2, ["200"]] }
        Process.kill("TERM", puma.pid)
        assert Timeout.timeout(60) { puma.value && drained.value }
      end
    end
  end

  def test_what_is_no_refresher_is_named
    with_wechat_pay do |wechat_pay|
      asker = wechat_pay.merchant
      of = WxNotify::CertificateRefresher
      { "merchant" => -> { of.new("shop", API_V3_KEY) }, "interval" => -> { of.new(asker, API_V3_KEY, interval: 43_200) },
        "path" => -> { of.new(asker, API_V3_KEY, path: "/v3/pay") }, "api_v3_key" => -> { of.new(asker, []) },
        "public_key_id" => -> { of.new(asker, API_V3_KEY, public_keys: { "x" => "y" }) }, "api_v3_keys" => -> { of.new(asker, [1]) },
        "public_keys" => -> { of.new(asker, API_V3_KEY, public_keys: { "x" => nil }) },
        "mchid" => -> { WxNotify::Merchant.new(mchid: "shop", serial: "7132D72A", private_key: MERCHANTS.private_key_pem) },
        "host" => -> { wechat_pay.merchant(host: "https://user:secret@x") },
        "private_key" => -> { WxNotify::Merchant.new(mchid: "19", serial: "AB", private_key: nil) },
        "refresher" => -> { WxNotify::NotificationHandler.new(parser, refresher: 1) } }.each do |field, make|
        refute_match(/secret/, assert_raises(WxNotify::Error, field, &make).tap { |error| assert_equal field, error.field }.message)
      end
      assert_code("PEM_INVALID") { WxNotify::Merchant.new(mchid: "19", serial: "AB", private_key: "no key") }
    end
  end

  def test_no_key_is_shown
    with_wechat_pay do |wechat_pay|
      shown = [wechat_pay.merchant, refresher_of(wechat_pay)].flat_map { |each| [each.inspect, *each.instance_variables.map { |name| each.instance_variable_get(name).inspect }] }
      refute_match(/#{API_V3_KEY}|#{Regexp.escape(MERCHANTS.private_key_pem.lines[1].chomp)}/, shown.join)
      assert_raises(TypeError) { Marshal.dump(wechat_pay.merchant) }
    end
  end

  # What else a merchant asks.
  def test_a_request_of_ones_own_is_signed_and_its_answer_verified
    with_wechat_pay do |wechat_pay|
      wechat_pay.answers["/v3/bill?date=1"] = [200, { "url" => "there" }]
      request = wechat_pay.merchant.sign("GET", "/v3/bill?date=1")
      assert_equal ["GET", "#{wechat_pay.url}/v3/bill?date=1", ""], [request.method, request.url, request.body]
      answer = Net::HTTP.get_response(URI(request.url), request.headers)
      assert_equal "200", answer.code
      assert_nil OLD.parser.verify_answer(answer, answer.body)
      assert_code("SIGNATURE_INVALID") { OLD.parser.verify_answer(answer, "#{answer.body} ") }
      assert_includes wechat_pay.merchant.sign("POST", "/v3/refund", "{}").headers, "Content-Type"
      assert_code("OPTION_INVALID") { wechat_pay.merchant.sign("GET", "v3") }
    end
  end

  private

  def with_wechat_pay(&block)
    WeChatPay.open(OLD, MERCHANTS, &block)
  end

  def with_folder
    Dir.mktmpdir { |folder| with_wechat_pay { |wechat_pay| yield wechat_pay, folder } }
  end

  def refresher_of(wechat_pay, **options)
    WxNotify::CertificateRefresher.new(wechat_pay.merchant, API_V3_KEY, logger: Logger.new(log), **options)
  end

  # A refresher whose minute takes 0.2 seconds.
  def hurried(wechat_pay)
    refresher_of(wechat_pay, pause_ms: 200)
  end

  def notification_of(from)
    from.notification("TRANSACTION.SUCCESS", PAID)
  end

  def received(parser, from)
    delivery = notification_of(from)
    parser.parse(delivery.headers, delivery.body)
  end

  def now
    Process.clock_gettime(Process::CLOCK_MONOTONIC)
  end
end
