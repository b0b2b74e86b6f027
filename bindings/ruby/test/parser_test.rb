# frozen_string_literal: true

require_relative "helper"

class ParserTest < Minitest::Test
  include Genuine

  def test_headers_come_in_many_forms
    delivery = deliver(request_id: "R1")
    headers = delivery.headers
    rack = delivery.rack_env.merge("REQUEST_METHOD" => "POST", "rack.input" => StringIO.new, "rack.multithread" => true, "CONTENT_LENGTH" => nil)
    enumerable = Struct.new(:env) { def each(&block) = env.each(&block) }
    response = Struct.new(:to_hash)
    [headers, headers.to_a, headers.transform_keys(&:downcase), headers.transform_keys(&:to_sym), headers.transform_values { |value| [value] },
     rack, enumerable.new(rack), response.new(headers.transform_values { |value| [value] }),
     rack.transform_values { |value| value.is_a?(String) ? value.b : value }].each do |given|
      assert_equal "R1", parser.parse(given, delivery.body).request_id
    end
  end

  # The names of the last request are kept, and no value.
  def test_requests_with_the_same_names_are_told_apart
    [["R1", {}], ["R2", {}], ["R3", { "X-Other" => "1" }], ["R4", {}], ["R5", { "x-other" => "1" }]].each do |request_id, others|
      delivery = deliver(request_id: request_id)
      headers = delivery.headers.merge(others)
      assert_equal request_id, parser.parse(headers, delivery.body).request_id
      assert_code("HEADER_MISSING", "Wechatpay-Nonce") { parser.parse(headers.merge("Wechatpay-Nonce" => ""), delivery.body) }
      assert_equal request_id, parser.parse(headers.to_a.reverse, delivery.body).request_id
      names = headers.to_a.map { |name, value| [name.dup, value] }
      assert_equal request_id, parser.parse(names, delivery.body).request_id
      names.each { |name, _| name.replace("X") }
      assert_equal request_id, parser.parse(headers, delivery.body).request_id
    end
  end

  # In such a Hash names are the caller's own texts.
  def test_names_that_change_are_looked_at_again
    delivery = deliver
    given = delivery.headers.merge("X-Names-That-Change" => "1") # names that no other test has
    headers = given.each_with_object({}.compare_by_identity) { |(name, value), own| own[name.dup] = value }
    assert_equal "A1", parser.parse(headers, delivery.body).resource["out_trade_no"]
    headers.keys.find { |name| name == "Wechatpay-Nonce" }.replace("X-Nonce")
    assert_code("HEADER_MISSING", "Wechatpay-Nonce") { parser.parse(headers, delivery.body) }
  end

  # More sorts of requests than are kept, in turn: what is made of names serves them again and again, and is never written to.
  def test_what_is_made_of_names_is_kept
    delivery = deliver
    sorts = Array.new(12) { |index| delivery.rack_env.merge("HTTP_X_#{index}" => "1", "REQUEST_METHOD" => "POST") }
    headers = WxNotify.send(:const_get, :Headers)
    packed = sorts.map { |sort| headers.pack(sort) }
    2.times { sorts.zip(packed) { |sort, once| 2.times { assert_equal once, headers.pack(sort) } } }
    sorts.each { |sort| assert_equal "A1", parser.parse(sort, delivery.body).resource["out_trade_no"] }
  end

  # Whichever way the headers are read.
  def test_what_is_read_must_be_text
    delivery = deliver
    env = delivery.rack_env.merge("REQUEST_METHOD" => :post)
    [env, env.to_a, env.merge("CONTENT_LENGTH" => nil)].each do |headers|
      assert_code("ARGUMENT_INVALID", "headers") { parser.parse(headers, delivery.body) }
      assert_code("ARGUMENT_INVALID", "headers") { parser.diagnose(headers, delivery.body) }
    end
  end

  # CGI has a request's headers under HTTP_ alone: what is called like one without it is of the process's environment.
  def test_in_a_rack_environment_headers_are_under_http
    delivery = deliver
    { "REQUEST_METHOD" => "POST", "HTTP_HOST" => "pay.example.com", "HTTP_" => "" }.each do |mark, value|
      [delivery.headers.merge(mark => value), { mark.to_sym => value }.merge(delivery.headers), delivery.headers.to_a << [mark, value]].each do |headers|
        assert_code("HEADER_MISSING", "Wechatpay-Timestamp") { parser.parse(headers, delivery.body) }
      end
      assert_equal "A1", parser.parse(delivery.headers.merge(delivery.rack_env, mark => value), delivery.body).resource["out_trade_no"]
    end
  end

  # A header that is of no concern may have any bytes, in any encoding, beside those that are.
  def test_other_headers_may_be_anything
    delivery = deliver
    others = { "X-Utf8" => "微信", "X-Binary" => "\xFF\xFE".b, "X-Latin" => "caf\xE9".dup.force_encoding("ISO-8859-1"), "X-Wide" => "ü".encode("UTF-16LE") }
    assert_equal "transaction.direct", parser.parse(others.merge(delivery.headers), delivery.body).kind
    assert_equal "transaction.direct", parser.parse(delivery.headers.merge(others), delivery.body).kind
  end

  # What no server takes: headers with a byte 0 go to the library in another way, and it says the same of them.
  def test_a_byte_zero_in_a_header_is_a_byte_as_any_other
    delivery = deliver
    ["\0", "a\0b", "a\0b\0c"].each do |value|
      others = { "X-Other" => value, "X-\0" => "1" }
      assert_equal "A1", parser.parse(others.merge(delivery.headers), delivery.body).resource["out_trade_no"]
      error = assert_code("HEADER_INVALID", "Wechatpay-Nonce") { parser.parse(delivery.headers.merge("Wechatpay-Nonce" => value), delivery.body) }
      assert_includes error.message, "0x00"
    end
    assert_code("HEADER_MISSING") { parser.parse({}, delivery.body) }
  end

  def test_a_header_that_is_read_must_be_text
    delivery = deliver
    assert_code("HEADER_MISSING", "Wechatpay-Nonce") { parser.parse(delivery.headers.merge("Wechatpay-Nonce" => nil), delivery.body) }
    # Each time: what the library does not look at is kept in mind, and what it does is not.
    2.times do
      assert_code("ARGUMENT_INVALID", "headers") { parser.parse(delivery.headers.merge("Wechatpay-Timestamp" => 1_700_000_000), delivery.body) }
    end
  end

  def test_headers_of_another_type_are_refused
    [nil, "Wechatpay-Nonce: a", 1, StringIO.new].each do |given|
      assert_code("ARGUMENT_INVALID", "headers") { parser.parse(given, "{}") }
    end
  end

  def test_a_header_may_come_twice_with_one_value
    delivery = deliver
    twice = delivery.headers.to_a + [["wechatpay-nonce", delivery.headers["Wechatpay-Nonce"]]]
    assert_equal "transaction.direct", parser.parse(twice, delivery.body).kind
    assert_code("HEADER_INVALID", "Wechatpay-Nonce") { parser.parse(delivery.headers.to_a + [%w[Wechatpay-Nonce another]], delivery.body) }
    %i[wechatpay-nonce Wechatpay-Nonce].each do |name|
      assert_code("HEADER_INVALID", "Wechatpay-Nonce") { parser.parse(delivery.headers.merge(name => "another"), delivery.body) }
    end
  end

  def test_the_body_is_bytes_or_a_stream
    delivery = deliver
    stream = StringIO.new(delivery.body)
    stream.read # as a middleware did
    [delivery.body, delivery.body.dup.force_encoding("UTF-8"), delivery.body.dup.force_encoding("GBK"), stream].each do |body|
      assert_equal "A1", parser.parse(delivery.headers, body).resource["out_trade_no"]
    end
    assert_equal delivery.body, stream.read, "others can read it again"
  end

  def test_a_body_that_was_parsed_is_refused_with_a_hint
    delivery = deliver
    error = assert_code("ARGUMENT_INVALID", "body") { parser.parse(delivery.headers, JSON.parse(delivery.body)) }
    assert_match(/raw_post/, error.message)
    assert_code("SIGNATURE_INVALID") { parser.parse(delivery.headers, nil) }
  end

  def test_each_fault_has_its_code
    WxNotify::Testing.faults.each do |fault, code|
      error = assert_code(code) { receive(fault: fault) }
      assert_equal code == "SIGNATURE_PROBE", error.platform_probe?
      assert_operator error.ack.status, :>=, 400
    end
    assert_equal 11, WxNotify::Testing.faults.length
  end

  def test_errors_have_classes
    { "missing_signature" => WxNotify::MalformedNotificationError, "forged" => WxNotify::VerificationError,
      "wrong_api_v3_key" => WxNotify::DecryptionError }.each { |fault, type| assert_raises(type) { receive(fault: fault) } }
    known = WxNotify::ErrorCode.all.map { |each| [each.code, WxNotify::Error.class_of(each.code)] }
    assert_equal ["INTERNAL"], known.select { |_, type| type == WxNotify::InternalError }.map(&:first), "each code has a class"
  end

  def test_now_is_a_number_or_a_time
    delivery = deliver(now: 1_700_000_000)
    assert_equal 1_700_000_000, parser.parse(delivery.headers, delivery.body, now: 1_700_000_300).timestamp
    assert_equal 1_700_000_000, parser.parse(delivery.headers, delivery.body, now: Time.at(1_700_000_000)).timestamp
    assert_code("TIMESTAMP_OUT_OF_RANGE") { parser.parse(delivery.headers, delivery.body, now: 1_700_000_301) }
    assert_code("TIMESTAMP_OUT_OF_RANGE") { parser.parse(delivery.headers, delivery.body) }
    ["1700000000", 1.5, 2**64].each { |now| assert_code("ARGUMENT_INVALID", "now") { parser.parse(delivery.headers, delivery.body, now: now) } }
  end

  def test_options
    keys = { platform_keys: platform.platform_keys, api_v3_keys: platform.api_v3_key }
    assert_equal 1_048_576, parser.max_body_bytes
    assert_equal 100, WxNotify::NotificationParser.new(**keys, max_body_bytes: 100).max_body_bytes
    assert_code("OPTION_INVALID", "max_body_bytes") { WxNotify::NotificationParser.new(**keys, max_body_bytes: 0) }
    assert_code("OPTION_INVALID", "max_body_bytes") { WxNotify::NotificationParser.new(**keys, max_body_bytes: 2**80) }
    assert_code("OPTION_INVALID", "clock_tolerance") { WxNotify::NotificationParser.new(**keys, clock_tolerance: -1) }
    assert_code("ARGUMENT_INVALID", "clock_tolerance") { WxNotify::NotificationParser.new(**keys, clock_tolerance: "300") }
  end

  def test_keys_can_be_replaced_while_it_parses
    other = WxNotify::Testing::Platform.new(public_key_id: "PUB_KEY_ID_1")
    own = platform.parser
    delivery = other.notification("TRANSACTION.SUCCESS", "{}")
    assert_code("SERIAL_UNKNOWN") { own.parse(delivery.headers, delivery.body) }
    own.replace_platform_keys(other.platform_keys)
    assert_code("DECRYPTION_FAILED") { own.parse(delivery.headers, delivery.body) }
    own.replace_api_v3_keys([platform.api_v3_key, WxNotify::ApiV3Key.new(other.api_v3_key, "new")])
    assert_equal "new", own.parse(delivery.headers, delivery.body).api_v3_key_label
    assert_equal ["PUB_KEY_ID_1"], own.platform_keys.map(&:serial)
    assert_code("API_V3_KEY_INVALID") { own.replace_api_v3_keys([]) }
    assert_code("NO_PLATFORM_KEY") { own.replace_platform_keys(WxNotify::PlatformKeys.new) }
  end

  def test_threads_share_one
    deliveries = Array.new(8) { |index| deliver("TRANSACTION.SUCCESS", { "out_trade_no" => "A#{index}" }) }
    found = deliveries.each_with_index.map do |delivery, index|
      Thread.new do
        Array.new(50) do |turn|
          parser.replace_platform_keys(platform.platform_keys) if (turn % 10).zero?
          parser.parse(delivery.headers, delivery.body).resource["out_trade_no"] == "A#{index}"
        end
      end
    end
    assert(found.flat_map(&:value).all?)
  end

  # The process that a server forks goes on with the parser that it loaded before.
  def test_a_forked_process_goes_on
    delivery = deliver
    made = parser
    child = fork do
      ok = made.parse(delivery.headers, delivery.body).kind == "transaction.direct"
      exit!(ok ? 0 : 1)
    end
    _, status = Process.wait2(child)
    assert status.success?
  end

  def test_native_memory_is_given_back
    resident = -> { File.read("/proc/self/statm").split[1].to_i * 4096 }
    delivery = deliver
    refuse = proc do
      parser.parse({}, "")
    rescue WxNotify::Error
      nil
    end
    # As often as it takes for a leak to show.
    { 4000 => proc { platform.parser }, 20_000 => proc { parser.parse(delivery.headers, delivery.body) }, 40_000 => refuse }.each do |times, use|
      # As many as in a round: how much garbage there is before it is collected is no leak.
      (times / 4).times(&use)
      GC.start
      before = resident.call
      4.times do
        (times / 4).times(&use)
        GC.start
      end
      assert_operator resident.call - before, :<, 8 * 1024 * 1024
    end
  end

  def test_answers_of_the_api_are_verified
    body = '{"code_url":"weixin://"}'
    now = Time.now.to_i
    signature = platform.sign(WxNotify::Primitives.signing_message(now.to_s, "nonce", body))
    headers = { "Wechatpay-Timestamp" => now.to_s, "Wechatpay-Nonce" => "nonce", "Wechatpay-Serial" => platform.serial, "Wechatpay-Signature" => signature }
    assert_nil parser.verify_answer(headers, body)
    assert_code("SIGNATURE_INVALID") { parser.verify_answer(headers, "{}") }
  end

  def test_diagnose_says_what_went_wrong
    delivery = deliver
    pretty = JSON.pretty_generate(JSON.parse(delivery.body))
    found = parser.diagnose(delivery.headers, pretty)
    assert_equal "SIGNATURE_INVALID", found.error_code
    refute_empty found.findings
    assert_match(/SIGNATURE_INVALID/, found.to_s)
    assert_nil parser.diagnose(delivery.headers, delivery.body).error_code
  end

  def test_a_failure_inside_is_an_error
    assert_raises(WxNotify::InternalError) { WxNotify::Testing.panic }
    assert_equal "transaction.direct", receive.kind
  end
end
